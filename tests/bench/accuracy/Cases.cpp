// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/Cases.h"

#include "core/base/Error.h"
#include "core/image/Components.h"
#include "core/io/VolumeReader.h"
#include "core/propagation/ExemplarChoice.h"
#include "core/propagation/NextSlice.h"

#include <algorithm>

namespace exemplar::bench {
namespace fs = std::filesystem;
namespace {

/// Labels of a file from first to last, as one structure.
struct Structure {
    const char* name;
    int first, last;
};

const std::vector<Structure> kOrgans{{"spleen", 1, 1},      {"right kidney", 2, 2}, {"left kidney", 3, 3},
                                     {"gallbladder", 4, 4}, {"liver", 6, 6},        {"stomach", 7, 7},
                                     {"aorta", 8, 8},       {"pancreas", 11, 11}};

LabelTable tableOf(const std::vector<Structure>& structures) {
    LabelTable table;
    for (std::size_t i = 0; i < structures.size(); ++i) {
        const auto id = static_cast<std::uint16_t>(i + 1);
        table.add({id, structures[i].name, LabelTable::defaultColour(id), true});
    }
    return table;
}

/// Null where a file is not there.
StudyPointer study(const std::string& name, const fs::path& scan, const fs::path& labels,
                   const std::vector<Structure>& structures, JobControl& control) {
    if (!fs::exists(scan) || !fs::exists(labels)) {
        return {};
    }
    auto result = std::make_shared<Study>();
    result->name = name;
    result->volume = readScan(scan, control).volume;
    result->truth = conformTo(readLabelMap(labels, control), result->volume.geometry(), labels.string());
    for (std::uint16_t& label : result->truth.labels()) {
        const int before = label;
        label = 0;
        for (std::size_t i = 0; i < structures.size(); ++i) {
            if (before >= structures[i].first && before <= structures[i].last) {
                label = static_cast<std::uint16_t>(i + 1);
            }
        }
    }
    result->window = IntensityWindow::automatic(result->volume);
    return result;
}

/// At even fractions of the labelled extent.
std::vector<int> evenSlices(const Study& study, int count) {
    const std::vector<int> labelled = study.plane().labelledSlices(study.truth);
    std::vector<int> slices;
    for (int i = 1; i <= count; ++i) {
        const double wish =
            labelled.front() + static_cast<double>(labelled.back() - labelled.front()) * i / (count + 1);
        const auto nearest = std::min_element(labelled.begin(), labelled.end(),
                                              [&](int a, int b) { return std::abs(a - wish) < std::abs(b - wish); });
        slices.push_back(*nearest);
    }
    slices.erase(std::unique(slices.begin(), slices.end()), slices.end());
    return slices;
}

/// The slice gets its true labels instead of what was proposed there.
void label(NextSliceQuestion& question, const Study& study, int slice) {
    question.exemplars.insert(std::lower_bound(question.exemplars.begin(), question.exemplars.end(), slice), slice);
    question.doubts.erase(slice);
    for (auto& [structure, sizes] : question.shown) {
        sizes.erase(slice);
    }
    for (const auto& [structure, size] : labelSizes(study.plane().extract(study.truth, slice))) {
        question.shown[structure][slice] = size;
    }
}

/// One after the other, each labelled before the next is asked for; the first is found by the user. Some may show none
/// of the structures. Where something was carried from fewer slices, it goes on from these, and knows what was
/// proposed.
std::vector<int> suggestedSlices(const Study& study, int count, const LabelTable& structures,
                                 const ProposalsByScan& before, JobControl& control) {
    NextSliceQuestion question{&study.volume, Axis::Axial, study.window, {}, {}, {}, structures};
    if (const auto found = before.find(study.name); found != before.end()) {
        const Proposals& proposals = found->second;
        for (const auto& [slice, quality] : proposals.qualities) {
            question.doubts[slice] = 1.0 - quality;
            for (const auto& [structure, size] : labelSizes(study.plane().extract(proposals.labels, slice))) {
                question.shown[structure][slice] = size;
            }
        }
        for (int slice : proposals.given) {
            label(question, study, slice);
        }
    }
    while (static_cast<int>(question.exemplars.size()) < count) {
        const int slice = question.exemplars.empty() ? chooseExemplars(study.truth, Axis::Axial, 1).front()
                                                     : suggestNextSlice(question, control).slice;
        if (slice < 0) {
            break;
        }
        label(question, study, slice);
    }
    return question.exemplars;
}

std::vector<int> chosenSlices(const Study& study, const Choosing& choosing, const LabelTable& structures,
                              JobControl& control) {
    return choosing.choice == Choice::Even ? evenSlices(study, choosing.count)
           : choosing.choice == Choice::Suggested
               ? suggestedSlices(study, choosing.count, structures, choosing.before, control)
               : chooseExemplars(study.truth, Axis::Axial, choosing.count);
}

/// Learned and scored on one scan.
void addOwn(CaseSet& set, const StudyPointer& study, const Choosing& choosing, JobControl& control) {
    if (study) {
        const std::vector<int> slices = chosenSlices(*study, choosing, set.structures, control);
        set.folds.push_back({study->name, {{study, slices}}, study, slices});
    }
}

/// Each is left out once and scored, learned on the others.
void addLeaveOneOut(CaseSet& set, const std::vector<StudyPointer>& studies, int exemplars) {
    if (std::find(studies.begin(), studies.end(), nullptr) != studies.end()) {
        return;
    }
    for (const StudyPointer& test : studies) {
        Fold fold{test->name, {}, test, {}};
        for (const StudyPointer& other : studies) {
            if (other != test) {
                fold.sources.push_back({other, evenSlices(*other, exemplars)});
            }
        }
        set.folds.push_back(std::move(fold));
    }
}

CaseSet tumour(const fs::path& data, int exemplars, JobControl& control) {
    const std::vector<Structure> whole{{"tumour", 1, 4}};
    CaseSet set{"tumour",
                "BraTS, FLAIR, whole tumour; each patient unseen once, learned from the three others",
                tableOf(whole),
                {}};
    std::vector<StudyPointer> studies;
    for (int patient = 3; patient <= 6; ++patient) {
        const fs::path folder = data / "brats" / ("brats_2013_pat000" + std::to_string(patient) + "_1");
        studies.push_back(study("patient " + std::to_string(patient), folder / "Flair_subtrMeanDivStd.nii.gz",
                                folder / "OTMultiClass.nii.gz", whole, control));
    }
    addLeaveOneOut(set, studies, exemplars);
    return set;
}

CaseSet organs(const fs::path& data, const Choosing& choosing, JobControl& control) {
    CaseSet set{"organs", "abdominal CT at 3 mm, eight organs; the labels are another model's", tableOf(kOrgans), {}};
    const fs::path folder = data / "ct-abdomen";
    addOwn(set, study("ct3mm", folder / "ct3mm.nii.gz", folder / "ct3mm_organs.nii.gz", kOrgans, control), choosing,
           control);
    return set;
}

CaseSet otherPatient(const fs::path& data, const Choosing& choosing, JobControl& control) {
    CaseSet set{"organs-other",
                "learned on ct3mm, scored on another patient (ct2mm); the labels are another model's",
                tableOf(kOrgans),
                {}};
    const fs::path folder = data / "ct-abdomen";
    const auto one = study("ct3mm", folder / "ct3mm.nii.gz", folder / "ct3mm_organs.nii.gz", kOrgans, control);
    const auto other = study("ct2mm", folder / "ct2mm_dicom", folder / "ct2mm_organs.nii.gz", kOrgans, control);
    if (one && other) {
        const auto slices = chosenSlices(*one, choosing, set.structures, control);
        set.folds.push_back({other->name, {{one, slices}}, other, {}});
    }
    return set;
}

CaseSet brain(const Choosing& choosing, JobControl& control) {
    const std::vector<Structure> deep{{"cerebellum", 91, 116},
                                      {"thalamus", 77, 78},
                                      {"caudate", 71, 72},
                                      {"putamen", 73, 74},
                                      {"hippocampus", 37, 38}};
    CaseSet set{"brain", "Colin27 with the AAL atlas, five structures", tableOf(deep), {}};
    const fs::path folder = "/usr/share/mricron/templates";
    addOwn(set, study("Colin27", folder / "ch2.nii.gz", folder / "aal.nii.gz", deep, control), choosing, control);
    return set;
}

/// One structure, everything that the label map marks.
CaseSet single(const std::string& name, const std::string& note,
               const std::vector<std::pair<fs::path, fs::path>>& files, const Choosing& choosing, JobControl& control) {
    const std::vector<Structure> all{{name.c_str(), 1, 65535}};
    CaseSet set{name, note, tableOf(all), {}};
    for (const auto& [scan, labels] : files) {
        addOwn(
            set,
            study(scan.parent_path().filename().string() + "/" + scan.filename().string(), scan, labels, all, control),
            choosing, control);
    }
    return set;
}

}  // namespace

std::vector<std::string> setNames() {
    return {"tumour", "organs", "organs-other", "brain", "sts-ct", "sts-mr", "cord", "lesion", "mr-abdomen"};
}

CaseSet caseSet(const std::string& name, const fs::path& data, const Choosing& choosing, JobControl& control) {
    if (name == "tumour") {
        return tumour(data, choosing.count, control);
    }
    if (name == "organs") {
        return organs(data, choosing, control);
    }
    if (name == "organs-other") {
        return otherPatient(data, choosing, control);
    }
    if (name == "brain") {
        return brain(choosing, control);
    }
    std::vector<std::pair<fs::path, fs::path>> files;
    if (name == "sts-ct" || name == "sts-mr") {
        const std::string kind = name == "sts-ct" ? "CT" : "MR_T1";
        for (const char* patient : {"001", "002", "003"}) {
            const fs::path folder = data / "sts" / ("STS_" + std::string(patient));
            files.emplace_back(folder / (kind + "_image.nii.gz"), folder / (kind + "_mask.nii.gz"));
        }
        return single(name, "soft-tissue sarcoma, contoured tumour", files, choosing, control);
    }
    if (name == "cord") {
        return single(name, "spinal cord", {{data / "cord" / "t2.nii.gz", data / "cord" / "t2_cord.nii.gz"}}, choosing,
                      control);
    }
    if (name == "lesion") {
        for (const char* one : {"brain1", "brain2"}) {
            files.emplace_back(data / "lesion" / (std::string(one) + "_image.nrrd"),
                               data / "lesion" / (std::string(one) + "_label.nrrd"));
        }
        return single(name, "brain lesion", files, choosing, control);
    }
    if (name == "mr-abdomen") {
        const std::vector<Structure> some{
            {"spleen", 1, 1}, {"right kidney", 2, 2}, {"left kidney", 3, 3}, {"liver", 5, 5}, {"stomach", 6, 6}};
        CaseSet set{name, "abdominal MR at 3 mm; the labels are another model's", tableOf(some), {}};
        addOwn(set,
               study("mr3mm", data / "mr-abdomen" / "mr3mm.nii.gz", data / "mr-abdomen" / "mr3mm_organs.nii.gz", some,
                     control),
               choosing, control);
        return set;
    }
    throw Error(ErrorCode::Usage, "There is no set " + name + ".");
}

}  // namespace exemplar::bench
