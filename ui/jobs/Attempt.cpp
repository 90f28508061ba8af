// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/Attempt.h"

#include "ui/looks/ErrorWords.h"

#include <QCoreApplication>

#include <new>

namespace exemplar::ui {

Attempt Attempt::of(const std::function<std::function<void()>()>& work) {
    Attempt attempt;
    try {
        attempt.then = work();
    } catch (const Error& problem) {
        attempt.cancelled = problem.code() == ErrorCode::Cancelled;
        const ErrorWords words = ErrorWords::of(problem);
        attempt.problem = words.sentence;
        attempt.details = words.details;
    } catch (const std::bad_alloc&) {
        attempt.problem = QCoreApplication::translate(
            "Attempt", "There is too little memory for this; close other programs or use a smaller scan.");
    } catch (const std::exception& problem) {
        attempt.problem = QCoreApplication::translate("Attempt", "Something unexpected went wrong (%1).")
                              .arg(QString::fromUtf8(problem.what()));
    }
    return attempt;
}

}  // namespace exemplar::ui
