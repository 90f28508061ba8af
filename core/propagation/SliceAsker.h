// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/TissueGrowth.h"
#include "core/propagation/Propagation.h"
#include "core/propagation/SliceAnswer.h"

#include <vector>

namespace exemplar {

/// Asks the model about the slices of a task, with prompts made of all that is known about a slice.
class SliceAsker {
public:
    /// All of these outlive it.
    SliceAsker(Engine& engine, const PropagationTask& task, const PropagationOptions& options, const SlicePlane& plane,
               const SliceGrid& grid)
        : m_engine(engine), m_task(task), m_options(options), m_plane(plane), m_grid(grid) {}

    /// Finds what is small in the slices among the clicked structures that no profile tells about: what is clicked over
    /// a short way is hardly longer in them. What the model says from far does not tell. Slices that are answered by
    /// themselves are asked about it from nearer by too.
    void findSmallStructures();

    /// What the user says of a structure there; no points, box or mask where that is nothing.
    Prompt userPrompt(int slice, std::uint16_t label) const;
    bool clicked(int slice, std::uint16_t label) const;
    SliceImage picture(int slice) const;

    /// Prompts for every structure: the user's on this slice, else a guess of its shape with points inside, else the
    /// class token alone. By structure: `guesses`, signed distances in mm, empty where it is not expected, none at all
    /// where nothing is known; `found`, likewise, what was found on the slice itself before; `told`, what its
    /// name alone tells (ByName.h), empty where it is not heard.
    SliceAnswer answer(int slice, const std::vector<Image>& guesses, const std::vector<Image>& found = {},
                       const std::vector<Image>& told = {}) const;

private:
    std::vector<std::size_t> small(const std::vector<Prompt>& prompts) const;

    Engine& m_engine;
    const PropagationTask& m_task;
    const PropagationOptions& m_options;
    const SlicePlane& m_plane;
    const SliceGrid& m_grid;
    std::vector<std::uint16_t> m_small;  ///< see findSmallStructures()
};

}  // namespace exemplar
