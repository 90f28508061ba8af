// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/SynthesisRecipe.h"

#include "core/base/Error.h"
#include "core/base/JsonText.h"

#include <nlohmann/json.hpp>

#include <array>

namespace exemplar {
namespace {

struct Knob {
    const char* name;
    double SynthesisRecipe::*member;
    double lowest, highest;
};

constexpr std::array<Knob, 24> kKnobs{{
    {"rotationDegrees", &SynthesisRecipe::rotationDegrees, 0, 180},
    {"scale", &SynthesisRecipe::scale, 0, 0.9},
    {"shift", &SynthesisRecipe::shift, 0, 0.5},
    {"flipLeftRight", &SynthesisRecipe::flipLeftRight, 0, 1},
    {"flipUpDown", &SynthesisRecipe::flipUpDown, 0, 1},
    {"elasticAmplitude", &SynthesisRecipe::elasticAmplitude, 0, 0.1},
    {"elasticWavelength", &SynthesisRecipe::elasticWavelength, 0.02, 1},
    {"separateShare", &SynthesisRecipe::separateShare, 0, 1},
    {"separateRotationDegrees", &SynthesisRecipe::separateRotationDegrees, 0, 180},
    {"separateScale", &SynthesisRecipe::separateScale, 0, 0.9},
    {"separateShift", &SynthesisRecipe::separateShift, 0, 0.5},
    {"separateGain", &SynthesisRecipe::separateGain, 0, 0.9},
    {"softEdge", &SynthesisRecipe::softEdge, 0, 20},
    {"rimTolerance", &SynthesisRecipe::rimTolerance, 0, 1},
    {"ownExemplarWeight", &SynthesisRecipe::ownExemplarWeight, 0, 1000},
    {"otherExemplarWeight", &SynthesisRecipe::otherExemplarWeight, 0, 1000},
    {"unlabelledSliceWeight", &SynthesisRecipe::unlabelledSliceWeight, 0, 1000},
    {"gamma", &SynthesisRecipe::gamma, 0, 2},
    {"gain", &SynthesisRecipe::gain, 0, 0.9},
    {"offset", &SynthesisRecipe::offset, 0, 0.9},
    {"noise", &SynthesisRecipe::noise, 0, 0.5},
    {"blurShare", &SynthesisRecipe::blurShare, 0, 1},
    {"blurLargest", &SynthesisRecipe::blurLargest, 0.1, 10},
    {"biasField", &SynthesisRecipe::biasField, 0, 0.9},
}};

std::string plain(double value) { return nlohmann::json(value).dump(); }

}  // namespace

SynthesisRecipe SynthesisRecipe::none() {
    SynthesisRecipe recipe;
    recipe.rotationDegrees = recipe.scale = recipe.shift = recipe.elasticAmplitude = recipe.separateShare = 0.0;
    recipe.flipLeftRight = recipe.flipUpDown = 0.0;
    recipe.gamma = recipe.gain = recipe.offset = recipe.noise = recipe.blurShare = recipe.biasField = 0.0;
    return recipe;
}

std::string SynthesisRecipe::toJson() const {
    nlohmann::json json;
    for (const Knob& knob : kKnobs) {
        json[knob.name] = this->*knob.member;
    }
    return json.dump();
}

SynthesisRecipe SynthesisRecipe::fromJson(const std::string& text) {
    nlohmann::json json;
    try {
        json = parseJson(text);
    } catch (const nlohmann::json::exception&) {
        // no object, as below
    }
    if (!json.is_object()) {
        throw Error(ErrorCode::Usage, "The synthesis recipe is not a JSON object; correct it or leave it out.");
    }
    SynthesisRecipe recipe;
    for (const auto& [name, value] : json.items()) {
        bool known = false;
        for (const Knob& knob : kKnobs) {
            if (name == knob.name && value.is_number()) {
                recipe.*knob.member = value.get<double>();
                known = true;
            }
        }
        if (!known) {
            throw Error(ErrorCode::Usage,
                        "The synthesis recipe has no number '" + name + "'; correct the name or its value.", {name});
        }
    }
    recipe.check();
    return recipe;
}

void SynthesisRecipe::check() const {
    for (const Knob& knob : kKnobs) {
        const double value = this->*knob.member;
        if (!(value >= knob.lowest && value <= knob.highest)) {
            throw Error(ErrorCode::Usage,
                        std::string("The synthesis knob '") + knob.name + "' must lie between " + plain(knob.lowest) +
                            " and " + plain(knob.highest) + "; correct the recipe.",
                        {knob.name});
        }
    }
    if (separateShare > 0 && ownExemplarWeight + otherExemplarWeight + unlabelledSliceWeight <= 0) {
        throw Error(ErrorCode::Usage,
                    "The synthesis recipe places structures separately but all three weights of where to are 0; "
                    "raise one of them or set separateShare to 0.",
                    {"ownExemplarWeight"});
    }
}

}  // namespace exemplar
