// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Resources.h"
#include "core/base/ThreadPriority.h"
#include "core/checkpoint/ModelRegistry.h"
#include "core/engine/ExemplarSet.h"
#include "core/engine/SliceForEngine.h"
#include "core/engine/TissueWeights.h"
#include "core/image/Components.h"
#include "core/io/VolumeReader.h"
#include "core/neural/TorchEngine.h"
#include "core/synthesis/PointSampler.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <numeric>
#include <thread>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

const char* kScan = "/usr/share/mricron/templates/ch2.nii.gz";
const char* kAtlas = "/usr/share/mricron/templates/aal.nii.gz";

double dice(const Mask& truth, const Image& logits) {
    double both = 0, sizes = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const bool mine = logits.pixels()[i] > 0;
        both += truth.pixels()[i] != 0 && mine;
        sizes += (truth.pixels()[i] != 0) + mine;
    }
    return sizes > 0 ? 2 * both / sizes : 1.0;
}

}  // namespace

/// The real model on Colin27: prompting, a short adaptation, profiles.
class TorchEngineTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const ModelRegistry registry = ModelRegistry::standard();
        try {
            m_options.modelFile = registry.locate(registry.defaultModel());
        } catch (const Error&) {
            QSKIP("the base model is not here; run packaging/fetch-model.sh");
        }
        if (!fs::exists(kScan)) {
            QSKIP("Debian's mricron-data is not installed");
        }
        m_options.modelId = registry.defaultModel().id;
        m_options.modelSha256 = registry.defaultModel().sha256;
        JobControl control;
        m_scan = readScan(kScan, control).volume;
        m_labels = conformTo(readLabelMap(kAtlas, control), m_scan.geometry(), kAtlas);
        for (std::uint16_t& label : m_labels.labels()) {
            label = label == 73 || label == 74 ? 1 : label == 77 || label == 78 ? 2 : 0;  // putamen, thalamus
        }
        m_window = IntensityWindow::automatic(m_scan);
    }

    /// What the base profile is for: a click gives nothing without it and a structure with it; boxes stay.
    void theBaseProfileMakesClicksWork() {
        const SlicePlane plane(m_scan.geometry(), Axis::Axial);
        const SliceImage slice = sliceForEngine(m_scan, "colin", plane, m_window, 72);
        Image2D<int> ids;
        const Mask putamen = labelMask(plane.extract(m_labels, 72), 1);
        const auto parts = connectedComponents(putamen, ids);
        const Mask one = componentMask(ids, parts[0].id);
        const Prompt click{0, centrePoints(one), {}, {}};
        const Prompt box{
            0, {}, PromptBox{double(parts[0].x0), double(parts[0].y0), double(parts[0].x1), double(parts[0].y1)}, {}};
        const auto plain = neural::makeTorchEngine(m_options)->predict(slice, {click, box});
        neural::EngineOptions taught = m_options;
        taught.baseProfile = resourceFile("base.profile");
        const auto better = neural::makeTorchEngine(taught)->predict(slice, {click, box});
        qInfo("click %.2f -> %.2f, box %.2f -> %.2f", dice(one, plain[0].logits), dice(one, better[0].logits),
              dice(one, plain[1].logits), dice(one, better[1].logits));
        QVERIFY(dice(one, better[0].logits) > dice(one, plain[0].logits) + 0.2);
        QVERIFY(dice(one, better[1].logits) > dice(one, plain[1].logits) - 0.05);
    }

    void theEngineTellsItsPrecision() {
        neural::EngineOptions options = m_options;
        const std::string full = neural::makeTorchEngine(options)->deviceName();
        options.precision = "full";
        QVERIFY(neural::makeTorchEngine(options)->deviceName().find("mixed") == std::string::npos);
        options.precision = "mixed";
        QVERIFY(neural::makeTorchEngine(options)->deviceName().ends_with(", mixed precision"));
        QVERIFY(full.starts_with("CUDA") || !full.ends_with(", mixed precision"));
    }

    /// Known structures are taught where the picture shows them; training goes on from a base profile.
    void pointsAreTaughtFromKnownStructures() {
        TeachPlan plan;
        plan.images = 3;
        plan.boxesPerImage = 4;
        plan.steps = 2;
        plan.cropShare = 0.0;
        plan.labelledShare = plan.lesionShare = plan.pairShare = 1.0;
        neural::EngineOptions options = m_options;
        options.baseProfile = resourceFile("base.profile");
        JobControl control;
        int steps = 0;
        const Profile taught = neural::teachPoints(
            options, {{"Colin27", m_scan, m_labels}}, plan, {}, [&](const TrainingStep& step) { steps = step.step; },
            control);
        QCOMPARE(steps, 2);
        const Profile before = Profile::load(options.baseProfile);
        QCOMPARE(taught.tensors.size(), before.tensors.size());
        int changed = 0;
        for (const auto& [name, tensor] : before.tensors) {
            QVERIFY(taught.tensors.contains(name));
            QVERIFY(taught.tensors.at(name).shape == tensor.shape);
            changed += taught.tensors.at(name).bytes != tensor.bytes ? 1 : 0;
        }
        QVERIFY2(changed > 10, qPrintable(QString::number(changed)));
        qInfo("%s", taught.card.notes.c_str());
        QVERIFY(!QString::fromStdString(taught.card.notes).contains(" 0 of them known"));
    }

    /// What was kept on the disk gives what it gave when it was made, and nearly what is given without.
    void keptEmbeddingsGiveTheSame() {
        const QTemporaryDir folder;
        const SlicePlane plane(m_scan.geometry(), Axis::Axial);
        const SliceImage slice = sliceForEngine(m_scan, "colin", plane, m_window, 72);
        const Prompt box{0, {}, PromptBox{60, 60, 120, 120}, {}};
        neural::EngineOptions keeping = m_options;
        keeping.embeddingFolder = folder.path().toStdString();
        const Image without = neural::makeTorchEngine(m_options)->predict(slice, {box})[0].logits;
        const Image made = neural::makeTorchEngine(keeping)->predict(slice, {box})[0].logits;
        const auto again = neural::makeTorchEngine(keeping);
        QElapsedTimer clock;
        clock.start();
        const Image found = again->predict(slice, {box})[0].logits;
        qInfo("first click on a slice that was encoded before: %lld ms", static_cast<long long>(clock.elapsed()));
        QCOMPARE(found.pixels(), made.pixels());
        double most = 0.0;
        for (std::size_t i = 0; i < made.size(); ++i) {
            const auto share = [](float logit) { return 1.0 / (1.0 + std::exp(-logit)); };
            most = std::max(most, std::abs(share(made.pixels()[i]) - share(without.pixels()[i])));
        }
        QVERIFY2(most > 0.0 && most < 5e-3, qPrintable(QString::number(most)));
    }

    void adaptsAndIsReproducible() {
        neural::EngineOptions options = m_options;
        options.baseProfile = resourceFile("base.profile");
        const auto engine = neural::makeTorchEngine(options);
        ExemplarSet set;
        set.labels.add({1, "Putamen", {200, 0, 0}, true});
        set.labels.add({2, "Thalamus", {0, 200, 0}, true});
        addExemplars(set, m_scan, "colin", "ch2", m_labels, Axis::Axial, {68, 76}, m_window);
        TrainingPlan plan;
        plan.steps = 14;
        plan.shapeShare = plan.noPointShare = 0.0;  // steps that can be compared
        plan.samples = 6;
        plan.validateEvery = 14;
        plan.warmUpSteps = 2;
        const QTemporaryDir folder;
        std::vector<std::string> files;
        for (const char* name : {"a.profile", "b.profile"}) {
            JobControl control;
            Profile profile = engine->adapt(set, plan, nullptr, {}, control);
            const auto& steps = profile.card.record.steps;
            const auto mean = [](auto first, auto last) {
                return std::accumulate(first, last, 0.0,
                                       [](double sum, const TrainingStep& step) { return sum + step.loss; }) /
                       static_cast<double>(last - first);
            };
            QVERIFY(mean(steps.end() - 5, steps.end()) < mean(steps.begin(), steps.begin() + 5));
            files.push_back(folder.filePath(name).toStdString());
            profile.save(files.back());
        }
        QCOMPARE(readFile(files[0]), readFile(files[1]));  // one seed, one file
        QVERIFY(fs::file_size(files[0]) < 2'000'000);

        const SlicePlane plane(m_scan.geometry(), Axis::Axial);
        const SliceImage slice = sliceForEngine(m_scan, "colin", plane, m_window, 72);
        const Prompt byName{1, {}, {}, {}};
        const auto before = engine->predict(slice, {byName});
        engine->useProfile(Profile::load(files[0]), files[0]);
        QCOMPARE(engine->labels().size(), std::size_t(2));
        const auto& tissue = Profile::load(files[0]).card.tissueWeights;
        QVERIFY(tissue == tissueWeights(set));
        QCOMPARE(engine->tissueWeight(1), tissue.contains(1) ? tissue.at(1) : 0.0);
        QCOMPARE(engine->tissueWeight(3), 0.0);
        const auto& growing = Profile::load(files[0]).card.growWithTissue;
        JobControl control;
        QVERIFY(growing == structuresGrowingWithTissue(set, control));
        QCOMPARE(engine->growsWithTissue(1), std::find(growing.begin(), growing.end(), 1) != growing.end());
        QVERIFY(!engine->growsWithTissue(3));
        const auto with = engine->predict(slice, {byName});
        QVERIFY(with[0].logits != before[0].logits);
        engine->dropProfile();
        QVERIFY(engine->predict(slice, {byName})[0].logits == before[0].logits);  // nothing is left behind

        Profile foreign = Profile::load(files[0]);
        foreign.card.baseModelSha256 = "0123456789abcdef";
        QVERIFY_EXCEPTION_THROWN(engine->useProfile(foreign, "foreign.profile"), Error);
    }

    /// A slice with forty clicks is answered as forty slices with one.
    void manyPromptsAtOnce() {
        const auto engine = neural::makeTorchEngine(m_options);
        const SlicePlane plane(m_scan.geometry(), Axis::Axial);
        const SliceImage slice = sliceForEngine(m_scan, "colin", plane, m_window, 72);
        std::vector<Prompt> prompts;
        for (int i = 0; i < 40; ++i) {
            prompts.push_back({0, {{20.0 + 3 * i, 40.0 + 2 * i, true}}, {}, {}});
            if (i % 3 == 0) {
                prompts.back().box = PromptBox{10.0 + 3 * i, 30.0 + 2 * i, 40.0 + 3 * i, 60.0 + 2 * i};
            }
        }
        const auto together = engine->predict(slice, prompts);
        QCOMPARE(together.size(), prompts.size());
        for (std::size_t i = 0; i < prompts.size(); i += 3) {
            const auto alone = engine->predict(slice, {prompts[i]});
            double most = 0, largest = 1;
            for (std::size_t p = 0; p < alone[0].logits.size(); ++p) {
                most = std::max<double>(most, std::abs(alone[0].logits.pixels()[p] - together[i].logits.pixels()[p]));
                largest = std::max<double>(largest, std::abs(alone[0].logits.pixels()[p]));
            }
            QVERIFY2(most < 1e-5 * largest, qPrintable(QString::number(most)));
            QVERIFY(std::abs(alone[0].quality - together[i].quality) < 1e-5);
        }
    }

    /// One engine answers clicks while the other learns; both do as when they are alone.
    void twoEnginesAtOnce() {
        const auto learner = neural::makeTorchEngine(m_options), clicker = neural::makeTorchEngine(m_options);
        ExemplarSet set;
        set.labels.add({1, "Putamen", {200, 0, 0}, true});
        addExemplars(set, m_scan, "colin", "ch2", m_labels, Axis::Axial, {68, 76}, m_window, true);
        TrainingPlan plan;
        plan.steps = 3;
        plan.samples = 2;
        const SlicePlane plane(m_scan.geometry(), Axis::Axial);
        std::vector<SliceImage> slices;
        for (int slice : {60, 70}) {
            slices.push_back(sliceForEngine(m_scan, "", plane, m_window, slice));  // without a key nothing is kept
        }
        const std::vector<Prompt> prompts{{0, {{70, 110, true}}, {}, {}}, {0, {}, PromptBox{60, 90, 90, 130}, {}}};
        std::vector<std::vector<Answer>> alone;
        for (const SliceImage& slice : slices) {
            alone.push_back(clicker->predict(slice, prompts));
        }
        JobControl control;
        const Profile quiet = learner->adapt(set, plan, nullptr, {}, control);

        Profile busy;
        std::atomic<bool> learning{true};
        std::thread worker([&] {
            lowerThreadPriority();
            busy = learner->adapt(set, plan, nullptr, {}, control);
            learning = false;
        });
        int answered = 0;
        bool same = true;
        while (learning || answered == 0) {
            for (std::size_t i = 0; i < slices.size(); ++i) {
                const auto answers = clicker->predict(slices[i], prompts);
                for (std::size_t p = 0; p < prompts.size(); ++p) {
                    same = same && answers[p].logits == alone[i][p].logits && answers[p].quality == alone[i][p].quality;
                }
            }
            ++answered;
        }
        worker.join();
        QVERIFY(same);
        QVERIFY(busy.tensors == quiet.tensors);
        QCOMPARE(busy.card.toJson(), quiet.card.toJson());
    }

    /// Training further with a structure more than the profile knows.
    void aProfileGrows() {
        const auto engine = neural::makeTorchEngine(m_options);
        ExemplarSet set;
        set.labels.add({1, "Putamen", {200, 0, 0}, true});
        addExemplars(set, m_scan, "colin", "ch2", m_labels, Axis::Axial, {72}, m_window, true);
        TrainingPlan plan;
        plan.steps = 1;
        plan.samples = 2;
        plan.rank = 2;
        JobControl control;
        const Profile small = engine->adapt(set, plan, nullptr, {}, control);
        engine->useProfile(small, "small");  // stays on while the other learns
        ExemplarSet more;
        more.labels.add({2, "Thalamus", {0, 200, 0}, true});
        more.labels.add({1, "Putamen", {200, 0, 0}, true});
        addExemplars(more, m_scan, "colin", "ch2", m_labels, Axis::Axial, {72}, m_window);
        plan.rank = 4;
        Profile start = small;
        start.card.plan.firstTrainableStage = 3;
        const Profile grown = engine->adapt(more, plan, &start, {}, control);
        QCOMPARE(grown.card.plan.rank, 2);
        QCOMPARE(grown.tensors.size(), small.tensors.size());
        QCOMPARE(grown.tensors.at("class_tokens").shape.front(), std::int64_t(2));
        QCOMPARE(engine->labels().size(), std::size_t(1));
        engine->useProfile(grown, "grown");
        QCOMPARE(engine->labels().entries()[0].name, std::string("Thalamus"));

        // One structure of one scan has no place, the second one has; profiles of before know of none.
        std::vector<float> places(2 * 16 * 16);
        const std::string& bytes = grown.tensors.at("class_places").bytes;
        QCOMPARE(bytes.size(), places.size() * sizeof(float));
        std::memcpy(places.data(), bytes.data(), bytes.size());
        QVERIFY(std::abs(std::accumulate(places.begin(), places.begin() + 256, 0.0) - 1.0) < 1e-4);
        QVERIFY(std::all_of(places.begin() + 256, places.end(), [](float share) { return share == 0.0F; }));
        const SlicePlane plane(m_scan.geometry(), Axis::Axial);
        const SliceImage slice = sliceForEngine(m_scan, "", plane, m_window, 72);
        const std::vector<Prompt> names{{1, {}, {}, {}}, {2, {}, {}, {}}};
        const auto placed = engine->predict(slice, names);
        Profile old = grown;
        old.tensors.erase("class_places");
        engine->useProfile(old, "old");
        const auto placeless = engine->predict(slice, names);
        QCOMPARE(placeless[0].logits, placed[0].logits);
        QVERIFY(placeless[1].logits != placed[1].logits);
        old.tensors["class_places"] = grown.tensors.at("class_tokens");
        QVERIFY_EXCEPTION_THROWN(engine->useProfile(old, "old"), Error);
    }

private:
    neural::EngineOptions m_options;
    Volume m_scan;
    LabelMap m_labels;
    IntensityWindow m_window;
};

QTEST_GUILESS_MAIN(TorchEngineTest)
#include "TorchEngineTest.moc"
