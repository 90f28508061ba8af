// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/Session.h"
#include "core/session/ZipArchive.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace exemplar {

// The review's part of a session file: what session.json and the members "exemplars/<n>.f32" and ".u16" say. The
// readers throw nlohmann::json::exception or Error(FileDamaged) for what cannot be true.

nlohmann::json reviewToJson(const Review& review);
/// Marks of slices that the grid does not have are left out.
Review reviewFromJson(const nlohmann::json& object, const Geometry& grid, const ZipReader& zip);

nlohmann::json runsToJson(const std::vector<SessionRun>& runs);
std::vector<SessionRun> runsFromJson(const nlohmann::json& list, const ZipReader& zip);

/// The pixels go into the zip, which reads them when it is finished. Throws Error(Internal) for an exemplar whose
/// labels are not of its picture's size.
nlohmann::json addBorrowed(const std::vector<Exemplar>& exemplars, ZipWriter& zip);
/// Exemplars of which the zip holds nothing are left out. Throws Error(Cancelled), too.
std::vector<Exemplar> borrowedFrom(const nlohmann::json& list, const ZipReader& zip, JobControl& control);

}  // namespace exemplar
