// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/Pictures.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

#include <QApplication>
#include <QBuffer>

#include <algorithm>

namespace exemplar::ui {

std::unique_ptr<QApplication> offscreenApplication() {
    if (QCoreApplication::instance() != nullptr) {
        return nullptr;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "exemplar";
    static char* arguments[] = {name, nullptr};
    return std::make_unique<QApplication>(count, arguments);
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

QImage labelledPicture(const Image& image, const LabelImage& labels, const LabelTable& table, int scale, double opacity) {
    QImage picture = greyPicture(image).scaled(image.width() * scale, image.height() * scale, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto labelAt = [&](int x, int y) -> std::uint16_t {
        return labels.contains(x / scale, y / scale) && x >= 0 && y >= 0 ? labels.at(x / scale, y / scale) : std::uint16_t{0};
    };
    for (int y = 0; y < picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const std::uint16_t label = labelAt(x, y);
            if (label == 0) {
                continue;
            }
            const LabelEntry* entry = table.find(label);
            const auto colour = entry != nullptr ? entry->colour : LabelTable::defaultColour(label);
            const bool edge = labelAt(x - 1, y) != label || labelAt(x + 1, y) != label || labelAt(x, y - 1) != label || labelAt(x, y + 1) != label;
            const double share = edge ? 0.95 : opacity;
            const auto mix = [share](int below, int above) { return static_cast<int>(below + share * (above - below)); };
            line[x] = qRgb(mix(qRed(line[x]), colour[0]), mix(qGreen(line[x]), colour[1]), mix(qBlue(line[x]), colour[2]));
        }
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
