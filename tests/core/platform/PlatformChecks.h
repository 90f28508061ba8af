// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace exemplar::test {

/// Checks of what differs between systems, as plain functions: PlatformTest runs them with Qt Test, platform-checks
/// without Qt, so also where Qt is not built (Windows' programs under wine).
struct PlatformCheck {
    const char* name;
    void (*run)();  ///< throws std::exception that says what failed and where
};
const std::vector<PlatformCheck>& platformChecks();

/// Some checks start their own program anew, as "PROGRAM --child ..."; both programs call this first in main(). Returns
/// the status to exit with, or -1 in a program that is no such child.
int runAsChild(int argc, char** argv);

}  // namespace exemplar::test
