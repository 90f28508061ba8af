// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JobControl.h"

namespace exemplar::cli {

/// Ctrl-C, SIGTERM and (on Windows) the closing of the console cancel the job while this lives; a second Ctrl-C ends
/// the program at once.
class Interrupt {
public:
    explicit Interrupt(JobControl& control);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
};

}  // namespace exemplar::cli
