// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Version.h"
#include "core/checkpoint/SafetensorsFile.h"
#include "core/engine/Profile.h"
#include "core/engine/RunScore.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

using namespace exemplar;

namespace {

Profile sample() {
    Profile profile;
    profile.card.name = "Knee, \"scanner 2\"";
    profile.card.baseModelId = "lite-medsam";
    profile.card.baseModelSha256 = "79d8c9dca6db4d69";
    profile.card.labels.add({4, "Meniscus", {1, 2, 3}, true});
    profile.card.plan.seed = 42;
    profile.card.plan.recipe.gamma = 0.5;
    profile.card.plan.tokenRate = 7.0;
    profile.card.tissueWeights = {{4, 0.75}};
    profile.card.growWithTissue = {4};
    profile.card.record.steps.push_back({1, 2.5, 1.5, 1.25, 1e-3, 9.0});
    profile.card.record.validations.push_back({1, {0.5, std::nan("")}, 0.5});
    profile.card.axis = Axis::Coronal;
    profile.card.sources.push_back({"knee.nii.gz", Axis::Coronal, {3, 9}});
    profile.tensors["class_tokens"] = {TensorType::Float32, {1, 2}, std::string(8, '\1')};
    return profile;
}

}  // namespace

class ProfileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a.profile").toStdString();
        const Profile profile = sample();
        profile.save(path);
        const Profile back = Profile::load(path);
        QCOMPARE(back.card.toJson(), profile.card.toJson());
        QVERIFY(back.tensors == profile.tensors);
        QVERIFY(std::isnan(back.card.record.validations[0].dice[1]));
        QCOMPARE(back.card.plan.recipe.gamma, 0.5);
        QCOMPARE(back.card.plan.tokenRate, 7.0);
        QVERIFY(back.card.tissueWeights == profile.card.tissueWeights);
        QVERIFY(back.card.growWithTissue == profile.card.growWithTissue);
        QCOMPARE(back.card.record.steps[0].seconds, 0.0);  // timings are not stored: equal runs, equal files
    }

    /// A profile of a later format is refused with the version that wrote it; other files are no profiles.
    void laterFormatsAreRefused() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a.profile").toStdString();
        const auto errorOf = [&](const std::map<std::string, std::string>& metadata) -> std::optional<Error> {
            writeSafetensors(path, {sample().tensors, metadata});
            try {
                static_cast<void>(Profile::load(path));
            } catch (const Error& problem) {
                return problem;
            }
            return std::nullopt;
        };
        sample().save(path);
        auto metadata = readSafetensors(path).metadata;
        QCOMPARE(metadata.at("format"), std::string("exemplar-profile-1"));
        QCOMPARE(metadata.at("written_by"), programVersion());
        QVERIFY(!errorOf(metadata));
        metadata.erase("written_by");  // as the first versions wrote them
        QVERIFY(!errorOf(metadata));
        const auto later = errorOf({{"format", "exemplar-profile-12"}, {"written_by", "7.1.0"}});
        QVERIFY(later && later->code() == ErrorCode::FormatNewer);
        const std::string sentence = later->what();
        QVERIFY(sentence.starts_with(path.string() + " was written by Exemplar 7.1.0 "));
        QVERIFY(sentence.find("install that version") != std::string::npos);
        for (const char* format : {"exemplar-profile-0", "exemplar-profile-", "another", "exemplar-profile-x"}) {
            metadata["format"] = format;
            const auto none = errorOf(metadata);
            QVERIFY2(none && none->code() == ErrorCode::FormatUnknown, format);
        }
    }

    /// What the scores were measured on is written with them, and which exemplar was held out.
    void theCardSaysWhatWasHeldOut() {
        Profile profile = sample();
        TrainingRecord& record = profile.card.record;
        record.heldOut = SliceName{"knee.nii.gz", Axis::Coronal, 9};
        record.validations = {{1, {0.5}, 0.5, ScoredOn::HeldOut}, {2, {0.7}, 0.7, ScoredOn::Learned}};
        const ProfileCard back = ProfileCard::fromJson(profile.card.toJson(), "a.profile");
        QVERIFY(back.record.heldOut);
        QCOMPARE(back.record.heldOut->scan, std::string("knee.nii.gz"));
        QCOMPARE(back.record.heldOut->axis, Axis::Coronal);
        QCOMPARE(back.record.heldOut->slice, 9);
        QCOMPARE(back.record.validations[0].on, ScoredOn::HeldOut);
        QCOMPARE(back.record.validations[1].on, ScoredOn::Learned);
    }

    /// Cards of the first versions called an exemplar held out that was learned from in the end.
    void oldCardsDoNotSayWhatWasMeasured() {
        nlohmann::json card = nlohmann::json::parse(sample().card.toJson());
        card["record"]["heldOut"] = true;
        for (auto& validation : card["record"]["validations"]) {
            validation.erase("on");
        }
        for (auto& source : card["sources"]) {
            source.erase("scanKey");
        }
        const ProfileCard back = ProfileCard::fromJson(card.dump(), "a.profile");
        QVERIFY(!back.record.heldOut);
        QCOMPARE(scoreOf(back.record).on, ScoredOn::Unknown);
        QVERIFY(back.mayHaveLearnedFrom({}));  // nothing says which scan that knee was
    }

    void sourcesAreCollected() {
        ProfileCard card;
        Exemplar exemplar;
        exemplar.scan = "knee.nii.gz";
        exemplar.scanKey = "0f0f";
        exemplar.slice = 3;
        QVERIFY(!card.mayHaveLearnedFrom(exemplar));
        card.addSource(exemplar);
        card.addSource(exemplar);
        QVERIFY(card.mayHaveLearnedFrom(exemplar));
        exemplar.slice = 4;
        QVERIFY(!card.mayHaveLearnedFrom(exemplar));
        card.addSource(exemplar);
        QCOMPARE(card.sources.size(), std::size_t(1));
        QCOMPARE(card.sources[0].slices, (std::vector<int>{3, 4}));
        exemplar.scanKey = "abab";  // another scan of that name
        QVERIFY(!card.mayHaveLearnedFrom(exemplar));
        card.addSource(exemplar);
        QCOMPARE(card.sources.size(), std::size_t(2));
        QCOMPARE(ProfileCard::fromJson(card.toJson(), "a.profile").sources[1].scanKey, std::string("abab"));
    }

    void anotherBaseModelIsRefusedByName() {
        try {
            sample().requireBaseModel("other", "ffff", "a.profile");
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::ModelMismatch);
            QVERIFY(std::string(problem.what()).find("lite-medsam") != std::string::npos);
        }
    }

    void damagedProfilesAreErrors() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a.profile").toStdString();
        sample().save(path);
        const std::string whole = readFile(path);
        for (std::size_t at = 0; at < whole.size(); at += 5) {
            AtomicFile::write(path, whole.substr(0, at));
            QVERIFY_EXCEPTION_THROWN(Profile::load(path), Error);
            std::string flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ 0x11);
            AtomicFile::write(path, flipped);
            try {
                Profile::load(path);
            } catch (const Error&) {
            }
        }
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "ProfileTest.moc"
