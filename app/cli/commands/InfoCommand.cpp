// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "core/base/Error.h"
#include "core/io/DicomSeries.h"
#include "core/io/VolumeReader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>

namespace exemplar::cli {
namespace {

struct InfoOptions {
    std::string scan, series;
    int frame = 0;
    bool json = false;
};

void listAll(const InfoOptions& options, const std::vector<DicomSeries>& all) {
    nlohmann::json list = nlohmann::json::array();
    for (const DicomSeries& series : all) {
        list.push_back({{"uid", series.uid},
                        {"modality", series.modality},
                        {"description", series.description},
                        {"date", series.date},
                        {"columns", series.columns},
                        {"rows", series.rows},
                        {"slices", series.slices},
                        {"volumes", series.volumes},
                        {"files", series.files.size()},
                        {"oddities", series.oddities}});
        if (!options.json) {
            std::cout << series.uid << "  " << series.modality << "  " << series.description << "  " << series.date
                      << "  " << series.columns << " x " << series.rows << " x " << series.slices
                      << (series.volumes > 1 ? ", " + std::to_string(series.volumes) + " volumes" : "") << '\n';
            for (const std::string& oddity : series.oddities) {
                std::cout << "    " << oddity << '\n';
            }
        }
    }
    if (options.json) {
        std::cout << nlohmann::json{{"series", list}}.dump(2) << '\n';
    }
}

void show(const InfoOptions& options, JobControl& control) {
    if (std::filesystem::is_directory(options.scan) && options.series.empty()) {
        const std::vector<DicomSeries> all = listSeries(options.scan, control);
        if (all.size() > 1) {
            return listAll(options, all);
        }
    }
    const Scan scan = readScan(options.scan, control, {options.series, options.frame});
    const Geometry& geometry = scan.volume.geometry();
    const auto [low, high] = std::minmax_element(scan.volume.voxels().begin(), scan.volume.voxels().end());
    const Vector3 spacing = geometry.spacing();
    const char* modality = scan.volume.modality() == Modality::CT ? "CT" : "MR";
    if (options.json) {
        nlohmann::json slices;
        for (Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
            slices[axisName(axis)] = geometry.sliceCount(axis);
        }
        std::cout << nlohmann::json{{"file", options.scan},
                                    {"format", scan.info.format},
                                    {"pixelType", scan.info.pixelType},
                                    {"dims", geometry.dims()},
                                    {"spacing", spacing},
                                    {"orientation", geometry.orientation()},
                                    {"oblique", geometry.oblique()},
                                    {"origin", geometry.origin()},
                                    {"matrix", geometry.matrix()},
                                    {"slices", slices},
                                    {"volumes", scan.info.volumes},
                                    {"qformCode", scan.info.qformCode},
                                    {"sformCode", scan.info.sformCode},
                                    {"range", {*low, *high}},
                                    {"modality", modality},
                                    {"description", scan.info.description},
                                    {"hash", scan.volume.contentHash()},
                                    {"notes", scan.notes}}
                         .dump(2)
                  << '\n';
        return;
    }
    std::printf("%s\n  format       %s %s\n  voxels       %d x %d x %d, %.4g x %.4g x %.4g mm\n", options.scan.c_str(),
                scan.info.format.c_str(), scan.info.pixelType.c_str(), geometry.dims()[0], geometry.dims()[1],
                geometry.dims()[2], spacing[0], spacing[1], spacing[2]);
    std::printf("  orientation  %s (directions in which i, j, k grow)%s\n", geometry.orientation().c_str(),
                geometry.oblique() ? ", oblique" : "");
    std::printf("  slices       %d axial, %d coronal, %d sagittal\n", geometry.sliceCount(Axis::Axial),
                geometry.sliceCount(Axis::Coronal), geometry.sliceCount(Axis::Sagittal));
    std::printf("  intensities  %g to %g, taken as %s\n", *low, *high, modality);
    if (scan.info.sformCode >= 0) {
        std::printf("  codes        qform %d, sform %d\n", scan.info.qformCode, scan.info.sformCode);
    }
    for (const std::string& note : scan.notes) {
        std::printf("  note         %s\n", note.c_str());
    }
}

}  // namespace

void addInfoCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<InfoOptions>();
    CLI::App* command =
        app.add_subcommand("info", "What a scan is: size, orientation, intensities; the series of a DICOM folder");
    command->add_option("scan", options->scan, "Scan file or DICOM folder")->required();
    command->add_option("--series", options->series, "Series UID of a DICOM folder");
    command->add_option("--frame", options->frame, "Volume of a 4D file, from 0");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.body = [options, &context] { show(*options, context.control); }; });
}

}  // namespace exemplar::cli
