// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/TorchEngine.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/checkpoint/Sha256.h"
#include "core/engine/BodyPlaces.h"
#include "core/engine/Mirror.h"
#include "core/engine/TissueWeights.h"
#include "core/neural/BaseProfile.h"
#include "core/neural/EmbeddingCache.h"
#include "core/neural/EmbeddingStore.h"
#include "core/neural/PromptBatch.h"
#include "core/neural/Runtime.h"
#include "core/neural/model/Autocast.h"
#include "core/neural/training/MemoryRetry.h"
#include "core/neural/training/PointTeacher.h"
#include "core/neural/training/Trainer.h"

#include <algorithm>
#include <utility>

namespace exemplar::neural {
namespace {

using torch::Tensor;

torch::Device chooseDevice(const std::string& wish) {
    if (wish == "cuda" && !torch::cuda::is_available()) {
        throw Error(
            ErrorCode::Usage,
            "This build or machine has no usable CUDA device; use --device cpu, or a CUDA LibTorch (see README).");
    }
    return torch::Device(wish == "cuda" || (wish == "auto" && torch::cuda::is_available()) ? torch::kCUDA
                                                                                           : torch::kCPU);
}

/// On its device, in its precision.
void settle(Sam& sam, const EngineOptions& options) {
    sam.moveTo(chooseDevice(options.device));
    sam.setMixedPrecision(options.precision == "mixed" ||
                          (options.precision == "auto" && sam.device().is_cuda() && gpuKnowsBFloat16()));
}

std::shared_ptr<Sam> loadModel(const EngineOptions& options) {
    settleRuntime(options.threads);
    auto sam = std::make_shared<Sam>(SamConfig{});
    sam->load(readTensorFile(options.modelFile), options.modelFile.string());
    return sam;
}

std::string bytesOf(const TensorMap& tensors) {
    std::string bytes;
    for (const auto& [name, data] : tensors) {
        bytes += name;
        bytes += data.bytes;
    }
    return bytes;
}

bool contains(const std::vector<std::uint16_t>& labels, std::uint16_t label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

class TorchEngine final : public Engine {
public:
    explicit TorchEngine(const EngineOptions& options)
        : m_options(options),
          m_sam(loadModel(options)),
          m_cache(options.cacheBytes),
          m_store(options.embeddingFolder, options.embeddingBytes) {
        if (!options.baseProfile.empty()) {
            const Profile base = Profile::load(options.baseProfile);
            base.requireBaseModel(options.modelId, options.modelSha256, options.baseProfile.string());
            applyBaseProfile(*m_sam, base, options.baseProfile.string());
            m_baseProfileSha = sha256(readFile(options.baseProfile));
            m_encoderSha = changesEncoder(base) ? m_baseProfileSha : "";
        }
        settle(*m_sam, options);
    }

    std::string deviceName() const override {
        const std::string device =
            m_sam->device().is_cuda() ? "CUDA GPU" : "CPU, " + std::to_string(at::get_num_threads()) + " threads";
        return device + (m_sam->mixedPrecision() ? ", mixed precision" : "");
    }

    void useProfile(const Profile& profile, const std::string& file) override {
        profile.requireBaseModel(m_options.modelId, m_options.modelSha256, file);
        if (!profile.card.baseProfileSha256.empty() && profile.card.baseProfileSha256 != m_baseProfileSha) {
            throw Error(ErrorCode::ModelMismatch,
                        file + " was trained on another base profile; use the program version it was made with (" +
                            profile.card.version + ") or train it again.",
                        {file});
        }
        Site next = siteOf(profile, file);
        dropProfile();
        m_site = std::move(next);
        m_site.weights.lora.attachTo(*m_sam);
    }

    void dropProfile() override {
        m_site.weights.lora.detachFrom(*m_sam);
        m_site = {};
    }

    const LabelTable& labels() const override { return m_site.weights.labels; }

    bool inOnePiece(std::uint16_t label) const override { return contains(m_site.inOnePiece, label); }

    bool alikeInMirror(std::uint16_t label) const override {
        return m_site.weights.labels.indexOf(label) < 0 || contains(m_site.alikeInMirror, label);
    }

    double tissueWeight(std::uint16_t label) const override {
        const auto found = m_site.tissueWeights.find(label);
        return found == m_site.tissueWeights.end() ? 0.0 : found->second;
    }

    bool growsWithTissue(std::uint16_t label) const override { return contains(m_site.growWithTissue, label); }

    void embed(const SliceImage& slice) override { tokensOf(slice); }

    std::vector<Answer> predict(const SliceImage& slice, const std::vector<Prompt>& prompts) override {
        torch::NoGradGuard guard;
        if (prompts.empty()) {
            return {};
        }
        const ModelFrame frame = frameOf(slice);
        const PromptBatch batch = PromptBatch::make(prompts, frame, m_sam->device());
        Tensor extra, counts;  // those of structures that the profile does not know do not count
        if (m_site.weights.classTokens.defined()) {
            std::vector<std::int64_t> rows;
            std::vector<std::int64_t> known;
            for (const Prompt& prompt : prompts) {
                const int row = m_site.weights.labels.indexOf(prompt.label);
                rows.push_back(std::max(0, row));
                known.push_back(row >= 0 ? 1 : 0);
            }
            extra = namesOf(*m_sam, m_site.weights, rows, prompts, bodyOn(slice, frame, prompts)).unsqueeze(1);
            if (std::find(known.begin(), known.end(), 0) != known.end()) {
                counts = (torch::tensor(known) > 0).unsqueeze(1).to(m_sam->device());
            }
        }
        const auto masks = decode(*m_sam, tokensOf(slice), batch, extra, counts);
        const Tensor logits = masks.logits.to(torch::kCPU), quality = masks.iou.to(torch::kCPU);
        std::vector<Answer> answers;
        for (std::size_t i = 0; i < prompts.size(); ++i) {
            answers.push_back({frame.toSlice(tensorToPicture(logits[static_cast<std::int64_t>(i)][0])),
                               quality[static_cast<std::int64_t>(i)][0].item<double>()});
        }
        return answers;
    }

    Profile adapt(const ExemplarSet& exemplars, const TrainingPlan& plan, const Profile* start,
                  const TrainingObserver& observer, JobControl& control) override {
        TrainingPlan whole = plan;
        SiteWeights before;
        if (start != nullptr) {
            start->requireBaseModel(m_options.modelId, m_options.modelSha256, "The profile to start from");
            before = weightsOf(*start, "The profile to start from");
            whole.rank = start->card.plan.rank;  // what is trained further stays where it sits
            whole.firstTrainableStage = start->card.plan.firstTrainableStage;
        }
        ProfileCard card;
        card.sources = start != nullptr ? start->card.sources : card.sources;
        card.baseModelId = m_options.modelId;
        card.baseModelSha256 = m_options.modelSha256;
        card.baseProfileSha256 = m_baseProfileSha;
        const TakenOff takenOff(*this);
        try {
            Profile learned = withLessOnOutOfMemory(whole, [&](const TrainingPlan& now) {
                if (now.samples < whole.samples) {
                    m_cache.clear();
                    giveBackMemory();
                }
                return Trainer(*m_sam, exemplars, now, card)
                    .run(start != nullptr ? &before : nullptr, observer, control);
            });
            useProfile(learned, "The new profile");
            learned.card.tissueWeights = tissueWeights(exemplars);
            learned.card.growWithTissue = structuresGrowingWithTissue(exemplars, control);
            learned.card.alikeInMirror = structuresAlikeInMirror(*this, exemplars, control);
            return learned;
        } catch (const c10::Error& problem) {
            throw Error(ErrorCode::Internal, "LibTorch failed during training: " +
                                                 std::string(problem.what_without_backtrace()).substr(0, 200));
        }
    }

private:
    /// A profile in use.
    struct Site {
        SiteWeights weights;
        int firstStage = TrainingPlan{}.firstTrainableStage;
        std::vector<std::uint16_t> inOnePiece, alikeInMirror, growWithTissue;
        std::map<std::uint16_t, double> tissueWeights;
        std::string tag;  ///< for cache keys
    };

    Site siteOf(const Profile& profile, const std::string& file) {
        return {weightsOf(profile, file),
                profile.card.plan.firstTrainableStage,
                profile.card.inOnePiece,
                profile.card.alikeInMirror,
                profile.card.growWithTissue,
                profile.card.tissueWeights,
                "#" + sha256(bytesOf(profile.tensors))};
    }

    /// The profile in use is off the model for as long as it lives; another may be used meanwhile.
    struct TakenOff {
        explicit TakenOff(TorchEngine& of) : engine(of) {
            engine.m_site.weights.lora.detachFrom(*engine.m_sam);
            before = std::exchange(engine.m_site, {});
        }
        ~TakenOff() {
            engine.dropProfile();
            engine.m_site = std::move(before);
            engine.m_site.weights.lora.attachTo(*engine.m_sam);
        }
        TakenOff(const TakenOff&) = delete;
        TakenOff& operator=(const TakenOff&) = delete;
        TorchEngine& engine;
        Site before;
    };

    ModelFrame frameOf(const SliceImage& slice) const {
        return ModelFrame(slice.pixels.width(), slice.pixels.height(), slice.spacingX, slice.spacingY,
                          m_sam->config().imageSize);
    }

    /// In model pixels; not looked for where no prompt needs it.
    static BodyBox bodyOn(const SliceImage& slice, const ModelFrame& frame, const std::vector<Prompt>& prompts) {
        if (std::none_of(prompts.begin(), prompts.end(), namedAlone)) {
            return {};
        }
        const BodyBox body = bodyBox(slice.pixels);
        return {frame.toModelX(body.x0), frame.toModelY(body.y0), frame.toModelX(body.x1), frame.toModelY(body.y1)};
    }

    SiteWeights weightsOf(const Profile& profile, const std::string& file) {
        SiteWeights weights{LoraAdapter(*m_sam, profile.tensors, file), {}, {}, profile.card.labels};
        const auto tokens = profile.tensors.find("class_tokens");
        if (tokens == profile.tensors.end() ||
            tokens->second.shape != std::vector<std::int64_t>{static_cast<std::int64_t>(profile.card.labels.size()),
                                                              m_sam->config().promptDim}) {
            throw Error(ErrorCode::FileDamaged, file + " has no class tokens for its labels; import the profile again.",
                        {file});
        }
        weights.classTokens = toTorch(tokens->second).to(m_sam->device());
        weights.places = placesOf(profile, file).to(m_sam->device());
        return weights;
    }

    /// Profiles of the first versions know of no places.
    static Tensor placesOf(const Profile& profile, const std::string& file) {
        const std::vector<std::int64_t> shape{static_cast<std::int64_t>(profile.card.labels.size()), kPlaceCells,
                                              kPlaceCells};
        const auto places = profile.tensors.find("class_places");
        if (places == profile.tensors.end()) {
            return torch::zeros(shape);
        }
        if (places->second.shape != shape) {
            throw Error(ErrorCode::FileDamaged,
                        file + " has no places in the body for its labels; import the profile again.", {file});
        }
        return toTorch(places->second);
    }

    /// Image tokens of a slice: 1 x P x C. The frozen part of the encoder is shared by all profiles.
    Tensor tokensOf(const SliceImage& slice) {
        torch::NoGradGuard guard;
        const std::string key = slice.key.empty() ? "" : slice.key + m_site.tag;
        Tensor tokens = key.empty() ? Tensor() : m_cache.find(key);
        if (tokens.defined()) {
            return tokens;
        }
        const std::string precision = m_sam->mixedPrecision() ? "/mixed" : "";
        const std::string storeKey =
            key.empty() ? "" : m_options.modelSha256 + "/" + m_encoderSha + "/" + key + precision;
        tokens = m_store.find(storeKey);
        if (tokens.defined()) {
            tokens = tokens.to(m_sam->device());
            m_cache.put(key, tokens);
            return tokens;
        }
        const std::string headKey = slice.key.empty() ? "" : slice.key + "@" + std::to_string(m_site.firstStage);
        Tensor head = headKey.empty() ? Tensor() : m_cache.find(headKey);
        if (!head.defined()) {
            head = m_sam->encoder().head(encoderInput(slice, frameOf(slice), m_sam->device()), m_site.firstStage);
            m_cache.put(headKey, head);
        }
        tokens = m_sam->encoder().tail(head, m_site.firstStage);
        if (m_store.inUse() && !storeKey.empty()) {
            m_store.put(storeKey, tokens);
            tokens = tokens.to(torch::kFloat16).to(torch::kFloat32);  // as it will be read again
        }
        m_cache.put(key, tokens);
        return tokens;
    }

    EngineOptions m_options;
    std::shared_ptr<Sam> m_sam;
    std::string m_baseProfileSha;
    std::string m_encoderSha;  ///< of the base profile where it changes what slices are encoded to
    Site m_site;
    EmbeddingCache m_cache;
    EmbeddingStore m_store;
};

}  // namespace

std::unique_ptr<Engine> makeTorchEngine(const EngineOptions& options) { return std::make_unique<TorchEngine>(options); }

Profile teachPoints(const EngineOptions& options, std::vector<TeachSource> sources, const TeachPlan& plan,
                    const std::filesystem::path& average, const std::function<void(const TrainingStep&)>& observer,
                    JobControl& control) {
    const auto sam = loadModel(options);
    settle(*sam, options);
    Profile profile;
    profile.card.kind = "base";
    profile.card.baseModelId = options.modelId;
    profile.card.baseModelSha256 = options.modelSha256;
    profile.card.plan.seed = plan.seed;
    profile.card.plan.steps = plan.steps;
    profile.card.plan.rank = plan.rank;
    for (const TeachSource& source : sources) {
        profile.card.sources.push_back({source.name, Axis::Axial, {}});
    }
    Profile start;
    if (!options.baseProfile.empty()) {
        start = Profile::load(options.baseProfile);
        start.requireBaseModel(options.modelId, options.modelSha256, options.baseProfile.string());
    }
    PointTeacher teacher(*sam, std::move(sources), plan, options.baseProfile.empty() ? nullptr : &start,
                         options.baseProfile.string());
    profile.tensors = teacher.run(observer, control);
    if (!average.empty()) {
        profile.tensors = halfway(profile.tensors, Profile::load(average).tensors, average.string());
    }
    profile.card.notes = std::to_string(teacher.maskCount()) + " masks of " + std::to_string(plan.images) +
                         " slices, all three planes, " + std::to_string(teacher.knownCount()) +
                         " of them from labels or synthetic";
    return profile;
}

}  // namespace exemplar::neural
