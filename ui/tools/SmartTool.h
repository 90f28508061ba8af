// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Prompt.h"
#include "core/image/Image2D.h"
#include "ui/tools/Tool.h"
#include "ui/tools/ToolSettings.h"

#include <QImage>

#include <functional>

namespace exemplar::ui {

/// A click or a box on a structure asks the model, whose answer is shown as a ghost: Return takes it, Escape drops it,
/// more clicks (with Ctrl: "not here") and another box over it refine it. A box beside it takes it and asks for another
/// part; so does going on to another slice or label where the settings say so.
class SmartTool final : public Tool {
public:
    /// Asks for an answer to `prompt` on a slice, some time later handed to show() with the same number.
    using Ask = std::function<void(Axis axis, int slice, const Prompt& prompt, std::uint64_t number)>;

    SmartTool(Workspace& workspace, const ToolSettings& settings, Ask ask);
    QString name() const override;
    QString icon() const override { return QStringLiteral("smart"); }
    QString hint() const override;
    void press(const Touch& touch) override;
    void move(const Touch& touch) override;
    void release(const Touch& touch) override;
    void cancel() override;
    bool key(int key) override;
    void paint(QPainter& painter, const SliceView& view, const std::optional<Touch>& touch) const override;

    /// Ignored where it is not for what was asked last.
    void show(std::uint64_t asked, const Mask& answer);
    bool hasGhost() const { return !m_ghost.empty(); }
    /// The label and slice that the answer is for are those of the workspace.
    bool isAt(const Workspace& workspace) const;
    /// The user has gone on to another slice or label.
    void leave();

private:
    bool onSlice(const Touch& touch) const { return touch.axis == m_axis && touch.slice == m_slice; }
    void take();
    bool beside(const QRectF& box) const;

    const ToolSettings& m_settings;
    Ask m_ask;
    Prompt m_prompt;
    Mask m_ghost;
    QImage m_picture;  // of the ghost
    Axis m_axis = Axis::Axial;
    int m_slice = -1;
    QPointF m_start, m_now;
    bool m_down = false, m_negative = false;
    std::uint64_t m_asked = 0;
};

}  // namespace exemplar::ui
