// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ProfileCard.h"

#include "core/base/Error.h"
#include "core/base/JsonText.h"
#include "core/engine/RunScore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace {

using nlohmann::json;

json labelsToJson(const LabelTable& table) {
    json list = json::array();
    for (const LabelEntry& entry : table.entries()) {
        list.push_back({{"id", entry.id}, {"name", entry.name}, {"colour", entry.colour}});
    }
    return list;
}

LabelTable labelsFromJson(const json& list) {
    LabelTable table;
    for (const auto& item : list) {
        table.add({labelNumber(item.at("id")), item.at("name").get<std::string>(),
                   item.at("colour").get<std::array<std::uint8_t, 3>>(), true});
    }
    return table;
}

json planToJson(const TrainingPlan& plan) {
    return {{"steps", plan.steps},
            {"minutes", plan.minutes},
            {"samples", plan.samples},
            {"rank", plan.rank},
            {"learningRate", plan.learningRate},
            {"warmUpSteps", plan.warmUpSteps},
            {"weightDecay", plan.weightDecay},
            {"gradientClip", plan.gradientClip},
            {"diceWeight", plan.diceWeight},
            {"noPointShare", plan.noPointShare},
            {"shapeShare", plan.shapeShare},
            {"freeShare", plan.freeShare},
            {"nearShare", plan.nearShare},
            {"plainShare", plan.plainShare},
            {"tokenRate", plan.tokenRate},
            {"firstTrainableStage", plan.firstTrainableStage},
            {"decoderLora", plan.decoderLora},
            {"classTokens", plan.classTokens},
            {"bodyPlaces", plan.bodyPlaces},
            {"validateEvery", plan.validateEvery},
            {"seed", plan.seed},
            {"recipe", json::parse(plan.recipe.toJson())}};
}

TrainingPlan planFromJson(const json& item) {
    TrainingPlan plan;
    item.at("steps").get_to(plan.steps);
    item.at("minutes").get_to(plan.minutes);
    item.at("samples").get_to(plan.samples);
    item.at("rank").get_to(plan.rank);
    item.at("learningRate").get_to(plan.learningRate);
    item.at("warmUpSteps").get_to(plan.warmUpSteps);
    item.at("weightDecay").get_to(plan.weightDecay);
    item.at("gradientClip").get_to(plan.gradientClip);
    item.at("diceWeight").get_to(plan.diceWeight);
    item.at("noPointShare").get_to(plan.noPointShare);
    plan.tokenRate = item.value("tokenRate", 1.0);
    plan.freeShare = item.value("freeShare", 0.0);
    plan.nearShare = item.value("nearShare", 0.0);
    plan.plainShare = item.value("plainShare", 0.0);
    plan.shapeShare = item.value("shapeShare", 0.0);  // not in the first cards
    item.at("firstTrainableStage").get_to(plan.firstTrainableStage);
    plan.decoderLora = item.value("decoderLora", true);  // these two too
    plan.classTokens = item.value("classTokens", true);
    plan.bodyPlaces = item.value("bodyPlaces", false);
    item.at("validateEvery").get_to(plan.validateEvery);
    item.at("seed").get_to(plan.seed);
    plan.recipe = SynthesisRecipe::fromJson(item.at("recipe").dump());
    return plan;
}

json recordToJson(const TrainingRecord& record) {
    json steps = json::array(), validations = json::array();
    for (const TrainingStep& step : record.steps) {
        steps.push_back({step.step, step.loss, step.crossEntropy, step.dice, step.learningRate});
    }
    for (const Validation& validation : record.validations) {
        json dice = json::array();
        for (double value : validation.dice) {
            dice.push_back(std::isnan(value) ? json() : json(value));
        }
        validations.push_back(
            {{"step", validation.step}, {"dice", dice}, {"mean", validation.mean}, {"on", nameOf(validation.on)}});
    }
    json object{{"steps", steps},
                {"validations", validations},
                {"heldOut", record.heldOut.has_value()},  // for the first versions of the program
                {"bestStep", record.bestStep},
                {"cancelled", record.cancelled},
                {"unstable", record.unstable}};
    if (record.heldOut) {
        object["heldOutSlice"] = {
            {"scan", record.heldOut->scan}, {"axis", axisName(record.heldOut->axis)}, {"slice", record.heldOut->slice}};
    }
    return object;
}

TrainingRecord recordFromJson(const json& item) {
    TrainingRecord record;
    for (const auto& step : item.at("steps")) {
        record.steps.push_back({step.at(0).get<int>(), step.at(1).get<double>(), step.at(2).get<double>(),
                                step.at(3).get<double>(), step.at(4).get<double>(), 0.0});
    }
    for (const auto& entry : item.at("validations")) {
        Validation validation;
        entry.at("step").get_to(validation.step);
        entry.at("mean").get_to(validation.mean);
        validation.on = scoredOnFromName(entry.value("on", std::string()));  // not in the first cards
        for (const auto& value : entry.at("dice")) {
            validation.dice.push_back(value.is_null() ? std::nan("") : value.get<double>());
        }
        record.validations.push_back(std::move(validation));
    }
    if (item.contains("heldOutSlice")) {
        const json& slice = item.at("heldOutSlice");
        record.heldOut = SliceName{slice.at("scan").get<std::string>(),
                                   axisFromName(slice.at("axis").get<std::string>()), slice.at("slice").get<int>()};
    }
    item.at("bestStep").get_to(record.bestStep);
    item.at("cancelled").get_to(record.cancelled);
    record.unstable = item.value("unstable", false);  // not in the first cards
    return record;
}

}  // namespace

void ProfileCard::addSource(const Exemplar& exemplar) {
    auto source = std::find_if(sources.begin(), sources.end(), [&](const Source& one) {
        return one.scan == exemplar.scan && one.scanKey == exemplar.scanKey && one.axis == exemplar.axis;
    });
    if (source == sources.end()) {
        source = sources.insert(source, {exemplar.scan, exemplar.axis, {}, exemplar.scanKey});
    }
    if (std::find(source->slices.begin(), source->slices.end(), exemplar.slice) == source->slices.end()) {
        source->slices.push_back(exemplar.slice);
    }
}

bool ProfileCard::mayHaveLearnedFrom(const Exemplar& exemplar) const {
    return std::any_of(sources.begin(), sources.end(), [&](const Source& one) {
        return one.scanKey.empty() ||
               (one.scanKey == exemplar.scanKey && one.axis == exemplar.axis &&
                std::find(one.slices.begin(), one.slices.end(), exemplar.slice) != one.slices.end());
    });
}

std::string ProfileCard::toJson() const {
    json list = json::array();
    for (const Source& source : sources) {
        list.push_back({{"scan", source.scan},
                        {"axis", axisName(source.axis)},
                        {"slices", source.slices},
                        {"scanKey", source.scanKey}});
    }
    const json card{{"kind", kind},
                    {"name", name},
                    {"site", site},
                    {"scanner", scanner},
                    {"notes", notes},
                    {"version", version},
                    {"baseModel", {{"id", baseModelId}, {"sha256", baseModelSha256}}},
                    {"baseProfileSha256", baseProfileSha256},
                    {"labels", labelsToJson(labels)},
                    {"inOnePiece", inOnePiece},
                    {"alikeInMirror", alikeInMirror},
                    {"tissueWeights", tissueWeights},
                    {"growWithTissue", growWithTissue},
                    {"plan", planToJson(plan)},
                    {"record", recordToJson(record)},
                    {"axis", axisName(axis)},
                    {"window", {{"low", window.low}, {"high", window.high}, {"automatic", automaticWindow}}},
                    {"sources", list},
                    {"licence", licence}};
    return card.dump(-1, ' ', false, json::error_handler_t::replace);
}

ProfileCard ProfileCard::fromJson(const std::string& text, const std::string& file) {
    ProfileCard card;
    try {
        const json item = parseJson(text);
        item.at("kind").get_to(card.kind);
        item.at("name").get_to(card.name);
        item.at("site").get_to(card.site);
        item.at("scanner").get_to(card.scanner);
        item.at("notes").get_to(card.notes);
        item.at("version").get_to(card.version);
        item.at("baseModel").at("id").get_to(card.baseModelId);
        item.at("baseModel").at("sha256").get_to(card.baseModelSha256);
        item.at("baseProfileSha256").get_to(card.baseProfileSha256);
        card.labels = labelsFromJson(item.at("labels"));
        card.inOnePiece = item.value("inOnePiece", std::vector<std::uint16_t>{});        // not in the first cards
        card.alikeInMirror = item.value("alikeInMirror", std::vector<std::uint16_t>{});  // likewise
        card.tissueWeights = item.value("tissueWeights", std::map<std::uint16_t, double>{});
        card.growWithTissue = item.value("growWithTissue", std::vector<std::uint16_t>{});
        card.plan = planFromJson(item.at("plan"));
        card.record = recordFromJson(item.at("record"));
        card.axis = axisFromName(item.at("axis").get<std::string>());
        item.at("window").at("low").get_to(card.window.low);
        item.at("window").at("high").get_to(card.window.high);
        item.at("window").at("automatic").get_to(card.automaticWindow);
        for (const auto& entry : item.at("sources")) {
            card.sources.push_back({entry.at("scan").get<std::string>(),
                                    axisFromName(entry.at("axis").get<std::string>()),
                                    entry.at("slices").get<std::vector<int>>(), entry.value("scanKey", std::string())});
        }
        item.at("licence").get_to(card.licence);
    } catch (const std::exception& problem) {
        throw Error(ErrorCode::FileDamaged,
                    file + " has a damaged card (" + problem.what() + "); import the profile again.", {file});
    }
    return card;
}

}  // namespace exemplar
