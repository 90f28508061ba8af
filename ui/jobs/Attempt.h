// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace exemplar::ui {

/// What came of work on another thread.
struct Attempt {
    std::function<void()> then;  ///< for the GUI thread; may be empty
    QString problem;             ///< one plain sentence; empty after success
    QString details;             ///< may be empty
    bool cancelled = false;

    /// Runs `work` and catches whatever it throws: the only place of the window where errors are caught.
    static Attempt of(const std::function<std::function<void()>()>& work);
};

}  // namespace exemplar::ui
