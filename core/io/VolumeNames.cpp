// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/VolumeNames.h"

#include <algorithm>
#include <cstdio>

namespace exemplar {
namespace {

struct Words {
    const char* before;
    const char* after;
};

Words wordsOf(VolumeMark mark) {
    switch (mark) {
        case VolumeMark::Temporal:
            return {"temporal position ", ""};
        case VolumeMark::Acquisition:
            return {"acquisition ", ""};
        case VolumeMark::Trigger:
            return {"trigger time ", " ms"};
        case VolumeMark::FrameTime:
            return {"frame reference time ", " ms"};
        case VolumeMark::Echo:
            return {"echo time ", " ms"};
        case VolumeMark::BValue:
            return {"b-value ", ""};
        case VolumeMark::Direction:
            return {"gradient ", ""};
        case VolumeMark::Inversion:
            return {"inversion time ", " ms"};
        case VolumeMark::FlipAngle:
            return {"flip angle ", " degrees"};
        case VolumeMark::Kind:
            return {"image type ", ""};
        case VolumeMark::Dimension:
            return {"dimension index ", ""};
        case VolumeMark::Time:
            return {"acquisition time ", ""};
        case VolumeMark::Instance:
            return {"instance number ", ""};
    }
    return {"", ""};
}

std::string numberText(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.7g", value);
    std::string text = buffer;
    std::replace(text.begin(), text.end(), ',', '.');  // whatever the locale
    return text;
}

std::string valueText(VolumeMark mark, const MarkValue& value) {
    if (value.numbers.empty()) {
        std::string text = value.text.empty() ? "not given" : value.text;
        std::replace(text.begin(), text.end(), '\\', ' ');
        return text;
    }
    if (mark == VolumeMark::Time) {
        const int seconds = static_cast<int>(value.numbers[0]);
        char text[32];
        std::snprintf(text, sizeof text, "%02d:%02d:%02d", seconds / 3600 % 100, seconds / 60 % 60, seconds % 60);
        return text;
    }
    if (mark == VolumeMark::Instance) {
        const bool framed = value.numbers.size() > 1 && value.numbers[1] > 0.0;
        return numberText(value.numbers[0]) + (framed ? " frame " + numberText(value.numbers[1]) : "");
    }
    std::string text;
    for (const double one : value.numbers) {
        text += (text.empty() ? "" : " ") + numberText(one);
    }
    return text;
}

}  // namespace

std::string markWords(VolumeMark mark, const MarkValue& low, const MarkValue& high) {
    const Words words = wordsOf(mark);
    const std::string from = valueText(mark, low), to = valueText(mark, high);
    return words.before + from + (from == to ? "" : " to " + to) + words.after;
}

}  // namespace exemplar
