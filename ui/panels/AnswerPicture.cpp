// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/AnswerPicture.h"

#include "ui/pictures/Palette.h"
#include "ui/pictures/Pictures.h"

#include <QPainter>

#include <algorithm>

namespace exemplar::ui {
namespace {

constexpr int kOpacity = 115;  // of 255

QImage filled(const LabelImage& labels, const LabelTable& table) {
    QImage picture(labels.width(), labels.height(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    for (int y = 0; y < labels.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < labels.width(); ++x) {
            if (const std::uint16_t label = labels.at(x, y); label != 0) {
                const LabelEntry* entry = table.find(label);
                const auto colour = entry != nullptr ? entry->colour : LabelTable::defaultColour(label);
                line[x] = qPremultiply(qRgba(colour[0], colour[1], colour[2], kOpacity));
            }
        }
    }
    return picture;
}

}  // namespace

AnswerPicture::AnswerPicture(QWidget* parent) : QWidget(parent) {
    setMinimumSize(110, 90);
    setAccessibleName(tr("The model's prediction on an exemplar"));
}

void AnswerPicture::setAnswer(const Exemplar& exemplar, const LabelImage& answer, const LabelTable& table,
                              const QString& caption) {
    const Image& pixels = exemplar.image.pixels;
    if (pixels.empty() || answer.width() != pixels.width() || answer.height() != pixels.height()) {
        clear();
        return;
    }
    m_grey = greyPicture(pixels);
    m_answer = filled(answer, table);
    m_truth = renderBorders(exemplar.labels, table);
    m_size = QSizeF(pixels.width() * exemplar.image.spacingX, pixels.height() * exemplar.image.spacingY);
    m_caption = caption;
    setToolTip(tr("Slice %1 of %2: filled - the model's prediction; outlined - your labels")
                   .arg(exemplar.slice + 1)
                   .arg(QString::fromStdString(exemplar.scan)));
    update();
}

void AnswerPicture::clear() {
    m_grey = m_answer = QImage();
    m_truth.clear();
    m_caption.clear();
    setToolTip(tr("The model's prediction on an exemplar, as soon as there is one"));
    update();
}

void AnswerPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int foot = fontMetrics().height() + 2;
    const QRect frame = rect().adjusted(0, 0, 0, -foot);
    painter.fillRect(frame, palette::kPaper);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, height() - foot, width(), foot), Qt::AlignCenter,
                     empty() ? tr("no prediction yet") : m_caption);
    if (empty()) {
        return;
    }
    const QSizeF fitted = m_size.scaled(frame.size(), Qt::KeepAspectRatio);
    const QRectF place(
        QPointF(frame.center().x() - 0.5 * (fitted.width() - 1.0), frame.center().y() - 0.5 * (fitted.height() - 1.0)),
        fitted);
    // Made smaller it has to be smooth; made larger its pixels stay sharp.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.width() * devicePixelRatioF() < m_grey.width());
    painter.drawImage(place, m_grey);
    painter.drawImage(place, m_answer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(place);
    painter.translate(place.topLeft());
    painter.scale(place.width() / m_grey.width(), place.height() / m_grey.height());
    painter.translate(0.5, 0.5);  // borders count from the centre of the first pixel
    for (const bool below : {true, false}) {
        for (const LabelBorder& border : m_truth) {
            QPen pen(below ? QColor(0, 0, 0, 150) : border.colour, below ? 3.0 : 1.5);
            pen.setCosmetic(true);
            pen.setCapStyle(Qt::RoundCap);
            painter.setPen(pen);
            painter.drawLines(border.lines.data(), static_cast<int>(border.lines.size()));
        }
    }
}

}  // namespace exemplar::ui
