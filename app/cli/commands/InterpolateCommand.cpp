// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/ExemplarSlices.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/Results.h"
#include "app/cli/ScanFlags.h"
#include "app/cli/StudyInput.h"
#include "core/base/Error.h"
#include "core/engine/ModelWindow.h"
#include "core/image/ShapeInterpolation.h"
#include "core/image/SlicePlane.h"

#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace {

struct InterpolateOptions {
    ScanFlags reading;
    OutputCheck files;
    std::string scan, labels, names, slices, axis = "axial", window, out;
    bool straight = false;
};

void run(InterpolateOptions& options, JobControl& control) {
    const Axis axis = axisFromName(options.axis);
    const auto window = parseWindow(options.window);
    const std::vector<int> named = parseOptionalSlices(options.slices);
    for (const std::string& file : {options.scan, options.labels, options.names}) {
        options.files.reads(file);
    }
    options.files.writesLabelMap(options.out);
    options.files.check();
    const Study study = openStudy(options.scan, options.reading.forScan(), control);
    const Volume& scan = study.scan.volume;
    const LabelMap labels = openLabels(options.labels, study, options.reading.forLabels(), control);
    const LabelTable names = openLabelNames(options.names, options.labels, labels);
    const ResultPlace place{options.out, options.scan, options.files.forced()};
    requireRoomForResult(scan.geometry(), names, place);
    const SlicePlane plane(scan.geometry(), axis);
    const std::vector<int> given = exemplarSlices(named, axis, labels, options.labels, study);
    if (given.size() < 2) {
        throw Error(ErrorCode::NothingToLearn,
                    options.labels +
                        " holds fewer than two labelled slices; label another one, or name the axis along "
                        "which slices were labelled with --axis.");
    }
    LabelMap drawn(labels.geometry());
    for (int slice : given) {
        plane.insert(plane.extract(labels, slice), slice, drawn);
    }
    ShapeInterpolationOptions shapes;
    shapes.matchParts = true;
    if (options.straight) {
        interpolateShapes(drawn, axis, given, shapes);
    } else {
        interpolateShapes(drawn, axis, given, shapes, scan, ModelWindow::of(scan, nullptr, window).window, control);
    }
    writeResult(drawn, names, place);
    std::cout << options.out << ": drawn between " << given.size() << " labelled slices" << madeUpRemark(study) << '\n';
}

}  // namespace

void addInterpolateCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<InterpolateOptions>();
    CLI::App* command = app.add_subcommand(
        "interpolate", "Interpolate labels between labelled slices along the tissue (optical flow), without a model");
    command->add_option("--scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--labels", options->labels, "Label map with the labelled slices")->required();
    command->add_option("--slices", options->slices, "Which of its slices count; default: all that hold a label");
    command->add_option("--label-names", options->names, "ITK-SNAP label file");
    command->add_option("--axis", options->axis, "axial, coronal or sagittal");
    command->add_option("--window", options->window, "low,high intensities; default: automatic");
    command->add_flag("--straight", options->straight, "Interpolate signed distances only, without optical flow");
    command->add_option("--out", options->out, "Label map to write (.nii.gz, .nii, .nrrd, .mha)")->required();
    options->reading.addWithLabelsTo(*command);
    options->files.addTo(*command);
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
