// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/CommandContext.h"
#include "app/cli/StudyInput.h"
#include "core/base/Error.h"
#include "core/image/ShapeInterpolation.h"
#include "core/io/LabelMapWriter.h"

#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace {

struct InterpolateOptions {
    std::string scan, series, labels, names, slices, axis = "axial", window, out;
    bool straight = false;
};

void run(const InterpolateOptions& options, JobControl& control) {
    const Study study = openStudy(options.scan, options.series, control);
    const Volume& scan = study.scan.volume;
    const LabelMap labels = openLabels(options.labels, study, control);
    const Axis axis = axisFromName(options.axis);
    const SlicePlane plane(scan.geometry(), axis);
    const std::vector<int> given = options.slices.empty() ? plane.labelledSlices(labels) : parseSlices(options.slices);
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
        interpolateShapes(drawn, axis, given, shapes, scan,
                          parseWindow(options.window).value_or(IntensityWindow::automatic(scan)), control);
    }
    writeLabelMap(drawn, options.out, openLabelNames(options.names, options.labels, labels), options.scan);
    std::cout << options.out << ": drawn between " << given.size() << " labelled slices\n";
}

}  // namespace

void addInterpolateCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<InterpolateOptions>();
    CLI::App* command =
        app.add_subcommand("interpolate", "Draw labels between labelled slices along the tissue, without learning");
    command->add_option("--scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--series", options->series, "Series UID of a DICOM folder");
    command->add_option("--labels", options->labels, "Label map with the labelled slices")->required();
    command->add_option("--slices", options->slices, "Which of its slices count; default: all that hold a label");
    command->add_option("--label-names", options->names, "ITK-SNAP label file");
    command->add_option("--axis", options->axis, "axial, coronal or sagittal");
    command->add_option("--window", options->window, "low,high intensities; default: automatic");
    command->add_flag("--straight", options->straight, "Shapes go on straight lines, whatever the scan shows");
    command->add_option("--out", options->out, "Label map to write (.nii.gz, .nii, .nrrd, .mha)")->required();
    command->callback([options, &context] { context.body = [options, &context] { run(*options, context.control); }; });
}

}  // namespace exemplar::cli
