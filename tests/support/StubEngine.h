// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Engine.h"

namespace exemplar {

/// What an engine says of structures that its profile tells nothing about, for engines of tests.
class StubEngine : public Engine {
public:
    bool inOnePiece(std::uint16_t) const override { return false; }
    bool alikeInMirror(std::uint16_t) const override { return false; }
    double tissueWeight(std::uint16_t) const override { return 0.0; }
    bool growsWithTissue(std::uint16_t) const override { return false; }
    void embed(const SliceImage&) override {}
};

}  // namespace exemplar
