// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/looks/Icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace exemplar::ui {
namespace {

QString fileOf(const QString& name) { return ":/icons/" + name + ".svg"; }

/// Draws an SVG in black as one in the colour of the text.
class TintedIcon final : public QIconEngine {
public:
    explicit TintedIcon(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        painter->drawPixmap(rect, pixmap(rect.size() * painter->device()->devicePixelRatioF(), mode, QIcon::Off));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        QSvgRenderer(fileOf(m_name)).render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        const QPalette palette = QGuiApplication::palette();
        painter.fillRect(picture.rect(),
                         palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active,
                                       mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText));
        return picture;
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        QPixmap picture = pixmap(size, mode, state);  // `size` is in pixels of the device
        picture.setDevicePixelRatio(scale);
        return picture;
    }
    QIconEngine* clone() const override { return new TintedIcon(m_name); }

private:
    QString m_name;
};

}  // namespace

QIcon icon(const QString& name) {
    Q_ASSERT_X(QFile::exists(fileOf(name)), "icon", qPrintable(name));
    return QIcon(new TintedIcon(name));
}

QIcon programIcon() { return QIcon(fileOf(QStringLiteral("exemplar"))); }

}  // namespace exemplar::ui
