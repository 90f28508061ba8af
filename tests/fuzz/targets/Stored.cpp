// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/PromptFile.h"
#include "core/checkpoint/PickleReader.h"
#include "core/engine/Profile.h"
#include "core/image/SlicePlane.h"
#include "core/io/LabelFile.h"
#include "core/session/Session.h"
#include "core/synthesis/SynthesisRecipe.h"
#include "tests/fuzz/FuzzTargets.h"

#include <zlib.h>

namespace exemplar::fuzz {
namespace {

void append(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) {
        bytes += static_cast<char>(i < 8 ? value >> (8 * i) & 255 : 0);
    }
}

/// A zip with good checksums of any content: random changes of a whole zip hardly pass them. Nothing is packed, and
/// nothing is flushed to a disk, since this happens thousands of times a second.
std::filesystem::path zipOf(const std::string& name, const std::vector<std::pair<std::string, std::string>>& members) {
    std::string bytes, list;
    for (const auto& [member, content] : members) {
        const auto* first = reinterpret_cast<const Bytef*>(content.data());
        std::string facts;
        append(facts, 20, 2);  // version
        append(facts, 0, 8);   // flags, stored, time
        append(facts, crc32(0, first, static_cast<uInt>(content.size())), 4);
        append(facts, content.size(), 4);
        append(facts, content.size(), 4);
        append(facts, member.size(), 2);
        append(facts, 0, 2);
        list += "PK\1\2";
        append(list, 20, 2);
        list += facts;
        append(list, 0, 10);
        append(list, bytes.size(), 4);
        list += member;
        bytes += "PK\3\4" + facts + member + content;
    }
    const std::size_t start = bytes.size();
    bytes += list + "PK\5\6";
    append(bytes, 0, 4);
    append(bytes, members.size(), 2);
    append(bytes, members.size(), 2);
    append(bytes, list.size(), 4);
    append(bytes, start, 4);
    append(bytes, 0, 2);
    return place(name, bytes);
}

}  // namespace

void session(const std::string& input) {
    std::filesystem::path path;
    if (input.starts_with("PK")) {
        path = place("a.session", input);
    } else {
        const std::vector<std::string> parts = splitInput(input, 5);
        path = zipOf("a.session", {{"session.json", parts[0]},
                                   {"labels.u16", parts[1]},
                                   {"exemplars/0.f32", parts[2]},
                                   {"exemplars/0.u16", parts[3]},
                                   {"thumbnail.png", parts[4]}});
    }
    if (input.size() % 8 == 0) {
        attempt([&] { readSessionSummary(path); });
        return;
    }
    attempt([&] {
        JobControl control;
        const Session read = readSession(path, control);
        checkGrid(read.labels.geometry(), read.labels.labels().size());
        if (!read.labels.geometry().contains(read.view.cursor)) {
            finding("a cursor outside of the grid");
        }
        if (input.size() % 8 != 1) {
            return;  // writing flushes to the disk, which takes its time
        }
        // What was read can be saved, and is the same when it is read again.
        const std::filesystem::path again = folder() / "b.session";
        writeSession(read, again, control);
        const Session back = readSession(again, control);
        if (back.labels.labels() != read.labels.labels() || back.table.size() != read.table.size() ||
            back.prompts.size() != read.prompts.size()) {
            finding("a session that is not the same after saving");
        }
    });
}

void profile(const std::string& input) {
    const std::filesystem::path path = place("a.profile", input);
    attempt([&] {
        const Profile read = Profile::load(path);
        read.save(folder() / "b.profile");
        if (Profile::load(folder() / "b.profile").tensors != read.tensors) {
            finding("a profile that is not the same after saving");
        }
    });
}

void checkpoint(const std::string& input) {
    const std::string file = (folder() / "a.pth").string();
    if (input.starts_with("PK") || (input.size() > 8 && input[8] == '{')) {
        const std::filesystem::path path = place("a.pth", input);
        attempt([&] { readTensorFile(path); });
        return;
    }
    attempt([&] { readPickle(input, file); });
    const std::filesystem::path path = zipOf("a.pth", {{"archive/data.pkl", input},
                                                       {"archive/data/0", std::string(256, '\1')},
                                                       {"archive/data/1", std::string(16, '\2')}});
    attempt([&] {
        for (const auto& [name, tensor] : readTensorFile(path)) {
            if (static_cast<std::size_t>(tensor.count()) * bytesPer(tensor.type) != tensor.bytes.size()) {
                finding("a tensor whose bytes do not fit its shape");
            }
        }
    });
}

void labels(const std::string& input) {
    constexpr const char* names[] = {"a.txt", "a.ctbl", "a.csv", "a.tsv", "dataset.json"};
    const std::size_t kind = input.empty() ? 0 : static_cast<unsigned char>(input[0]) % 5;
    const std::filesystem::path path = place(names[kind], input.empty() ? input : input.substr(1));
    attempt([&] {
        const LabelTable table = readLabelTable(path);
        for (const std::string& text : {table.toItkSnap(), table.toSlicer(), table.toSlicerCsv()}) {
            const LabelTable back = LabelTable::parse(text, path.string());
            if (back.ids() != table.ids()) {
                finding("a table of labels that is not the same after writing");
            }
        }
    });
}

void texts(const std::string& input) {
    const std::size_t kind = input.empty() ? 0 : static_cast<unsigned char>(input[0]) % 3;
    const std::string text = input.empty() ? input : input.substr(1);
    if (kind == 0) {
        const std::filesystem::path path = place("prompts.json", text);
        const Geometry geometry = Geometry::plain({8, 7, 6}, {1, 1, 1});
        try {
            cli::readPromptFile(path, SlicePlane(geometry, Axis::Axial));
        } catch (const Error&) {
            // a slice that is not there is named without the file
        }
    } else if (kind == 1) {
        try {
            const SynthesisRecipe recipe = SynthesisRecipe::fromJson(text);
            if (!(SynthesisRecipe::fromJson(recipe.toJson()) == recipe)) {
                finding("a recipe that is not the same after writing");
            }
        } catch (const Error&) {
            // names the knob
        }
    } else {
        attempt([&] {
            const ProfileCard card = ProfileCard::fromJson(text, (folder() / "card").string());
            ProfileCard::fromJson(card.toJson(), (folder() / "card").string());
        });
    }
}

}  // namespace exemplar::fuzz
