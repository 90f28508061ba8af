// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QWidget>

#include <functional>
#include <limits>
#include <vector>

class QCPAxis;
class QCPGraph;
class QCustomPlot;
class QLabel;

namespace exemplar::ui {

class CurveTitle;

/// Curves over the steps of something that goes on. They follow the newest step until the user zooms (wheel, + and -)
/// or moves (drag, arrow keys) along the steps; a double click or Home fits them again. The values under the pointer
/// stand beside it. Colours follow the palette.
class LivePlot final : public QWidget {
    Q_OBJECT

public:
    enum class Height { Share, Automatic };  ///< of the axis at the left: 0..1, or 0 to the highest that is seen
    struct Curve {
        QString name;
        QColor colour{};  ///< invalid: that of the text
        Qt::PenStyle line = Qt::SolidLine;
        bool dots = false;
        bool smoothed = false;  ///< strong and smoothed, the values themselves faint
        bool counts = false;    ///< whole numbers, on an axis at the right
    };

    /// `along`: name of the steps. The axis begins at `start` and reaches at least to `least`.
    LivePlot(Height height, const QString& along, double start, double least, QWidget* parent = nullptr);
    ~LivePlot() override;

    void setTitle(const QString& title, const QString& note = {});
    /// Takes the curves before away with their points.
    void setCurves(std::vector<Curve> curves);
    /// Steps ascend. What is not finite is left out.
    void append(std::size_t curve, double step, double value);
    /// The newest step, where it is later than all points.
    void setEnd(double step);
    /// Standard deviation of the smoothing in points, 0 for none.
    void setSmoothing(double points);
    /// What stands above the values of a step; without it "step 12".
    void setHeading(std::function<QString(double)> heading) { m_heading = std::move(heading); }

    /// Draws what has been added, where the plot is seen.
    void refresh();
    void fit();
    bool following() const { return m_following; }
    /// Steps that are seen.
    double from() const;
    double to() const;
    void setRange(double from, double to, bool following);
    /// Shows the values of the step nearest to this one; NaN: none. `y`: height of the pointer in the plot, in pixels,
    /// which chooses where there is not room for all.
    void pointTo(double step, double y = std::numeric_limits<double>::quiet_NaN());
    /// What stands beside the pointer, as HTML; empty for nothing.
    QString pointedText() const;
    /// Points that were given, and those that a smoothed curve is drawn with.
    std::size_t pointCount(std::size_t curve) const { return m_lines[curve].steps.size(); }
    std::size_t drawnCount(std::size_t curve) const;
    double drawnValue(std::size_t curve, std::size_t point) const;
    /// All of it, at its present size and twice as fine.
    QImage picture();
    /// The last drawing took, in milliseconds.
    double drawingTime() const { return m_drawingTime; }

Q_SIGNALS:
    void rangeChosen(double from, double to, bool following);
    void pointed(double step);  ///< NaN: no longer

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        Curve curve;
        std::vector<double> steps, values;
        QCPGraph *faint = nullptr, *strong = nullptr;
        std::size_t smoothedTo = 0;  ///< points
    };

    double furthest() const;
    QColor colourOf(const Curve& curve) const;
    void style();
    void draw();
    void smooth(Line& line) const;
    void takeRange(double from, double to);
    void chooseRange(double from, double to);
    void fitHeight();
    double nearestTo(double step) const;
    QString valuesAt(double step, double y) const;
    void placePointer();

    Height m_height;
    QString m_along;
    double m_start, m_least;
    CurveTitle* m_title;
    QCustomPlot* m_plot;
    QWidget* m_pointer;  // a line
    QLabel* m_values;
    std::vector<Line> m_lines;
    std::function<QString(double)> m_heading;
    double m_smoothing = 0.0, m_end = 0.0, m_drawingTime = 0.0;
    double m_pointed = std::numeric_limits<double>::quiet_NaN();
    bool m_following = true, m_stale = true, m_setting = false;
};

}  // namespace exemplar::ui
