// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ScanFlags.h"

#include "core/base/Error.h"

namespace exemplar::cli {
namespace {

template <typename Value>
std::optional<Value> valueFor(const std::vector<Value>& values, std::size_t scan, std::size_t scans, const char* flag) {
    if (values.empty()) {
        return std::nullopt;
    }
    if (values.size() != 1 && values.size() != scans) {
        throw Error(ErrorCode::Usage,
                    std::string(flag) + " is given " + std::to_string(values.size()) + " times for " +
                        std::to_string(scans) + (scans == 1 ? " scan" : " scans") +
                        "; give it once for all of them or once for each.",
                    {flag});
    }
    return values[values.size() == 1 ? 0 : scan];
}

std::optional<Modality> modalityOf(const std::optional<std::string>& name) {
    if (!name) {
        return std::nullopt;
    }
    return *name == "ct" ? Modality::CT : *name == "mr" ? Modality::MR : Modality::Unknown;
}

}  // namespace

void ScanFlags::addTo(CLI::App& command) {
    command.add_option("--series", m_series, "Series of a DICOM folder, by the id that 'info' prints")
        ->allow_extra_args(false);
    command.add_option("--frame", m_frames, "Volume of a 4D file or series, from 0")
        ->allow_extra_args(false)
        ->check(CLI::NonNegativeNumber);
    command.add_flag("--allow-gaps", m_allowGaps,
                     "Compute slices that are missing or unevenly spaced from those beside them, instead of refusing "
                     "the scan; they are never exemplars");
    command
        .add_option("--modality", m_modalities,
                    "What the scan is; default: as its file states, else by its intensities")
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"ct", "mr", "other"}));
}

void ScanFlags::addWithLabelsTo(CLI::App& command) {
    addTo(command);
    command.add_option("--labels-frame", m_labelFrames, "Volume of a 4D label map, from 0; default: that of --frame")
        ->allow_extra_args(false)
        ->check(CLI::NonNegativeNumber);
}

ReadOptions ScanFlags::forScan(std::size_t scan, std::size_t scans) const {
    ReadOptions options;
    options.series = valueFor(m_series, scan, scans, "--series").value_or("");
    options.frame = valueFor(m_frames, scan, scans, "--frame").value_or(0);
    options.allowGaps = m_allowGaps;
    options.modality = modalityOf(valueFor(m_modalities, scan, scans, "--modality"));
    return options;
}

std::optional<int> ScanFlags::forLabels(std::size_t scan, std::size_t scans) const {
    const auto own = valueFor(m_labelFrames, scan, scans, "--labels-frame");
    return own ? own : valueFor(m_frames, scan, scans, "--frame");
}

}  // namespace exemplar::cli
