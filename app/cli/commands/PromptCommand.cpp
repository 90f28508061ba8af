// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/PrintJson.h"
#include "app/cli/Results.h"
#include "app/cli/ScanFlags.h"
#include "app/cli/StudyInput.h"
#include "core/base/Error.h"
#include "core/engine/CloseUp.h"
#include "core/engine/ModelWindow.h"
#include "core/engine/SliceForEngine.h"
#include "core/image/SlicePlane.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

namespace exemplar::cli {
namespace {

struct PromptOptions {
    EngineFlags engine;
    ScanFlags reading;
    OutputCheck files;
    std::string scan, axis = "axial", profile, window, out;
    std::vector<std::string> boxes, points;
    int slice = -1, label = 0;
    bool json = false;
};

/// Turns a box of file indices into displayed pixels; a flip swaps its corners.
PromptBox toDisplay(const PromptBox& file, const SlicePlane& plane) {
    double xa = 0, ya = 0, xb = 0, yb = 0;
    plane.fromFile(file.x0, file.y0, xa, ya);
    plane.fromFile(file.x1, file.y1, xb, yb);
    return {std::min(xa, xb), std::min(ya, yb), std::max(xa, xb), std::max(ya, yb)};
}

void requireInside(double x, double y, const SlicePlane& plane, const std::string& text) {
    if (x < 0 || y < 0 || x >= plane.width() || y >= plane.height()) {
        throw Error(ErrorCode::OutOfRange,
                    text + " lies outside the slice of " + std::to_string(plane.width()) + " x " +
                        std::to_string(plane.height()) + " pixels; correct it.",
                    {text});
    }
}

/// Several boxes are several parts of one mask; the points belong to the first.
std::vector<Prompt> promptsOf(const PromptOptions& options, const SlicePlane& plane) {
    std::vector<Prompt> prompts(std::max<std::size_t>(1, options.boxes.size()));
    for (Prompt& prompt : prompts) {
        prompt.label = static_cast<std::uint16_t>(options.label);
    }
    for (std::size_t i = 0; i < options.boxes.size(); ++i) {
        const PromptBox box = toDisplay(parseBox(options.boxes[i]), plane);
        requireInside(std::max(0.0, box.x0), std::max(0.0, box.y0), plane, "The box " + options.boxes[i]);
        requireInside(std::min(plane.width() - 1.0, box.x1), std::min(plane.height() - 1.0, box.y1), plane,
                      "The box " + options.boxes[i]);
        prompts[i].box = box;
    }
    for (const std::string& text : options.points) {
        const PromptPoint file = parsePoint(text);
        PromptPoint point{0, 0, file.positive};
        plane.fromFile(file.x, file.y, point.x, point.y);
        requireInside(point.x, point.y, plane, "The point " + text);
        prompts[0].points.push_back(point);
    }
    return prompts;
}

/// Everything that is known before the work, checked before it.
void check(PromptOptions& options) {
    for (const std::string& file : {options.scan, options.profile, options.engine.baseProfile}) {
        options.files.reads(file);
    }
    options.files.writesLabelMap(options.out);
    options.files.check();
    if (options.boxes.empty() && options.points.empty() && options.profile.empty()) {
        throw Error(ErrorCode::Usage, "Give at least one --box or --point (or a --profile that has the structure).");
    }
    std::for_each(options.boxes.begin(), options.boxes.end(), parseBox);
    std::for_each(options.points.begin(), options.points.end(), parsePoint);
}

void run(PromptOptions& options, JobControl& control) {
    const Axis axis = axisFromName(options.axis);
    const auto fixedWindow = parseWindow(options.window);
    check(options);
    const neural::EngineOptions checked = checkedEngine(options.engine, control);
    std::optional<Profile> profile;
    if (!options.profile.empty()) {
        profile = openProfile(options.profile, "site", checked);
        if (options.label != 0 && profile->card.labels.indexOf(static_cast<std::uint16_t>(options.label)) < 0) {
            throw Error(ErrorCode::OutOfRange,
                        options.profile + " has no label " + std::to_string(options.label) +
                            "; name one of its labels with --label.",
                        {options.profile});
        }
    }
    const Study study = openStudy(options.scan, options.reading.forScan(), control);
    const Geometry& geometry = study.scan.volume.geometry();
    const SlicePlane plane(geometry, axis);
    plane.requireSlice(options.slice);
    const std::vector<Prompt> prompts = promptsOf(options, plane);
    LabelTable table;
    table.add({1, "Mask", LabelTable::defaultColour(1), true});
    const ResultPlace place{options.out, options.scan, options.files.forced()};
    requireRoomForResult(geometry, table, place);
    const auto engine = startEngine(checked);
    if (profile) {
        engine->useProfile(*profile, options.profile);
    }
    const IntensityWindow window =
        ModelWindow::of(study.scan.volume, profile ? &profile->card : nullptr, fixedWindow).window;
    const SliceImage slice = sliceForEngine(study.scan.volume, study.key, plane, window, options.slice);
    auto answers = engine->predict(slice, prompts);
    lookIntoBoxes(*engine, slice, prompts, answers);

    LabelMap mask(geometry);
    LabelImage image(plane.width(), plane.height());
    std::size_t pixels = 0;
    for (const Answer& answer : answers) {
        for (std::size_t i = 0; i < image.size(); ++i) {
            pixels += answer.logits.pixels()[i] > 0 && image.pixels()[i] == 0 ? 1 : 0;
            image.pixels()[i] = answer.logits.pixels()[i] > 0 ? 1 : image.pixels()[i];
        }
    }
    plane.insert(image, options.slice, mask);
    writeResult(mask, table, place);
    const double area = static_cast<double>(pixels) * plane.spacingX() * plane.spacingY();
    if (options.json) {
        printJson({{"out", options.out},
                   {"pixels", pixels},
                   {"areaMm2", area},
                   {"quality", answers.front().quality},
                   {"source", studyFacts(study)}});
    } else {
        std::cout << options.out << ": " << pixels << " pixels, " << area << " mm2, the model expects an IoU of "
                  << answers.front().quality << madeUpRemark(study) << '\n';
    }
}

}  // namespace

void addPromptCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<PromptOptions>();
    CLI::App* command = app.add_subcommand("prompt", "Segment one slice from a box or clicks");
    command->add_option("--scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--axis", options->axis, "axial, coronal or sagittal");
    command->add_option("--slice", options->slice, "Slice, the file's voxel index along the axis, from 0")->required();
    command->add_option("--box", options->boxes, "x0,y0,x1,y1 in the file's voxel indices; may be repeated");
    command->add_option("--point", options->points,
                        "x,y or x,y,+ or x,y,- in the file's voxel indices; may be repeated");
    command->add_option("--profile", options->profile, "Site profile");
    command->add_option("--label", options->label, "Which structure of the profile is meant")
        ->check(CLI::Range(0, 65535));
    command->add_option("--window", options->window,
                        "low,high intensities; default: as the profile learned, else automatic");
    command->add_option("--out", options->out, "Mask to write (.nii.gz, .nii, .nrrd, .mha)")->required();
    command->add_flag("--json", options->json, "Print JSON");
    options->reading.addTo(*command);
    options->files.addTo(*command);
    options->engine.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
