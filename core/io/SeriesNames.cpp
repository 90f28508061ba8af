// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SeriesNames.h"

#include "core/io/SeriesStacks.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <map>

namespace exemplar {
namespace {

constexpr double kTilt = 3.0;  // degrees

std::string formatted(const char* form, double a, double b = 0.0, double c = 0.0) {
    char text[96];
    std::snprintf(text, sizeof text, form, a, b, c);
    return text;
}

/// "axial", "coronal, tilted 12 degrees"
std::string directionOf(const DicomSeries& series) {
    if (series.frames.empty() || !series.frames.front().placed) {
        return "without a place";
    }
    const Vector3 normal = normalOf(series.frames.front());
    const auto most = static_cast<std::size_t>(
        std::max_element(normal.begin(), normal.end(), [](double a, double b) { return std::abs(a) < std::abs(b); }) -
        normal.begin());
    const double length = std::sqrt(dotProduct(normal, normal));
    const double cosine = length > 0.0 ? std::min(1.0, std::abs(normal[most]) / length) : 1.0;
    const double tilt = std::acos(cosine) * 180.0 / 3.14159265358979;
    const std::string name = axisName(static_cast<Axis>(most));
    return tilt < kTilt ? name : name + formatted(", tilted %.0f degrees", std::round(tilt));
}

/// Letters, digits, points and minus signs: safe on a command line.
std::string plain(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const bool kept = std::isalnum(static_cast<unsigned char>(c)) || c == '.';
        if (kept || (!result.empty() && result.back() != '-')) {
            result += kept ? c : '-';
        }
    }
    while (!result.empty() && result.back() == '-') {
        result.pop_back();
    }
    return result;
}

std::string volumesOf(const DicomSeries& series) {
    return series.volumeNames.empty() ? std::string() : series.volumeNames.front();
}

/// What sets groups apart, from the plainest on.
std::vector<std::string> traitsOf(const DicomSeries& series) {
    const DicomFrame first = series.frames.empty() ? DicomFrame() : series.frames.front();
    const Vector3 normal = normalOf(first);
    return {plain(volumesOf(series)),
            plain(series.number),
            formatted("n%.3f_%.3f_%.3f", normal[0], normal[1], normal[2]),
            formatted("r%.3f_%.3f_%.3f", first.orientation[0], first.orientation[1], first.orientation[2]),
            formatted("p%.4g_%.4g", first.columnStep, first.rowStep),
            std::to_string(series.slices) + "-slices",
            formatted("at%.2f_%.2f_%.2f", first.position[0], first.position[1], first.position[2])};
}

std::string baseOf(const DicomSeries& series) {
    if (!series.uid.empty()) {
        return series.uid;
    }
    const std::string number = plain(series.number), modality = plain(series.modality);
    return "no-uid" + (modality.empty() ? "" : "-" + modality) + (number.empty() ? "" : "-" + number);
}

using Group = std::vector<DicomSeries*>;

/// Adds to the ids of groups that still share one what differs between them.
void tellApart(std::vector<DicomSeries*>& group) {
    for (std::size_t trait = 0; trait < traitsOf(*group.front()).size(); ++trait) {
        std::map<std::string, Group> shared;
        for (DicomSeries* one : group) {
            shared[one->id].push_back(one);
        }
        for (auto& [id, same] : shared) {
            const std::string first = traitsOf(*same.front())[trait];
            const bool differs = std::any_of(same.begin(), same.end(),
                                             [&](const DicomSeries* one) { return traitsOf(*one)[trait] != first; });
            for (DicomSeries* one : same) {
                const std::string own = traitsOf(*one)[trait];
                one->id += differs && !own.empty() ? "-" + own : "";
            }
        }
    }
    std::map<std::string, int> count;
    for (DicomSeries* one : group) {
        const int number = ++count[one->id];
        one->id += number > 1 ? "-" + std::to_string(number) : "";
    }
}

void label(Group& group) {
    const bool sizes = std::any_of(group.begin(), group.end(), [&](const DicomSeries* one) {
        return one->columns != group.front()->columns || one->rows != group.front()->rows;
    });
    for (DicomSeries* one : group) {
        one->label = directionOf(*one);
        if (sizes) {
            one->label += ", " + std::to_string(one->columns) + " x " + std::to_string(one->rows);
        }
        if (!volumesOf(*one).empty()) {
            one->label +=
                ", " + volumesOf(*one) + (one->volumes > 1 ? " and " + std::to_string(one->volumes - 1) + " more" : "");
        }
        one->description += (one->description.empty() ? "(" : " (") + one->label + ")";
        one->oddities.push_back("One of " + std::to_string(group.size()) +
                                " groups of pictures in this series; they differ in direction, size or extent.");
    }
}

}  // namespace

void nameSeries(std::vector<DicomSeries>& all) {
    std::map<std::string, Group> groups;
    for (DicomSeries& one : all) {
        one.id = baseOf(one);
        groups[one.id].push_back(&one);
    }
    for (auto& [base, group] : groups) {
        if (group.size() < 2) {
            continue;
        }
        for (DicomSeries* one : group) {
            one->id +=
                "@" + plain(directionOf(*one)) + "-" + std::to_string(one->columns) + "x" + std::to_string(one->rows);
        }
        tellApart(group);
        label(group);
    }
}

}  // namespace exemplar
