// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Workspace.h"

#include <algorithm>
#include <array>

namespace exemplar::ui {

std::shared_ptr<OpenedScan> OpenedScan::prepare(LoadedScan scan) {
    LabelMap labels(scan.volume.geometry());
    return prepare(std::move(scan), std::move(labels), {});
}

std::shared_ptr<OpenedScan> OpenedScan::prepare(LoadedScan scan, LabelMap labels, LabelTable table) {
    if (table.empty()) {
        table.ensure(1);
    }
    auto opened = std::make_shared<OpenedScan>();
    opened->window = IntensityWindow::automatic(scan.volume);
    opened->copy = std::make_shared<LabelMap>(labels);
    opened->editor = std::make_unique<LabelEditor>(std::move(labels), std::move(table));
    opened->scan = std::make_shared<LoadedScan>(std::move(scan));
    return opened;
}

ScanSource sourceOf(const SessionScan& scan) {
    return {scan.path, scan.series, scan.frame, scan.allowGaps, scan.modality};
}

PreviewedChange::PreviewedChange(std::shared_ptr<const LabelChange> shown, const Geometry& geometry)
    : change(std::move(shown)) {
    if (change->empty()) {
        return;
    }
    patch.box = change->box();
    std::array<std::size_t, 3> size{};
    for (std::size_t d = 0; d < 3; ++d) {
        size[d] = static_cast<std::size_t>(patch.box.last[d] - patch.box.first[d] + 1);
    }
    patch.codes.assign(size[0] * size[1] * size[2], 0);
    std::size_t code = 0;
    change->visit([&](const LabelChange::Run& run) {
        if (code == 0 || patch.labels[code - 1] != run.after) {
            const auto known = std::find(patch.labels.begin(), patch.labels.end(), run.after);
            code = static_cast<std::size_t>(known - patch.labels.begin()) + 1;
            if (known == patch.labels.end()) {
                code = std::min<std::size_t>(code, 255);
                patch.labels.resize(code);
                patch.labels[code - 1] = run.after;
            }
        }
        // A run may go on in the next row, where the box is then as wide as the grid.
        for (std::size_t offset = run.offset; offset < run.offset + run.length;) {
            const Index3 voxel = geometry.voxelAt(offset);
            const std::size_t length =
                std::min(run.offset + run.length - offset, static_cast<std::size_t>(geometry.dims()[0] - voxel[0]));
            const auto i = static_cast<std::size_t>(voxel[0] - patch.box.first[0]),
                       j = static_cast<std::size_t>(voxel[1] - patch.box.first[1]),
                       k = static_cast<std::size_t>(voxel[2] - patch.box.first[2]);
            std::fill_n(patch.codes.begin() + static_cast<std::ptrdiff_t>((k * size[1] + j) * size[0] + i), length,
                        static_cast<std::uint8_t>(code));
            offset += length;
        }
    });
}

}  // namespace exemplar::ui
