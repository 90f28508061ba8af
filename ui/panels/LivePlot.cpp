// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/LivePlot.h"

#include "ui/panels/CurveTitle.h"
#include "ui/pictures/CurvePlot.h"

#include <qcustomplot.h>
#include <QElapsedTimer>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace exemplar::ui {
namespace {

constexpr double kLeastSpan = 4.0;  // steps that one can zoom to

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x + share * (y - x))); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

}  // namespace

LivePlot::LivePlot(Height height, const QString& along, double start, double least, QWidget* parent)
    : QWidget(parent),
      m_height(height),
      m_along(along),
      m_start(start),
      m_least(least),
      m_title(new CurveTitle(this)),
      m_plot(new QCustomPlot(this)),
      m_pointer(new QWidget(m_plot)),
      m_values(new QLabel(m_plot)) {
    setFocusPolicy(Qt::TabFocus);  // a click leaves the keys to the slices
    setMinimumSize(120, 90);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(80, 60);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->setMouseTracking(true);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->axisRect()->setMinimumMargins(QMargins(4, 8, 8, 2));
    m_plot->xAxis->setLabel(along);
    m_plot->xAxis->setLabelPadding(0);
    m_plot->installEventFilter(this);
    for (QWidget* over : std::initializer_list<QWidget*>{m_pointer, m_values}) {
        over->setAttribute(Qt::WA_TransparentForMouseEvents);
        over->setAutoFillBackground(true);
        over->hide();
    }
    m_values->setTextFormat(Qt::RichText);
    m_values->setFrameShape(QFrame::Box);
    m_values->setMargin(3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(m_title);
    column->addWidget(m_plot, 1);
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& wanted) {
        if (!m_setting) {
            chooseRange(wanted.lower, wanted.upper);
        }
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &LivePlot::fit);
    connect(m_plot, &QCustomPlot::afterReplot, this, &LivePlot::placePointer);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        const bool inside = m_plot->axisRect()->rect().contains(event->pos());
        pointTo(inside ? m_plot->xAxis->pixelToCoord(event->position().x()) : std::nan(""), event->position().y());
        Q_EMIT pointed(m_pointed);
    });
    style();
    takeRange(m_start, furthest());
}

LivePlot::~LivePlot() = default;

void LivePlot::setTitle(const QString& title, const QString& note) {
    m_title->setText(title, note);
    setAccessibleName((title + ' ' + note).trimmed());
}

void LivePlot::setCurves(std::vector<Curve> curves) {
    m_plot->clearGraphs();
    m_lines.clear();
    m_end = 0.0;
    m_following = true;
    pointTo(std::nan(""));
    QStringList names{tr("Wheel: zoom along the steps. Drag: move. Double click: show all and follow the newest.")};
    bool counted = false;
    for (Curve& curve : curves) {
        Line line;
        line.curve = std::move(curve);
        QCPAxis* up = line.curve.counts ? m_plot->yAxis2 : m_plot->yAxis;
        counted = counted || line.curve.counts;
        if (line.curve.smoothed) {
            line.faint = m_plot->addGraph(m_plot->xAxis, up);
        }
        names << line.curve.name.toHtmlEscaped();
        m_lines.push_back(std::move(line));
    }
    for (const bool dashed : {false, true}) {  // above everything faint, and the dashed ones on top
        for (Line& line : m_lines) {
            if (dashed == (line.curve.line != Qt::SolidLine)) {
                line.strong = m_plot->addGraph(m_plot->xAxis, line.curve.counts ? m_plot->yAxis2 : m_plot->yAxis);
            }
        }
    }
    m_plot->yAxis2->setVisible(counted);
    m_title->setToolTip(names.join(QStringLiteral("<br>")));
    m_stale = true;
    style();
}

void LivePlot::append(std::size_t curve, double step, double value) {
    if (!std::isfinite(value)) {
        return;
    }
    Line& line = m_lines[curve];
    line.steps.push_back(step);
    line.values.push_back(value);
    (line.curve.smoothed ? line.faint : line.strong)->addData(step, value);
    m_end = std::max(m_end, step);
    m_stale = true;
}

void LivePlot::setEnd(double step) {
    m_stale = m_stale || step > m_end;
    m_end = std::max(m_end, step);
}

void LivePlot::setSmoothing(double points) {
    if (points == m_smoothing) {
        return;
    }
    m_smoothing = points;
    for (Line& line : m_lines) {
        line.smoothedTo = 0;
    }
    m_stale = true;
    refresh();
}

/// Smooths again what the new points reach. Where the smoothing is wide, only some positions are computed.
void LivePlot::smooth(Line& line) const {
    const std::size_t count = line.values.size();
    if (!line.curve.smoothed || line.smoothedTo == count) {
        return;
    }
    const auto stride = std::max<std::size_t>(1, static_cast<std::size_t>(m_smoothing / 8.0));
    const auto reach = static_cast<std::size_t>(std::ceil(3.0 * m_smoothing)) + 1;
    std::size_t first = line.smoothedTo > reach ? line.smoothedTo - reach : 0;
    first -= first % stride;
    if (first == 0) {
        line.strong->data()->clear();
    } else {
        line.strong->data()->removeAfter(line.steps[first] - 0.5);
    }
    for (std::size_t i = first; i < count; i = i + stride < count || i + 1 == count ? i + stride : count - 1) {
        line.strong->addData(line.steps[i], smoothedAt(line.values, i, m_smoothing));
    }
    line.smoothedTo = count;
}

void LivePlot::refresh() {
    if (m_stale && isVisible()) {
        draw();
    }
}

void LivePlot::draw() {
    QElapsedTimer timer;
    timer.start();
    for (Line& line : m_lines) {
        smooth(line);
    }
    m_following ? takeRange(m_start, furthest()) : fitHeight();
    m_plot->replot(QCustomPlot::rpQueuedRefresh);
    m_stale = false;
    m_drawingTime = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

QImage LivePlot::picture() {
    ensurePolished();
    layout()->activate();
    QImage picture(2 * size(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(2.0);
    picture.fill(palette().color(QPalette::Window));
    m_stale = true;
    draw();
    QPainter painter(&picture);
    m_title->render(&painter, m_title->pos());
    painter.drawPixmap(m_plot->geometry(), m_plot->toPixmap(m_plot->width(), m_plot->height(), 2.0));
    return picture;
}

double LivePlot::furthest() const { return std::max(m_least, m_end + std::max(m_start, 0.02 * m_end)); }
double LivePlot::from() const { return m_plot->xAxis->range().lower; }
double LivePlot::to() const { return m_plot->xAxis->range().upper; }
QString LivePlot::pointedText() const { return m_values->isVisibleTo(this) ? m_values->text() : QString(); }

std::size_t LivePlot::drawnCount(std::size_t curve) const {
    return static_cast<std::size_t>(m_lines[curve].strong->dataCount());
}

double LivePlot::drawnValue(std::size_t curve, std::size_t point) const {
    return m_lines[curve].strong->dataMainValue(static_cast<int>(point));
}

void LivePlot::takeRange(double from, double to) {
    m_setting = true;
    m_plot->xAxis->setRange(from, to);
    m_setting = false;
    fitHeight();
}

/// What the user asked for, within what there is.
void LivePlot::chooseRange(double from, double to) {
    const double all = furthest() - m_start;
    const double span = std::clamp(to - from, kLeastSpan, all);
    const double lower = std::clamp(0.5 * (from + to - span), m_start, furthest() - span);
    m_following = span >= 0.999 * all;
    takeRange(lower, lower + span);
    Q_EMIT rangeChosen(lower, lower + span, m_following);
}

void LivePlot::setRange(double from, double to, bool following) {
    m_following = following;
    takeRange(from, to);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LivePlot::fit() {
    chooseRange(m_start, furthest());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LivePlot::fitHeight() {
    double highest = 0.0, most = 0.0;
    for (const Line& line : m_lines) {
        const auto first = std::lower_bound(line.steps.begin(), line.steps.end(), from()) - line.steps.begin();
        const auto last = std::upper_bound(line.steps.begin(), line.steps.end(), to()) - line.steps.begin();
        double& limit = line.curve.counts ? most : highest;
        for (auto i = first; i < last; ++i) {
            limit = std::max(limit, line.values[static_cast<std::size_t>(i)]);
        }
    }
    m_plot->yAxis->setRange(0.0, m_height == Height::Share ? 1.03 : highest > 0.0 ? 1.05 * highest : 1.0);
    m_plot->yAxis2->setRange(0.0, std::max(5.0, 1.05 * most));
}

double LivePlot::nearestTo(double step) const {
    double nearest = std::nan("");
    const auto consider = [&](double other) {
        if (std::isnan(nearest) || std::abs(other - step) < std::abs(nearest - step)) {
            nearest = other;
        }
    };
    for (const Line& line : m_lines) {
        const auto after = std::lower_bound(line.steps.begin(), line.steps.end(), step);
        if (after != line.steps.end()) {
            consider(*after);
        }
        if (after != line.steps.begin()) {
            consider(*(after - 1));
        }
    }
    return nearest;
}

void LivePlot::pointTo(double step, double y) {
    m_pointed = std::isnan(step) ? step : nearestTo(step);
    if (!std::isnan(m_pointed)) {
        m_values->setText(valuesAt(m_pointed, y));
        m_values->adjustSize();
    }
    placePointer();
}

QString LivePlot::valuesAt(double step, double y) const {
    struct Found {
        QString text;
        double distance;  // from the pointer
        std::size_t place;
    };
    std::vector<Found> found;
    bool smoothed = false;
    for (const Line& line : m_lines) {
        const auto at = std::lower_bound(line.steps.begin(), line.steps.end(), step);
        if (at == line.steps.end() || *at != step) {
            continue;
        }
        const auto index = static_cast<std::size_t>(at - line.steps.begin());
        const double value = line.values[index];
        QString text = QString::number(value, 'f', line.curve.counts ? 0 : 3);
        if (line.curve.smoothed && m_smoothing > 0.0) {
            text += QStringLiteral("</b> (%1)<b>").arg(smoothedAt(line.values, index, m_smoothing), 0, 'f', 3);
            smoothed = true;
        }
        text = QStringLiteral("<br><span style='color:%1'>&#9632;</span> %2 <b>%3</b>")
                   .arg(colourOf(line.curve).name(), shortened(line.curve.name).toHtmlEscaped(), text);
        found.push_back({text, std::abs(line.strong->valueAxis()->coordToPixel(value) - y), found.size()});
    }
    const std::size_t room = static_cast<std::size_t>(
        std::max(1, (m_plot->axisRect()->height() - 8) / QFontMetrics(m_values->font()).lineSpacing() - 1));
    const std::size_t left = found.size() > room ? found.size() - room + 1 : 0;
    if (left > 0) {
        if (!std::isnan(y)) {
            std::stable_sort(found.begin(), found.end(),
                             [](const Found& a, const Found& b) { return a.distance < b.distance; });
        }
        found.resize(found.size() - left);
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.place < b.place; });
    }
    QString text = m_heading ? m_heading(step).toHtmlEscaped() : QStringLiteral("%1 %2").arg(m_along).arg(step);
    if (smoothed) {
        text += tr(" (smoothed)");
    }
    for (const Found& one : found) {
        text += one.text;
    }
    if (left > 0) {
        text += QStringLiteral("<br>+%1").arg(left);
    }
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(palette().color(QPalette::Text).name(), text);
}

/// The line and the values beside it, on the side where there is more room.
void LivePlot::placePointer() {
    const QRect rect = m_plot->axisRect()->rect();
    const bool seen = !std::isnan(m_pointed) && m_pointed >= from() && m_pointed <= to();
    m_pointer->setVisible(seen);
    m_values->setVisible(seen);
    if (seen) {
        const int x = static_cast<int>(std::lround(m_plot->xAxis->coordToPixel(m_pointed)));
        m_pointer->setGeometry(x, rect.top(), 1, rect.height());
        const int wide = m_values->width();
        const int beside = x > rect.center().x() ? x - 6 - wide : x + 7;
        m_values->move(std::clamp(beside, 0, std::max(0, m_plot->width() - wide)), rect.top() + 3);
    }
}

QColor LivePlot::colourOf(const Curve& curve) const {
    return curve.colour.isValid() ? curve.colour : palette().color(QPalette::Text);
}

void LivePlot::style() {
    const QColor base = palette().color(QPalette::Base), ink = palette().color(QPalette::Text);
    const QColor quiet = mixed(base, ink, 0.7);
    m_plot->setBackground(QBrush(palette().color(QPalette::Window)));
    m_plot->axisRect()->setBackground(QBrush(base));
    const QFont font = smaller(this->font());
    const QPen edge(hasFocus() ? palette().color(QPalette::Highlight) : mixed(base, ink, 0.45), hasFocus() ? 2.0 : 1.0);
    for (QCPAxis* axis : m_plot->axisRect()->axes()) {
        axis->setLabelFont(font);
        axis->setTickLabelFont(font);
        axis->setLabelColor(quiet);
        axis->setTickLabelColor(quiet);
        axis->setBasePen(edge);
        axis->setTickPen(QPen(mixed(base, ink, 0.45)));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(3);
        axis->setTickLabelPadding(2);
        axis->grid()->setPen(QPen(mixed(base, ink, 0.13)));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->ticker()->setTickCount(axis->orientation() == Qt::Horizontal ? 6 : 4);
    }
    m_plot->yAxis2->grid()->setVisible(false);
    std::vector<CurveTitle::Entry> entries;
    for (Line& line : m_lines) {
        const QColor colour = colourOf(line.curve);
        entries.push_back({line.curve.name, colour, line.curve.line != Qt::SolidLine});
        line.strong->setPen(QPen(colour, 2.0, line.curve.line));
        if (line.curve.dots) {
            line.strong->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 5));
        }
        if (line.faint != nullptr) {
            QColor faint = colour;
            faint.setAlpha(75);
            line.faint->setPen(QPen(faint, 1.0));
        }
    }
    m_title->setEntries(std::move(entries));
    QPalette over = palette();
    over.setColor(QPalette::Window, quiet);
    m_pointer->setPalette(over);
    over.setColor(QPalette::Window, base);
    over.setColor(QPalette::WindowText, mixed(base, ink, 0.45));  // the frame
    m_values->setPalette(over);
    m_values->setFont(font);
    pointTo(m_pointed);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LivePlot::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LivePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        style();
    }
}

void LivePlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    style();
}

void LivePlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    style();
}

void LivePlot::keyPressEvent(QKeyEvent* event) {
    const double span = to() - from(), middle = 0.5 * (from() + to());
    const auto zoom = [&](double factor) { chooseRange(middle - 0.5 * factor * span, middle + 0.5 * factor * span); };
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoom(0.7);
            break;
        case Qt::Key_Minus:
            zoom(1.0 / 0.7);
            break;
        case Qt::Key_Left:
            chooseRange(from() - 0.15 * span, to() - 0.15 * span);
            break;
        case Qt::Key_Right:
            chooseRange(from() + 0.15 * span, to() + 0.15 * span);
            break;
        case Qt::Key_Home:
            fit();
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool LivePlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_plot && event->type() == QEvent::Leave) {
        pointTo(std::nan(""));
        Q_EMIT pointed(m_pointed);
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace exemplar::ui
