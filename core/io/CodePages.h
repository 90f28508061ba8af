// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace exemplar {

/// Text of a DICOM element as UTF-8, decoded from its Specific Character Set (PS3.3 C.12.1.1.2; several values are
/// joined with '\') by Windows' code pages: DCMTK decodes with iconv, which Windows does not have. ISO 2022 escapes
/// switch among the sets of PS3.3 C.12-4. Nothing where the set, an escape or a byte is unknown.
std::optional<std::string> wordsByCodePage(const std::string& stored, const std::string& set);

}  // namespace exemplar
