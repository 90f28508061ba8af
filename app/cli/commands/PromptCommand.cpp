// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/StudyInput.h"
#include "core/base/Error.h"
#include "core/engine/CloseUp.h"
#include "core/engine/SliceForEngine.h"
#include "core/io/LabelMapWriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace {

struct PromptOptions {
    EngineFlags engine;
    std::string scan, series, axis = "axial", profile, window, out;
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

void run(const PromptOptions& options, JobControl& control) {
    if (options.boxes.empty() && options.points.empty() && options.profile.empty()) {
        throw Error(ErrorCode::Usage, "Give at least one --box or --point (or a --profile that knows the structure).");
    }
    const Study study = openStudy(options.scan, options.series, control);
    const Geometry& geometry = study.scan.volume.geometry();
    const SlicePlane plane(geometry, axisFromName(options.axis));
    plane.requireSlice(options.slice);
    // Several boxes are several parts of one mask; the points belong to the first.
    std::vector<Prompt> prompts(std::max<std::size_t>(1, options.boxes.size()));
    for (Prompt& prompt : prompts) {
        prompt.label = static_cast<std::uint16_t>(options.label);
    }
    for (std::size_t i = 0; i < options.boxes.size(); ++i) {
        prompts[i].box = toDisplay(parseBox(options.boxes[i]), plane);
    }
    for (const std::string& text : options.points) {
        const PromptPoint file = parsePoint(text);
        PromptPoint point{0, 0, file.positive};
        plane.fromFile(file.x, file.y, point.x, point.y);
        if (point.x < 0 || point.y < 0 || point.x >= plane.width() || point.y >= plane.height()) {
            throw Error(ErrorCode::OutOfRange,
                        "The point " + text + " lies outside the slice of " + std::to_string(plane.width()) + " x " +
                            std::to_string(plane.height()) + " pixels.",
                        {text});
        }
        prompts[0].points.push_back(point);
    }
    const auto engine = openEngine(options.engine, control);
    if (!options.profile.empty()) {
        engine->useProfile(Profile::load(options.profile), options.profile);
    }
    const IntensityWindow window = parseWindow(options.window).value_or(IntensityWindow::automatic(study.scan.volume));
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
    LabelTable table;
    table.add({1, "Mask", LabelTable::defaultColour(1), true});
    writeLabelMap(mask, options.out, table, options.scan);
    const double area = static_cast<double>(pixels) * plane.spacingX() * plane.spacingY();
    if (options.json) {
        std::cout << nlohmann::json{{"out", options.out},
                                    {"pixels", pixels},
                                    {"areaMm2", area},
                                    {"quality", answers.front().quality}}
                         .dump(2)
                  << '\n';
    } else {
        std::cout << options.out << ": " << pixels << " pixels, " << area << " mm2, the model expects an IoU of "
                  << answers.front().quality << '\n';
    }
}

}  // namespace

void addPromptCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<PromptOptions>();
    CLI::App* command = app.add_subcommand("prompt", "One slice, a box or clicks, one mask back");
    command->add_option("--scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--series", options->series, "Series UID of a DICOM folder");
    command->add_option("--axis", options->axis, "axial, coronal or sagittal");
    command->add_option("--slice", options->slice, "Slice, the file's voxel index along the axis, from 0")->required();
    command->add_option("--box", options->boxes, "x0,y0,x1,y1 in the file's voxel indices; may be repeated");
    command->add_option("--point", options->points,
                        "x,y or x,y,+ or x,y,- in the file's voxel indices; may be repeated");
    command->add_option("--profile", options->profile, "Site profile");
    command->add_option("--label", options->label, "Which structure of the profile is meant")
        ->check(CLI::Range(0, 65535));
    command->add_option("--window", options->window, "low,high intensities; default: automatic");
    command->add_option("--out", options->out, "Mask to write (.nii.gz, .nii, .nrrd, .mha)")->required();
    command->add_flag("--json", options->json, "Print JSON");
    options->engine.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
