// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>
#include <vector>

namespace exemplar {

/// Times of the same thing done often, ms.
class Times {
public:
    void add(double ms) { m_ms.push_back(ms); }
    double sum() const { return std::accumulate(m_ms.begin(), m_ms.end(), 0.0); }
    double perSecond() const { return 1000.0 * static_cast<double>(m_ms.size()) / sum(); }
    double median() const { return at(0.5); }
    double most() const { return at(0.99); }  ///< 99th percentile
    double longest() const { return at(1.0); }

private:
    double at(double share) const {
        std::vector<double> sorted = m_ms;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size()))) - 1);
    }
    std::vector<double> m_ms;
};

/// What was measured, with the longest time for which the event loop stood still meanwhile.
class Report {
public:
    enum class Wanted { AtLeast, AtMost };
    struct Goal {
        Wanted kind;
        double value;
    };

    void add(const QString& what, double value, const QString& unit, std::optional<Goal> goal = {},
             std::optional<double> gap = {}) {
        QJsonObject row{{"what", what}, {"value", value}, {"unit", unit}};
        QString wanted, verdict;
        if (goal) {
            const bool least = goal->kind == Wanted::AtLeast;
            const bool met = least ? value >= goal->value : value <= goal->value;
            wanted = QStringLiteral("%1 %2").arg(least ? ">=" : "<=").arg(goal->value);
            verdict = met ? QString() : QStringLiteral(" **missed**");
            row["wanted"] = wanted;
            row["met"] = met;
        }
        if (gap) {
            row["longestGapMs"] = *gap;
        }
        m_rows.append(row);
        std::printf("| %s | %s %s%s | %s | %s |\n", qPrintable(what), qPrintable(number(value)), qPrintable(unit),
                    qPrintable(verdict), qPrintable(wanted), gap ? qPrintable(number(*gap)) : "");
        std::fflush(stdout);
    }
    static void begin() {
        std::printf("| what | measured | wanted | longest gap, ms |\n|---|---|---|---|\n");
        std::fflush(stdout);
    }
    const QJsonArray& rows() const { return m_rows; }

private:
    static QString number(double value) {
        return QString::number(value, 'f', value < 10.0 ? 2 : value < 100.0 ? 1 : 0);
    }
    QJsonArray m_rows;
};

inline Report::Goal atMost(double value) { return {Report::Wanted::AtMost, value}; }
inline Report::Goal atLeast(double value) { return {Report::Wanted::AtLeast, value}; }

}  // namespace exemplar
