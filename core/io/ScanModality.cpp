// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ScanModality.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

fs::path stemOf(const fs::path& path) {
    std::string name = path.filename().string();
    if (lower(name).ends_with(".gz")) {
        name.resize(name.size() - 3);
    }
    return path.parent_path() / fs::path(name).stem();
}

/// DICOM's letters from a BIDS sidecar, where dcm2niix and others leave them; empty where there is none.
std::string fromSidecar(const fs::path& path) {
    const fs::path sidecar = stemOf(path).string() + ".json";
    std::error_code ignored;
    if (!fs::is_regular_file(sidecar, ignored) || fs::file_size(sidecar, ignored) > (4U << 20)) {
        return {};
    }
    try {
        const auto facts = nlohmann::json::parse(readFile(sidecar), nullptr, false);
        if (!facts.is_object()) {
            return {};
        }
        const auto stated = facts.find("Modality");
        if (stated != facts.end() && stated->is_string()) {
            return stated->get<std::string>();
        }
        return facts.contains("MagneticFieldStrength") || facts.contains("EchoTime")  ? "MR"
               : facts.contains("TracerName") || facts.contains("TracerRadionuclide") ? "PT"
                                                                                      : "";
    } catch (const Error&) {
        return {};  // the scan itself was readable
    }
}

/// The last part of the name, in lower case: "t1w" of "sub-1_T1w.nii.gz".
std::string suffixOf(const fs::path& path) {
    const std::string stem = lower(stemOf(path).filename().string());
    return stem.substr(stem.rfind('_') + 1);  // npos + 1 is 0
}

/// By the suffix, as BIDS has it: "sub-1_T1w", and as many data sets have it: "patient_ct".
std::string fromName(const fs::path& path) {
    const std::string suffix = suffixOf(path);
    if (suffix == "ct") {
        return "CT";
    }
    if (suffix == "pet") {
        return "PT";
    }
    static constexpr std::array kMr{
        "t1w",       "t2w",       "pdw",        "flair",      "t2starw",  "t1c",   "t1ce", "t1gd",   "t2f",
        "t1n",       "t1map",     "t2map",      "t2starmap",  "bold",     "sbref", "dwi",  "adc",    "part-phase",
        "phasediff", "magnitude", "magnitude1", "magnitude2", "fieldmap", "epi",   "asl",  "m0scan", "angio",
        "mp2rage",   "inplanet1", "inplanet2",  "unit1",      "mr",       "mri",   "swi",  "chimap"};
    return std::find(kMr.begin(), kMr.end(), suffix) != kMr.end() ? "MR" : "";
}

/// Suffixes of MR that are also those of the time points and contrast phases of CT.
bool mayBeMr(const fs::path& path) {
    static constexpr std::array kWords{"t1", "t2", "phase", "phase1", "phase2"};
    return std::find(kWords.begin(), kWords.end(), suffixOf(path)) != kWords.end();
}

/// dcm2niix writes "TE=4.6;Time=101010", SPM "3T 3D GR TR=2250ms/TE=3.96ms/FA=9deg" and "CT".
std::string fromDescription(const std::string& description) {
    if (description.find("TE=") != std::string::npos) {
        return "MR";
    }
    return description == "CT" || description.starts_with("CT ") ? "CT" : "";
}

Modality modalityFrom(const std::string& letters) {
    return letters == "CT" ? Modality::CT : letters == "MR" ? Modality::MR : Modality::Unknown;
}

/// Voxels by intensity, read as HU; of large scans every few voxels.
class Census {
public:
    explicit Census(const std::vector<float>& voxels) : m_lowest(*std::min_element(voxels.begin(), voxels.end())) {
        constexpr std::size_t kMost = 2'000'000;
        const std::size_t step = voxels.size() / kMost + 1;
        for (std::size_t i = 0; i < voxels.size(); i += step) {
            const float value = voxels[i];
            ++m_count;
            m_whole = m_whole && value == std::round(value);
            m_padding += value == m_lowest ? 1 : 0;  // -2000, -3024 outside a round field of view
            if (value >= float(kFirst) && value < float(kFirst + kWidth * kBins)) {
                ++m_bins[static_cast<std::size_t>((value - float(kFirst)) / float(kWidth))];
            } else {
                ++m_beyond;
            }
        }
        m_padding = m_lowest < float(kFirst) ? m_padding : 0;
        m_beyond -= m_padding;
    }

    /// A peak at air or padding, a peak at soft tissue and hardly anything between. The valley is 350 HU wide and
    /// air's peak 200; lung in a chest keeps the valley from being empty.
    bool wholeBody() const {
        const double air = part(-1100, -900) + share(m_padding);
        const double between = part(-600, -250), soft = part(-150, 150);
        const bool spread = part(-20, 20) < 0.9 * soft;  // normalised MR within padding has all of it about 0
        return air > 0.001 && soft > 0.05 && spread && share(m_beyond) < 0.01 && air > between && soft > 2.0 * between;
    }

    /// A part of the body without air around it: whole numbers, hardly anything between lung and fat, and fat near -100
    /// apart from soft tissue near 40; or, where noise fills the gap, a few voxels of air at the lower end of HU and a
    /// long tail of bone. Maps of field strength and subtractions have one peak, about 0, instead.
    bool withoutAir() const {
        const double fat = part(-160, -20), tissue = part(0, 100);
        if (!m_whole || share(m_beyond) >= 0.01 || part(-1100, -260) >= 0.02 || fat < 0.03 || tissue < 0.15) {
            return false;
        }
        const double gap = part(-20, 0);
        const double fatPeak = std::max({part(-120, -100), part(-100, -80), part(-80, -60)});
        const double tissuePeak = std::max({part(20, 40), part(40, 60), part(60, 80)});
        const bool apart = gap < 0.8 * fatPeak && gap < 0.8 * tissuePeak && part(-1100, -160) < part(100, 3200);
        const double bone = part(300, 3200), opposite = part(-1100, -300);
        const bool tail =
            m_lowest >= -1100.0F && m_lowest < -900.0F && bone > 0.01 && bone > 5.0 * opposite && part(-20, 20) < 0.2;
        return apart || tail;
    }

private:
    static constexpr int kFirst = -1100, kWidth = 10, kBins = 3387;  // up to 32770

    double share(std::size_t some) const { return static_cast<double>(some) / static_cast<double>(m_count); }
    /// Both bounds on the grid of bins.
    double part(int from, int to) const {
        const auto bin = [this](int value) { return m_bins.begin() + (value - kFirst) / kWidth; };
        return share(std::accumulate(bin(from), bin(to), std::size_t(0)));
    }

    float m_lowest;
    bool m_whole = true;
    std::size_t m_count = 0, m_padding = 0, m_beyond = 0;
    std::vector<std::size_t> m_bins = std::vector<std::size_t>(kBins);
};

}  // namespace

bool looksLikeCt(const std::vector<float>& voxels) {
    if (voxels.empty()) {
        return false;
    }
    const Census seen(voxels);
    return seen.wholeBody() || seen.withoutAir();
}

void settleModality(Scan& scan, const fs::path& path, const ReadOptions& options) {
    ScanInfo& info = scan.info;
    if (options.modality) {
        info.modalitySource = ModalitySource::Stated;
        info.modality = *options.modality == Modality::CT ? "CT" : *options.modality == Modality::MR ? "MR" : "";
        scan.volume.setModality(*options.modality);
        return;
    }
    const bool dicom = info.format == "DICOM";
    for (const std::string& letters : {info.modality, dicom ? std::string() : fromSidecar(path),
                                       dicom ? std::string() : fromName(path), fromDescription(info.description)}) {
        if (!letters.empty()) {
            info.modality = letters;
            info.modalitySource = ModalitySource::Metadata;
            scan.volume.setModality(modalityFrom(letters));
            return;
        }
    }
    info.modalitySource = ModalitySource::Intensities;
    if (looksLikeCt(scan.volume.voxels())) {
        info.modality = "CT";
        scan.volume.setModality(Modality::CT);
        scan.notes.push_back(
            "The file does not state the modality; its intensities are those of CT (air near -1000 or fat near -100, "
            "soft tissue near 40), so it is read as CT.");
    } else if (!dicom && mayBeMr(path)) {
        info.modality = "MR";
        info.modalitySource = ModalitySource::Metadata;
        scan.volume.setModality(Modality::MR);
    }
}

}  // namespace exemplar
