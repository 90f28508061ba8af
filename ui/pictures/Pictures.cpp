// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/Pictures.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/image/Components.h"
#include "ui/pictures/LabelOutline.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>

#include <algorithm>
#include <clocale>

namespace exemplar::ui {
namespace {

/// Qt's own remarks (about a missing runtime folder, say) go to the log, not between the lines of a command.
void intoTheLog(QtMsgType type, const QMessageLogContext&, const QString& text) {
    log(type == QtCriticalMsg || type == QtFatalMsg ? LogLevel::Warning : LogLevel::Info, text.toStdString());
}

}  // namespace

std::unique_ptr<QApplication> offscreenApplication() {
    if (QCoreApplication::instance() != nullptr) {
        return nullptr;
    }
    qInstallMessageHandler(intoTheLog);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "exemplar";
    static char* arguments[] = {name, nullptr};
    auto application = std::make_unique<QApplication>(count, arguments);
    // Qt takes over the user's locale, in which the libraries would read "0.5" in a header as 0.
    std::setlocale(LC_NUMERIC, "C");
    return application;
}

QImage greyPicture(const Image& image) {
    QImage picture(image.width(), image.height(), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int grey = static_cast<int>(std::clamp(image.at(x, y), 0.0F, 1.0F) * 255.0F + 0.5F);
            line[x] = qRgb(grey, grey, grey);
        }
    }
    return picture;
}

QImage labelledPicture(const Image& image, const LabelImage& labels, const LabelTable& table, int scale,
                       double opacity) {
    QImage picture = greyPicture(image).scaled(image.width() * scale, image.height() * scale, Qt::IgnoreAspectRatio,
                                               Qt::SmoothTransformation);
    const auto colourOf = [&table](std::uint16_t label) {
        const LabelEntry* entry = table.find(label);
        const auto colour = entry != nullptr ? entry->colour : LabelTable::defaultColour(label);
        return QColor(colour[0], colour[1], colour[2]);
    };
    QImage fill(labels.width(), labels.height(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < labels.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(fill.scanLine(y));
        for (int x = 0; x < labels.width(); ++x) {
            QColor colour = labels.at(x, y) == 0 ? QColor(0, 0, 0, 0) : colourOf(labels.at(x, y));
            colour.setAlphaF(labels.at(x, y) == 0 ? 0.0F : static_cast<float>(opacity));
            line[x] = qPremultiply(colour.rgba());
        }
    }
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(scale, scale);
    if (!labels.empty()) {
        painter.drawImage(QRectF(0, 0, labels.width(), labels.height()), fill);
    }
    for (std::uint16_t label : labelsIn(labels)) {
        const auto lines = labelOutline(labels, label);
        QPen pen(colourOf(label), 1.3);
        pen.setCosmetic(true);
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
    return picture;
}

void savePng(const QImage& picture, const std::filesystem::path& path) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG")) {
        throw Error(ErrorCode::Internal, "The picture " + path.string() + " could not be encoded.");
    }
    AtomicFile::write(path, bytes.toStdString());
}

}  // namespace exemplar::ui
