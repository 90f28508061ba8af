// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandContext.h"
#include "app/cli/OutputCheck.h"
#include "app/cli/PrintJson.h"
#include "app/cli/ScanFlags.h"
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
    ScanFlags reading;
    std::string scan;
    bool json = false;
};

void listAll(const InfoOptions& options, const std::vector<DicomSeries>& all) {
    nlohmann::json list = nlohmann::json::array();
    for (const DicomSeries& series : all) {
        list.push_back({{"id", series.id},
                        {"uid", series.uid},
                        {"number", series.number},
                        {"modality", series.modality},
                        {"description", series.description},
                        {"date", series.date},
                        {"columns", series.columns},
                        {"rows", series.rows},
                        {"slices", series.slices},
                        {"volumes", series.volumes},
                        {"volumeNames", series.volumeNames},
                        {"files", series.files.size()},
                        {"complete", series.complete},
                        {"gaps", series.gaps},
                        {"oddities", series.oddities}});
        if (options.json) {
            continue;
        }
        std::cout << series.id << "  " << series.modality << "  " << series.description << "  " << series.date << "  "
                  << series.columns << " x " << series.rows << " x " << series.slices
                  << (series.volumes > 1 ? ", " + std::to_string(series.volumes) + " volumes" : "") << '\n';
        for (std::size_t i = 0; i < series.volumeNames.size(); ++i) {
            std::cout << "    volume " << i << ": " << series.volumeNames[i] << '\n';
        }
        for (const std::string& oddity : series.oddities) {
            std::cout << "    " << oddity << '\n';
        }
    }
    if (options.json) {
        printJson({{"series", list}});
    } else {
        std::cout << "Name one with --series to see more of it.\n";
    }
}

const char* nameOf(ModalitySource source) {
    return source == ModalitySource::Stated     ? "stated by --modality"
           : source == ModalitySource::Metadata ? "as the file states"
                                                : "by its intensities";
}

void show(const InfoOptions& options, JobControl& control) {
    OutputCheck files;
    files.reads(std::filesystem::path(options.scan));
    files.check();
    const ReadOptions reading = options.reading.forScan();
    if (std::filesystem::is_directory(options.scan) && reading.series.empty()) {
        const std::vector<DicomSeries> all = listSeries(options.scan, control);
        if (all.size() > 1) {
            return listAll(options, all);
        }
    }
    const Scan scan = readScan(options.scan, control, reading);
    const Geometry& geometry = scan.volume.geometry();
    const auto [low, high] = std::minmax_element(scan.volume.voxels().begin(), scan.volume.voxels().end());
    const Vector3 spacing = geometry.spacing();
    const std::string modality = scan.info.modality.empty() ? "other" : scan.info.modality;
    if (options.json) {
        nlohmann::json slices;
        for (Axis axis : {Axis::Axial, Axis::Coronal, Axis::Sagittal}) {
            slices[axisName(axis)] = geometry.sliceCount(axis);
        }
        printJson({{"file", options.scan},
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
                   {"frame", reading.frame},
                   {"qformCode", scan.info.qformCode},
                   {"sformCode", scan.info.sformCode},
                   {"range", {*low, *high}},
                   {"modality", modality},
                   {"modalitySource", nameOf(scan.info.modalitySource)},
                   {"geometryDoubt", scan.info.geometryDoubt},
                   {"series", scan.info.series},
                   {"description", scan.info.description},
                   {"hash", scan.volume.contentHash()},
                   {"madeUpSlices", scan.madeUpSlices},
                   {"notes", scan.notes}});
        return;
    }
    std::printf("%s\n  format       %s %s\n  voxels       %d x %d x %d, %.4g x %.4g x %.4g mm\n", options.scan.c_str(),
                scan.info.format.c_str(), scan.info.pixelType.c_str(), geometry.dims()[0], geometry.dims()[1],
                geometry.dims()[2], spacing[0], spacing[1], spacing[2]);
    std::printf("  orientation  %s (directions in which i, j, k grow)%s\n", geometry.orientation().c_str(),
                geometry.oblique() ? ", oblique" : "");
    if (scan.info.volumes > 1) {
        std::printf("  volumes      %d, of which this is %d (from 0; --frame names another)\n", scan.info.volumes,
                    reading.frame);
    }
    std::printf("  slices       %d axial, %d coronal, %d sagittal\n", geometry.sliceCount(Axis::Axial),
                geometry.sliceCount(Axis::Coronal), geometry.sliceCount(Axis::Sagittal));
    std::printf("  intensities  %g to %g\n  modality     %s, %s\n", *low, *high, modality.c_str(),
                nameOf(scan.info.modalitySource));
    if (!scan.info.series.empty()) {
        std::printf("  series       %s\n", scan.info.series.c_str());
    }
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
    options->reading.addTo(*command);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &context] { context.body = [options, &context] { show(*options, context.control); }; });
}

}  // namespace exemplar::cli
