// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"
#include "core/checkpoint/ModelRegistry.h"
#include "core/checkpoint/SafetensorsFile.h"
#include "core/io/VolumeReader.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/Runtime.h"

#include <torch/torch.h>
#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>

using namespace exemplar;
using namespace exemplar::neural;
using torch::Tensor;
namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::string> kScans{{"ch2", "/usr/share/mricron/templates/ch2.nii.gz"},
                                                {"ct3mm", EXEMPLAR_SHARED_DATA "/ct-abdomen/ct3mm.nii.gz"},
                                                {"mr", EXEMPLAR_SHARED_DATA "/mr-abdomen/mr3mm.nii.gz"}};

/// As tests/scripts/make_model_golden.py makes it: the stored slice, unturned, in the corner of the picture.
Image storedSlice(const Volume& volume, int axis, int index, float low, float high) {
    Image picture(256, 256);
    const int across = axis == 0 ? 1 : 0, down = axis == 2 ? 1 : 2;
    const Index3& dims = volume.geometry().dims();
    for (int y = 0; y < dims[down]; ++y) {
        for (int x = 0; x < dims[across]; ++x) {
            Index3 voxel{};
            voxel[axis] = index;
            voxel[across] = x;
            voxel[down] = y;
            picture.at(x, y) = std::clamp((volume.at(voxel) - low) / (high - low), 0.0F, 1.0F);
        }
    }
    return picture;
}

double maskIou(const Tensor& logits, const Tensor& packedBits) {
    // numpy.packbits: first pixel in the highest bit.
    const Tensor bits = (packedBits.to(torch::kLong).unsqueeze(-1).bitwise_right_shift(torch::arange(7, -1, -1)))
                            .bitwise_and(torch::ones({1}, torch::kLong))
                            .flatten(1) > 0;
    const Tensor mine = logits.flatten(1) > 0;
    const double either = (mine | bits).sum().item<double>();
    return either > 0 ? (mine & bits).sum().item<double>() / either : 1.0;
}

}  // namespace

/// Against the Python original's own outputs on ten real slices: boxes, points, several masks, a mask as prompt.
class ModelParityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tenRealSlices() {
        torch::NoGradGuard guard;
        settleRuntime(0);
        const ModelRegistry registry = ModelRegistry::standard();
        fs::path model;
        try {
            model = registry.locate(registry.defaultModel());
        } catch (const Error&) {
            QSKIP("the base model is not here; run packaging/fetch-model.sh");
        }
        auto sam = std::make_shared<Sam>(SamConfig{});
        sam->load(readTensorFile(model), model.string());
        Safetensors golden = readSafetensors(fs::path(EXEMPLAR_SOURCE_DIR) / "tests/data/model_golden.safetensors");
        const auto cases = nlohmann::json::parse(golden.metadata.at("cases"));
        const Tensor whereEmbedding = toTorch(golden.tensors.at("where_embedding")),
                     whereMask = toTorch(golden.tensors.at("where_mask"));
        const ModelFrame frame(256, 256, 1, 1, 256);
        std::map<std::string, Volume> volumes;
        int compared = 0;
        for (std::size_t n = 0; n < cases.size(); ++n) {
            const auto& item = cases[n];
            const std::string scan = item.at("scan");
            if (!fs::exists(kScans.at(scan))) {
                continue;
            }
            JobControl control;
            if (!volumes.contains(scan)) {
                volumes[scan] = readScan(kScans.at(scan), control).volume;
            }
            const Image picture =
                storedSlice(volumes[scan], item.at("axis"), item.at("slice"), item.at("low"), item.at("high"));
            const Tensor tokens = sam->encoder().forward(encoderInput({picture, 1, 1, ""}, frame, torch::kCPU));
            const auto expected = [&](const std::string& name) {
                return toTorch(golden.tensors.at(std::to_string(n) + "." + name));
            };
            const Tensor embedding = tokens[0].transpose(0, 1).reshape({-1}).index_select(0, whereEmbedding);
            QVERIFY((embedding - expected("embedding")).abs().max().item<double>() < 1e-3);

            Prompt points, box, both, masked;
            for (const auto& point : item.at("points")) {
                points.points.push_back({point[0], point[1], point[2] == 1});
            }
            box.box = PromptBox{item["box"][0], item["box"][1], item["box"][2], item["box"][3]};
            both = points;
            both.box = box.box;
            masked = points;
            for (const auto& [kind, prompt] : std::vector<std::pair<std::string, Prompt*>>{
                     {"box", &box}, {"points", &points}, {"multi", &points}, {"both", &both}, {"mask", &masked}}) {
                const auto masks =
                    decode(*sam, tokens, PromptBatch::make({*prompt}, frame, torch::kCPU), {}, {}, kind == "multi");
                const Tensor logits = masks.logits[0].flatten(1);
                QVERIFY2(
                    (logits.index_select(1, whereMask) - expected(kind + ".logits")).abs().max().item<double>() < 1e-3,
                    kind.c_str());
                QVERIFY((masks.iou[0] - expected(kind + ".iou")).abs().max().item<double>() < 1e-3);
                const double iou = maskIou(logits, expected(kind + ".bits"));
                QVERIFY2(iou >= 0.999, qPrintable(QString("case %1 %2: IoU %3").arg(n).arg(kind.c_str()).arg(iou)));
                if (kind == "box") {
                    masked.mask = tensorToPicture(
                        torch::where(masks.logits[0][0] > 0, torch::full({}, 6.0F), torch::full({}, -6.0F)));
                }
            }
            ++compared;
        }
        if (compared == 0) {
            QSKIP("none of the golden slices' scans is here");
        }
        qInfo("%d slices compared", compared);
    }
};

QTEST_GUILESS_MAIN(ModelParityTest)
#include "ModelParityTest.moc"
