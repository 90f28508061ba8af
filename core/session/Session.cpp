// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/Session.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/JsonText.h"
#include "core/base/Version.h"
#include "core/session/SessionReview.h"
#include "core/session/ZipArchive.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <nlohmann/json.hpp>

namespace exemplar {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int kVersion = 1;
constexpr std::uint64_t kLargestJson = 64U << 20, kLargestThumbnail = 16U << 20;
const char* const kKnown[] = {"format", "version",  "savedAt", "scan",    "grid",     "labels",
                              "locked", "view",     "prompts", "review",  "borrowed", "profile",
                              "runs",   "imported", "unsaved", "savedIn", "writtenBy"};

static_assert(std::endian::native == std::endian::little, "labels.u16 is written as it lies in memory");

constexpr std::pair<const char*, Modality> kModalities[] = {
    {"CT", Modality::CT}, {"MR", Modality::MR}, {"other", Modality::Unknown}};

json toJson(const SessionScan& scan, const fs::path& folder) {
    std::error_code ignored;
    const fs::path relative = fs::proximate(scan.path, folder, ignored);
    json object{{"path", scan.path},   {"relativePath", relative.generic_string()}, {"series", scan.series},
                {"frame", scan.frame}, {"contentHash", scan.contentHash},           {"name", scan.name}};
    if (scan.allowGaps) {
        object["allowGaps"] = true;
    }
    for (const auto& [name, modality] : kModalities) {
        if (scan.modality == modality) {
            object["modality"] = name;
        }
    }
    return object;
}

SessionScan scanFrom(const json& object, const fs::path& folder) {
    SessionScan scan{object.at("path"), object.at("series"), object.at("frame"), object.at("contentHash"),
                     object.at("name")};
    scan.allowGaps = object.value("allowGaps", false);
    for (const auto& [name, modality] : kModalities) {
        if (object.value("modality", std::string()) == name) {
            scan.modality = modality;
        }
    }
    std::error_code ignored;
    const fs::path beside = folder / object.at("relativePath").get<std::string>();
    if (!fs::exists(scan.path, ignored) && fs::exists(beside, ignored)) {
        scan.path = beside.lexically_normal().string();
    }
    return scan;
}

json toJson(const Geometry& grid) {
    return {{"dims", grid.dims()}, {"matrix", grid.matrix()}, {"origin", grid.origin()}};
}

json toJson(const LabelTable& table) {
    json list = json::array();
    for (const LabelEntry& entry : table.entries()) {
        list.push_back({{"id", entry.id}, {"name", entry.name}, {"colour", entry.colour}, {"visible", entry.visible}});
    }
    return list;
}

LabelTable tableFrom(const json& list) {
    LabelTable table;
    for (const json& one : list) {
        table.add({labelNumber(one.at("id")), one.at("name"), one.at("colour"), one.at("visible")});
    }
    return table;
}

json toJson(const SessionView& view) {
    return {{"cursor", view.cursor},
            {"window", {view.window.low, view.window.high}},
            {"modelUsesDisplayed", view.modelUsesDisplayed},
            {"opacity", view.opacity},
            {"label", view.activeLabel},
            {"settings", view.settings}};
}

SessionView viewFrom(const json& object) {
    SessionView view;
    view.cursor = object.at("cursor");
    view.window = {object.at("window").at(0), object.at("window").at(1)};
    view.modelUsesDisplayed = object.value("modelUsesDisplayed", false);  // not in the first sessions
    view.opacity = object.at("opacity");
    view.activeLabel = object.at("label");
    view.settings = object.at("settings").get<std::map<std::string, std::string>>();
    return view;
}

json toJson(const SessionPrompt& one) {
    json object{{"axis", static_cast<int>(one.axis)}, {"slice", one.slice}, {"label", one.prompt.label}};
    for (const PromptPoint& point : one.prompt.points) {
        object["points"].push_back({point.x, point.y, point.positive});
    }
    if (one.prompt.box) {
        object["box"] = {one.prompt.box->x0, one.prompt.box->y0, one.prompt.box->x1, one.prompt.box->y1};
    }
    return object;
}

SessionPrompt promptFrom(const json& object) {
    SessionPrompt one;
    one.axis = static_cast<Axis>(std::clamp(object.at("axis").get<int>(), 0, 2));
    one.slice = object.at("slice");
    one.prompt.label = object.at("label");
    if (object.contains("points")) {
        for (const json& point : object["points"]) {
            one.prompt.points.push_back({point.at(0), point.at(1), point.at(2)});
        }
    }
    if (object.contains("box")) {
        const json& box = object["box"];
        one.prompt.box = PromptBox{box.at(0), box.at(1), box.at(2), box.at(3)};
    }
    return one;
}

/// The JSON of a session, with what is wrong with it told in words.
json readJson(const ZipReader& zip, const fs::path& path) {
    const json object = parseJson(zip.text("session.json", kLargestJson));
    if (object.at("format") != "Exemplar session") {
        zip.damaged();
    }
    if (object.at("version").get<int>() > kVersion) {
        throw newerFormat(path, object.value("writtenBy", std::string()));
    }
    return object;
}

std::string thumbnailOf(const ZipReader& zip) {
    return zip.has("thumbnail.png") ? zip.text("thumbnail.png", kLargestThumbnail) : std::string();
}

LabelMap labelsFrom(const ZipReader& zip, const json& grid, JobControl& control) {
    const Index3 dims = grid.at("dims");
    std::uint64_t count = 2;
    for (const int size : dims) {
        if (size < 1 || count > (std::uint64_t{1} << 40) / static_cast<std::uint64_t>(size)) {
            zip.damaged();
        }
        count *= static_cast<std::uint64_t>(size);
    }
    if (zip.size("labels.u16") != count) {
        zip.damaged();
    }
    const Geometry geometry(dims, grid.at("matrix"), grid.at("origin"));
    const Vector3 steps = geometry.spacing();
    if (!(geometry.voxelVolume() > 1e-6 * steps[0] * steps[1] * steps[2])) {  // its axes do not span space
        zip.damaged();
    }
    LabelMap labels(geometry);
    zip.read("labels.u16", labels.labels().data(), count, control);
    return labels;
}

/// What the first sessions did not have.
void addReview(Session& session, const json& object, const ZipReader& zip, JobControl& control) {
    if (object.contains("review")) {
        session.review = reviewFromJson(object["review"], session.labels.geometry(), zip);
    }
    if (object.contains("borrowed")) {
        session.borrowed = borrowedFrom(object["borrowed"], zip, control);
    }
    session.profile = object.value("profile", std::string());
    session.imported = object.value("imported", std::vector<std::string>());
    if (object.contains("runs")) {
        session.runs = runsFromJson(object["runs"], zip);
    }
}

}  // namespace

void writeSession(const Session& session, const fs::path& path, JobControl& control) {
    control.checkpoint();
    json object = session.unknown.empty() ? json::object() : json::parse(session.unknown);
    object["format"] = "Exemplar session";
    object["version"] = kVersion;
    object["writtenBy"] = programVersion();
    object["savedAt"] =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    object["scan"] = toJson(session.scan, fs::absolute(path).parent_path());
    object["grid"] = toJson(session.labels.geometry());
    object["labels"] = toJson(session.table);
    object["locked"] = session.locked;
    object["view"] = toJson(session.view);
    object["prompts"] = json::array();
    for (const SessionPrompt& prompt : session.prompts) {
        object["prompts"].push_back(toJson(prompt));
    }
    object["review"] = reviewToJson(session.review);
    object["profile"] = session.profile;
    object["runs"] = runsToJson(session.runs);
    object["imported"] = session.imported;
    object["unsaved"] = session.unsaved;
    object["savedIn"] = session.savedIn;
    AtomicFile::writeWith(path, [&](const fs::path& temporary) {
        ZipWriter zip(temporary);
        object["borrowed"] = addBorrowed(session.borrowed, zip);
        const std::string text = object.dump(1, ' ', false, json::error_handler_t::replace);
        zip.add("session.json", text.data(), text.size());
        if (!session.thumbnail.empty()) {
            zip.add("thumbnail.png", session.thumbnail.data(), session.thumbnail.size());
        }
        zip.add("labels.u16", session.labels.labels().data(), 2 * session.labels.labels().size());
        zip.finish(control);
    });
}

Session readSession(const fs::path& path, JobControl& control) {
    const ZipReader zip(path);
    try {
        json object = readJson(zip, path);
        Session session;
        session.scan = scanFrom(object.at("scan"), fs::absolute(path).parent_path());
        session.table = tableFrom(object.at("labels"));
        session.locked = object.at("locked").get<std::set<std::uint16_t>>();
        session.view = viewFrom(object.at("view"));
        for (const json& prompt : object.at("prompts")) {
            session.prompts.push_back(promptFrom(prompt));
        }
        session.unsaved = object.at("unsaved");
        session.savedIn = object.at("savedIn");
        session.writtenBy = object.value("writtenBy", std::string());
        session.thumbnail = thumbnailOf(zip);
        session.labels = labelsFrom(zip, object.at("grid"), control);
        for (std::size_t i = 0; i < 3; ++i) {
            session.view.cursor[i] = std::clamp(session.view.cursor[i], 0, session.labels.geometry().dims()[i] - 1);
        }
        addReview(session, object, zip, control);
        for (const char* name : kKnown) {
            object.erase(name);
        }
        session.unknown = object.empty() ? std::string() : object.dump();
        return session;
    } catch (const json::exception&) {
        zip.damaged();
    }
}

SessionSummary readSessionSummary(const fs::path& path) {
    const ZipReader zip(path);
    try {
        const json object = readJson(zip, path);
        return {scanFrom(object.at("scan"), fs::absolute(path).parent_path()), thumbnailOf(zip), object.at("savedAt"),
                object.at("unsaved"), object.at("savedIn")};
    } catch (const json::exception&) {
        zip.damaged();
    }
}

}  // namespace exemplar
