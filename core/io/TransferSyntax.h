// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace exemplar {

/// Name and UID of a DICOM transfer syntax whose pixels cannot be unpacked here ("HTJ2K (1.2.840.10008.1.2.4.201)");
/// empty where they can. The decoders must be registered (prepareDicom).
std::string unreadTransferSyntax(const std::string& uid);

}  // namespace exemplar
