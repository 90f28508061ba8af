// SPDX-License-Identifier: GPL-3.0-or-later
// platform-checks: runs the checks of PlatformChecks.h without Qt; exits with 1 where one fails.
#include "core/base/platform/Console.h"
#include "tests/core/platform/PlatformChecks.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    using namespace exemplar;
    if (const int status = test::runAsChild(argc, argv); status >= 0) {
        return status;
    }
    const platform::Utf8Console console;
    int failed = 0;
    for (const test::PlatformCheck& check : test::platformChecks()) {
        try {
            check.run();
            std::cout << "passed: " << check.name << std::endl;
        } catch (const std::exception& problem) {
            std::cout << "FAILED: " << check.name << ": " << problem.what() << std::endl;
            ++failed;
        }
    }
    std::cout << test::platformChecks().size() << " checks, " << failed << " failed" << std::endl;
    return failed == 0 ? 0 : 1;
}
