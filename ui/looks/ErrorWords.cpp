// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/looks/ErrorWords.h"

#include "ui/looks/Language.h"

#include <QCoreApplication>

namespace exemplar::ui {
namespace {

/// Empty where the kind says too little.
QString sentenceOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::FileNotFound:
            return QCoreApplication::translate("ErrorWords",
                                               "%1 was not found; check the name and whether its disk is connected.");
        case ErrorCode::FileUnreadable:
            return QCoreApplication::translate("ErrorWords", "%1 cannot be read; check its permissions and the disk.");
        case ErrorCode::FileUnwritable:
            return QCoreApplication::translate(
                "ErrorWords", "%1 cannot be written; check permissions and free space, or choose another place.");
        case ErrorCode::FileInUse:
            return QCoreApplication::translate("ErrorWords",
                                               "%1 is open in another program; close it there and try again.");
        case ErrorCode::FileDamaged:
            return QCoreApplication::translate("ErrorWords", "%1 is damaged or cut off; fetch or make it again.");
        case ErrorCode::FormatUnknown:
            return QCoreApplication::translate("ErrorWords", "The format of %1 is not supported; choose another file.");
        case ErrorCode::FormatUnsupported:
            return QCoreApplication::translate("ErrorWords",
                                               "%1 has content that is not supported; choose another file.");
        case ErrorCode::FormatNewer:
            return QCoreApplication::translate(
                "ErrorWords",
                "%1 was written by a newer version of Exemplar (%2) in a format that this "
                "one does not know; install that version or a later one.");
        case ErrorCode::SeriesAmbiguous:
            return QCoreApplication::translate("ErrorWords",
                                               "%1 holds several DICOM series; open the folder and choose one.");
        case ErrorCode::SeriesIncomplete:
            return QCoreApplication::translate(
                "ErrorWords", "Slices of %1 are missing; fetch the series again as a whole, or open it anyway.");
        case ErrorCode::SeriesUneven:
            return QCoreApplication::translate(
                "ErrorWords", "The slices of %1 lie at uneven distances; open it anyway to put them on an even grid.");
        case ErrorCode::GeometryMismatch:
            return QCoreApplication::translate("ErrorWords", "%1 and the scan are not on the same grid.");
        case ErrorCode::ModelMissing:
            return QCoreApplication::translate(
                "ErrorWords", "The base model is not installed; run packaging/fetch-model.sh or see the README.");
        case ErrorCode::ModelMismatch:
            return QCoreApplication::translate("ErrorWords",
                                               "%1 was made for another base model and cannot be used with this one.");
        case ErrorCode::NothingToLearn:
            return QCoreApplication::translate("ErrorWords",
                                               "There is nothing to train on; label a structure on an exemplar.");
        case ErrorCode::NotFinite:
            return QCoreApplication::translate("ErrorWords", "Training became unstable and was stopped; try again.");
        case ErrorCode::OutOfMemory:
            return QCoreApplication::translate("ErrorWords",
                                               "There is too little memory; close other programs and try again.");
        default:
            return {};
    }
}

}  // namespace

ErrorWords ErrorWords::of(const Error& error) {
    const QString own = QString::fromUtf8(error.what());
    QString sentence = speaksEnglish() ? QString() : sentenceOf(error.code());
    if (sentence.contains("%1")) {
        const std::vector<std::string>& arguments = error.arguments();
        const auto word = [&](std::size_t place) { return QString::fromStdString(arguments[place]); };
        const std::size_t wanted = sentence.contains("%2") ? 2 : 1;
        sentence = arguments.size() < wanted ? QString()
                   : wanted == 2             ? sentence.arg(word(0), word(1))
                                             : sentence.arg(word(0));
    }
    return sentence.isEmpty() ? ErrorWords{own, {}} : ErrorWords{sentence, own};
}

}  // namespace exemplar::ui
