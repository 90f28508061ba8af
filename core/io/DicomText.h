// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <filesystem>
#include <string>
#include <vector>

namespace exemplar {

/// Registers the decoders once and keeps DCMTK's own log off the user's screen. Elements of unknown kind (VR UN) are
/// read with the kind of the dictionary, as PS3.5 6.2.2 has it. Called before any file is opened.
void prepareDicom();

/// Whether an element states a length beyond the end of the file: DCMTK takes the memory for it before it reads.
bool promisesTooMuch(DcmObject& object, const std::filesystem::path& path);

// Every element is looked up by these functions, so that one stored with another VR (UN, OB) is read in one way.

/// All values of an element, joined with '\', without padding, as UTF-8; empty where there is none.
std::string dicomText(DcmItem& item, const DcmTagKey& tag);

/// Text for people, decoded from the data set's Specific Character Set to UTF-8; bytes that do not fit it are replaced.
std::string dicomWords(DcmItem& dataset, const DcmTagKey& tag);

/// Finite numbers of an element; empty where one of them is none.
std::vector<double> dicomNumbers(DcmItem& item, const DcmTagKey& tag);

/// The first number of an element.
double dicomNumber(DcmItem& item, const DcmTagKey& tag, double otherwise);

/// An item of a sequence; null where there is none.
DcmItem* dicomItem(DcmItem* item, const DcmTagKey& sequence, unsigned long index = 0);

}  // namespace exemplar
