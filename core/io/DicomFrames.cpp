// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DicomFrames.h"

#include <algorithm>
#include <cmath>

namespace exemplar {
namespace fs = std::filesystem;
namespace {

using Numbers = std::vector<double>;

/// Elements that hold for one frame, for all frames, or stand in the data set itself (files of one picture).
class FrameGroups {
public:
    FrameGroups(DcmItem& data, DcmItem* shared, DcmItem* own) : m_data(data), m_shared(shared), m_own(own) {}

    Numbers numbers(const DcmTagKey& group, const DcmTagKey& tag) const {
        const Numbers values = inGroup(group, tag);
        return values.empty() ? dicomNumbers(m_data, tag) : values;
    }

    Numbers inGroup(const DcmTagKey& group, const DcmTagKey& tag) const {
        for (DcmItem* item : items(group)) {
            const Numbers values = dicomNumbers(*item, tag);
            if (!values.empty()) {
                return values;
            }
        }
        return {};
    }

    std::string text(const DcmTagKey& group, const DcmTagKey& tag) const {
        for (DcmItem* item : items(group)) {
            const std::string value = dicomText(*item, tag);
            if (!value.empty()) {
                return value;
            }
        }
        return {};
    }

    std::vector<DcmItem*> items(const DcmTagKey& group) const {
        std::vector<DcmItem*> result;
        for (DcmItem* holder : {m_own, m_shared}) {
            DcmItem* inner = dicomItem(holder, group);
            if (inner != nullptr) {
                result.push_back(inner);
            }
        }
        return result;
    }

    DcmItem& data() const { return m_data; }

private:
    DcmItem& m_data;
    DcmItem* m_shared;
    DcmItem* m_own;
};

double firstOf(const Numbers& values, double otherwise) { return values.empty() ? otherwise : values[0]; }

Numbers firstKnown(std::initializer_list<Numbers> several) {
    for (const Numbers& one : several) {
        if (!one.empty()) {
            return one;
        }
    }
    return {};
}

/// "HHMMSS.FFF" or "YYYYMMDDHHMMSS.FFF" as seconds.
Numbers secondsOf(std::string text) {
    const std::size_t point = std::min(text.find('.'), text.size());
    if (point >= 14) {
        text = text.substr(point - 6);
    }
    if (text.size() < 6 || !std::all_of(text.begin(), text.begin() + 6, [](char c) { return c >= '0' && c <= '9'; })) {
        return {};
    }
    const auto two = [&](std::size_t at) { return 10.0 * (text[at] - '0') + (text[at + 1] - '0'); };
    double fraction = 0.0, unit = 0.1;
    for (std::size_t at = 7; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit *= 0.1) {
        fraction += unit * (text[at] - '0');
    }
    return {3600.0 * two(0) + 60.0 * two(2) + two(4) + fraction};
}

/// Diffusion weights that makers keep in elements of their own.
Numbers privateBValue(DcmItem& data) {
    if (dicomText(data, {0x0019, 0x0010}) == "SIEMENS MR HEADER") {
        return dicomNumbers(data, {0x0019, 0x100C});
    }
    if (dicomText(data, {0x0043, 0x0010}) == "GEMS_PARM_01") {
        const Numbers values = dicomNumbers(data, {0x0043, 0x1039});
        return values.empty() ? Numbers() : Numbers{std::fmod(values[0], 1e9)};
    }
    if (dicomText(data, {0x2001, 0x0010}) == "Philips Imaging DD 001") {
        return dicomNumbers(data, {0x2001, 0x1003});
    }
    return {};
}

bool isPlace(const Numbers& pointer, const DcmTagKey& tag) {
    return pointer.size() == 2 && pointer[0] == tag.getGroup() && pointer[1] == tag.getElement();
}

/// Where the dimension index values of a data set name the place of a picture.
std::vector<bool> placeDimensions(DcmItem& data) {
    std::vector<bool> result;
    for (unsigned long i = 0; DcmItem* item = dicomItem(&data, DCM_DimensionIndexSequence, i); ++i) {
        DcmElement* element = nullptr;
        Uint16 group = 0, number = 0;
        if (item->findAndGetElement(DCM_DimensionIndexPointer, element).good() && element != nullptr) {
            DcmTagKey pointer;
            if (auto* tags = dynamic_cast<DcmAttributeTag*>(element);
                tags != nullptr && tags->getTagVal(pointer).good()) {
                group = pointer.getGroup();
                number = pointer.getElement();
            }
        }
        const Numbers pointer{double(group), double(number)};
        result.push_back(isPlace(pointer, DCM_InStackPositionNumber) || isPlace(pointer, DCM_ImagePositionPatient) ||
                         isPlace(pointer, DCM_StackID));
    }
    return result;
}

Numbers otherDimensions(const FrameGroups& groups, const std::vector<bool>& places) {
    const Numbers values = groups.inGroup(DCM_FrameContentSequence, DCM_DimensionIndexValues);
    Numbers result;
    for (std::size_t i = 0; i < values.size() && values.size() == places.size(); ++i) {
        if (!places[i]) {
            result.push_back(values[i]);
        }
    }
    return result;
}

void setMarks(const FrameGroups& groups, const std::vector<bool>& places, DicomFrame& frame) {
    DcmItem& data = groups.data();
    const auto set = [&](VolumeMark which, Numbers values) { frame.mark(which).numbers = std::move(values); };
    set(VolumeMark::Temporal, firstKnown({groups.inGroup(DCM_FrameContentSequence, DCM_TemporalPositionIndex),
                                          groups.inGroup(DCM_TemporalPositionSequence, DCM_TemporalPositionTimeOffset),
                                          dicomNumbers(data, DCM_TemporalPositionIdentifier),
                                          dicomNumbers(data, DCM_TemporalPositionIndex)}));
    set(VolumeMark::Acquisition, firstKnown({groups.inGroup(DCM_FrameContentSequence, DCM_FrameAcquisitionNumber),
                                             dicomNumbers(data, DCM_AcquisitionNumber)}));
    set(VolumeMark::Trigger,
        firstKnown({groups.inGroup(DCM_CardiacSynchronizationSequence, DCM_NominalCardiacTriggerDelayTime),
                    dicomNumbers(data, DCM_TriggerTime), dicomNumbers(data, DCM_NominalPercentageOfCardiacPhase)}));
    set(VolumeMark::FrameTime, dicomNumbers(data, DCM_FrameReferenceTime));
    set(VolumeMark::Echo,
        firstKnown({groups.inGroup(DCM_MREchoSequence, DCM_EffectiveEchoTime), dicomNumbers(data, DCM_EchoTime),
                    dicomNumbers(data, DCM_EffectiveEchoTime), dicomNumbers(data, DCM_EchoNumbers)}));
    set(VolumeMark::BValue, firstKnown({groups.inGroup(DCM_MRDiffusionSequence, DCM_DiffusionBValue),
                                        dicomNumbers(data, DCM_DiffusionBValue), privateBValue(data)}));
    Numbers direction = dicomNumbers(data, DCM_DiffusionGradientOrientation);
    for (DcmItem* diffusion : groups.items(DCM_MRDiffusionSequence)) {
        DcmItem* gradient = dicomItem(diffusion, DCM_DiffusionGradientDirectionSequence);
        if (direction.empty() && gradient != nullptr) {
            direction = dicomNumbers(*gradient, DCM_DiffusionGradientOrientation);
        }
    }
    set(VolumeMark::Direction, std::move(direction));
    set(VolumeMark::Inversion, firstKnown({groups.inGroup(DCM_MRModifierSequence, DCM_InversionTimes),
                                           dicomNumbers(data, DCM_InversionTime)}));
    set(VolumeMark::FlipAngle, firstKnown({groups.inGroup(DCM_MRTimingAndRelatedParametersSequence, DCM_FlipAngle),
                                           dicomNumbers(data, DCM_FlipAngle)}));
    std::string kind;
    for (const DcmTagKey& group :
         {DCM_MRImageFrameTypeSequence, DCM_CTImageFrameTypeSequence, DCM_PETFrameTypeSequence}) {
        kind = kind.empty() ? groups.text(group, DCM_FrameType) : kind;
    }
    frame.mark(VolumeMark::Kind).text = imageKind(kind.empty() ? dicomText(data, DCM_ImageType) : kind);
    set(VolumeMark::Dimension, otherDimensions(groups, places));
    Numbers seconds = secondsOf(groups.text(DCM_FrameContentSequence, DCM_FrameAcquisitionDateTime));
    for (const DcmTagKey& tag : {DCM_AcquisitionDateTime, DCM_AcquisitionTime, DCM_ContentTime}) {
        seconds = seconds.empty() ? secondsOf(dicomText(data, tag)) : seconds;
    }
    set(VolumeMark::Time, std::move(seconds));
    set(VolumeMark::Instance, {double(frame.instance), double(frame.index)});
}

void setPlace(const Numbers& position, const Numbers& orientation, DicomFrame& frame) {
    if (position.size() == 3) {
        std::copy(position.begin(), position.end(), frame.position.begin());
    }
    if (orientation.size() == 6) {
        std::copy(orientation.begin(), orientation.end(), frame.orientation.begin());
    }
    frame.placed = position.size() == 3 && orientation.size() == 6;
    // Direction cosines are rounded: a pixel's size is Pixel Spacing's alone.
    for (const std::size_t start : {std::size_t(0), std::size_t(3)}) {
        auto* const vector = frame.orientation.data() + start;
        const double length = std::hypot(vector[0], vector[1], vector[2]);
        for (std::size_t i = 0; i < 3 && length > 0.0; ++i) {
            vector[i] /= length;
        }
    }
}

void setScaling(const FrameGroups& groups, bool parametricMap, DicomFrame& frame) {
    Numbers slope = groups.numbers(DCM_PixelValueTransformationSequence, DCM_RescaleSlope);
    Numbers intercept = groups.numbers(DCM_PixelValueTransformationSequence, DCM_RescaleIntercept);
    if (parametricMap && slope.empty()) {
        slope = groups.inGroup(DCM_RealWorldValueMappingSequence, DCM_RealWorldValueSlope);
        intercept = groups.inGroup(DCM_RealWorldValueMappingSequence, DCM_RealWorldValueIntercept);
    }
    frame.slope = firstOf(slope, 1.0);
    frame.intercept = firstOf(intercept, 0.0);
    if (frame.slope == 0.0) {
        frame.slope = 1.0;
    }
}

DicomFrame frameFrom(const FrameGroups& groups, bool parametricMap) {
    DicomFrame frame;
    DcmItem& data = groups.data();
    setPlace(groups.numbers(DCM_PlanePositionSequence, DCM_ImagePositionPatient),
             groups.numbers(DCM_PlaneOrientationSequence, DCM_ImageOrientationPatient), frame);
    Numbers spacing = groups.numbers(DCM_PixelMeasuresSequence, DCM_PixelSpacing);
    for (const DcmTagKey& other : {DCM_ImagerPixelSpacing, DCM_NominalScannedPixelSpacing}) {
        if (spacing.size() != 2) {
            spacing = dicomNumbers(data, other);
        }
    }
    if (spacing.size() == 2) {
        frame.rowStep = spacing[0];
        frame.columnStep = spacing[1];
    }
    // The sign of the distance means something in nuclear medicine only (PS3.3 C.8.4.15).
    const double between = std::abs(firstOf(groups.numbers(DCM_PixelMeasuresSequence, DCM_SpacingBetweenSlices), 0.0));
    const double thickness = std::abs(firstOf(groups.numbers(DCM_PixelMeasuresSequence, DCM_SliceThickness), 0.0));
    frame.sliceStep = between > 0.0 ? between : thickness;
    setScaling(groups, parametricMap, frame);
    return frame;
}

/// Reconstructed slices of nuclear medicine: one place for all, and a step along the normal with a sign. Raw views of a
/// turning camera are no slices.
void placeSlicesOfNuclearMedicine(DcmItem& data, std::vector<DicomFrame>& frames) {
    DcmItem* detector = dicomItem(&data, DCM_DetectorInformationSequence);
    const std::string type = dicomText(data, DCM_ImageType);
    const bool views = !type.empty() && type.find("RECON") == std::string::npos;
    Numbers position = dicomNumbers(data, DCM_ImagePositionPatient);
    Numbers orientation = dicomNumbers(data, DCM_ImageOrientationPatient);
    if (detector != nullptr) {
        position = firstKnown({dicomNumbers(*detector, DCM_ImagePositionPatient), position});
        orientation = firstKnown({dicomNumbers(*detector, DCM_ImageOrientationPatient), orientation});
    }
    const double step = dicomNumber(data, DCM_SpacingBetweenSlices, frames[0].sliceStep);
    if (position.size() != 3 || orientation.size() != 6 || (frames.size() > 1 && (step == 0.0 || views))) {
        return;
    }
    const Numbers slices = dicomNumbers(data, DCM_SliceVector), slots = dicomNumbers(data, DCM_TimeSlotVector);
    const Numbers energies = dicomNumbers(data, DCM_EnergyWindowVector), phases = dicomNumbers(data, DCM_PhaseVector);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        setPlace(position, orientation, frames[i]);
        const auto& o = frames[i].orientation;
        const Vector3 normal{o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
        const double slice = slices.size() == frames.size() ? slices[i] - 1.0 : static_cast<double>(i);
        for (std::size_t d = 0; d < 3; ++d) {
            frames[i].position[d] += normal[d] * step * slice;
        }
        if (slots.size() == frames.size()) {
            frames[i].mark(VolumeMark::Temporal).numbers = {slots[i]};
        }
        for (const Numbers& vector : {energies, phases}) {
            if (vector.size() == frames.size()) {
                frames[i].mark(VolumeMark::Dimension).numbers.push_back(vector[i]);
            }
        }
    }
}

}  // namespace

std::string imageKind(const std::string& imageType) {
    const std::size_t first = imageType.find('\\');
    const std::size_t second = first == std::string::npos ? first : imageType.find('\\', first + 1);
    return second == std::string::npos ? std::string() : imageType.substr(second + 1);
}

std::vector<DicomFrame> framesOf(DcmItem& data, const fs::path& path) {
    const double declared = dicomNumber(data, DCM_NumberOfFrames, 1.0);
    const int count = declared >= 1.0 && declared <= 100'000.0 ? static_cast<int>(declared) : 1;
    DcmItem* shared = dicomItem(&data, DCM_SharedFunctionalGroupsSequence);
    DcmSequenceOfItems* perFrame = nullptr;
    data.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, perFrame);
    const int instance = static_cast<int>(std::clamp(dicomNumber(data, DCM_InstanceNumber, 0.0), 0.0, 1e9));
    const std::string uid = dicomText(data, DCM_SOPInstanceUID);
    const bool parametricMap = dicomText(data, DCM_SOPClassUID) == UID_ParametricMapStorage;
    const std::vector<bool> places = placeDimensions(data);
    std::vector<DicomFrame> frames;
    for (int index = 0; index < count; ++index) {
        DcmItem* own = perFrame != nullptr && static_cast<unsigned long>(index) < perFrame->card()
                           ? perFrame->getItem(static_cast<unsigned long>(index))
                           : nullptr;
        const FrameGroups groups(data, shared, own);
        DicomFrame frame = frameFrom(groups, parametricMap);
        frame.file = path;
        frame.instanceUid = uid;
        frame.index = index;
        frame.instance = instance;
        frame.placed = frame.placed && (count == 1 || own != nullptr);
        setMarks(groups, places, frame);
        frames.push_back(std::move(frame));
    }
    if (dicomText(data, DCM_Modality) == "NM" && perFrame == nullptr) {
        placeSlicesOfNuclearMedicine(data, frames);
    }
    return frames;
}

}  // namespace exemplar
