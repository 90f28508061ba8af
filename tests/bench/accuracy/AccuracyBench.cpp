// SPDX-License-Identifier: GPL-3.0-or-later
// How well structures are found, by this program and by others, from few labelled slices. One run makes one table; the
// commands of all tables are in tables.sh beside this file.
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/checkpoint/ModelRegistry.h"
#include "core/neural/Runtime.h"
#include "core/neural/TorchEngine.h"
#include "tests/bench/accuracy/Methods.h"
#include "tests/bench/accuracy/Quality.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>

using namespace exemplar;
using namespace exemplar::bench;
namespace fs = std::filesystem;

namespace {

struct Flags {
    std::vector<std::string> clicks{"none"};
    std::string set = "brain", choice = "best", data = EXEMPLAR_SHARED_DATA,
                profile = EXEMPLAR_SOURCE_DIR "/resources/base.profile";
    std::string peer = EXEMPLAR_SOURCE_DIR "/tests/bench/peers/unet.py", json, keep, embeddings, recipe,
                device = "auto", precision = "auto";
    std::vector<int> exemplars{5};
    std::vector<std::uint64_t> seeds{0};
    std::vector<std::string> methods;
    std::vector<int> folds;
    int steps = 0;
    bool careless = false, detail = false, reuse = false;
};

struct Sample {
    std::vector<double> values;
    void add(double value) {
        if (std::isfinite(value)) {
            values.push_back(value);
        }
    }
    double mean() const {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.empty() ? std::nan("") : sum / static_cast<double>(values.size());
    }
    double spread() const {  // standard deviation of the sample
        double sum = 0;
        for (double value : values) {
            sum += (value - mean()) * (value - mean());
        }
        return values.size() < 2 ? 0.0 : std::sqrt(sum / static_cast<double>(values.size() - 1));
    }
};

class Bench {
public:
    explicit Bench(const Flags& flags) : m_flags(flags) {
        const ModelRegistry registry = ModelRegistry::standard();
        const ModelEntry& entry = registry.defaultModel();
        neural::EngineOptions options;
        options.modelFile = registry.locate(entry);
        options.modelId = entry.id;
        options.modelSha256 = entry.sha256;
        options.baseProfile = flags.profile;
        options.device = flags.device;
        options.precision = flags.precision;
        options.embeddingFolder = flags.embeddings;
        m_engine = neural::makeTorchEngine(options);
    }

    void run() {
        std::printf("%s.\n\n", m_engine->deviceName().c_str());
        for (int exemplars : m_flags.exemplars) {
            const Choice choice = m_flags.choice == "even"        ? Choice::Even
                                  : m_flags.choice == "suggested" ? Choice::Suggested
                                                                  : Choice::Best;
            const CaseSet set = caseSet(m_flags.set, m_flags.data, {exemplars, choice, m_proposals}, m_control);
            if (set.folds.empty()) {
                std::printf("The scans of '%s' are not here; nothing measured.\n", set.name.c_str());
                return;
            }
            m_learned.clear();
            for (const std::string& clicks : m_flags.clicks) {
                table(set, exemplars,
                      clicks == "every"   ? Clicks::Every
                      : clicks == "tenth" ? Clicks::Tenth
                                          : Clicks::None);
            }
        }
        if (!m_flags.json.empty()) {
            AtomicFile::write(m_flags.json, m_rows.dump(2) + "\n");
        }
    }

private:
    void table(const CaseSet& set, int exemplars, Clicks clicks) {
        std::printf("%s; %d exemplars%s; clicks on %s.\n\n", set.note.c_str(), exemplars,
                    set.folds.front().given.empty() ? " of each scan learned from" : "",
                    clicks == Clicks::None    ? "no other slice"
                    : clicks == Clicks::Every ? (m_flags.careless ? "every slice, careless" : "every slice")
                                              : "every tenth slice");
        std::printf(
            "| method | DSC | HD95 mm | surface Dice 2 mm | learning min | carrying min | memory MB |\n"
            "|---|---|---|---|---|---|---|\n");
        for (const std::string& method : m_flags.methods.empty() ? methodNames() : m_flags.methods) {
            row(method, set, exemplars, clicks);
        }
        std::printf("\n");
        m_quality.print();
        m_quality = {};
    }

    Conditions conditions(std::uint64_t seed, Clicks clicks) {
        Conditions result;
        result.clicks = clicks;
        result.careless = m_flags.careless;
        result.seed = seed;
        result.steps = m_flags.steps;
        if (!m_flags.recipe.empty()) {
            result.recipe = SynthesisRecipe::fromJson(m_flags.recipe);
        }
        result.peer = m_flags.peer;
        result.keep = m_flags.keep;
        result.reuse = m_flags.reuse;
        if (!result.keep.empty()) {
            std::filesystem::create_directories(result.keep);
        }
        result.learned = &m_learned;
        return result;
    }

    void row(const std::string& method, const CaseSet& set, int exemplars, Clicks clicks) {
        Sample dice, distance, surface, learning, carrying, memory;
        std::map<std::uint16_t, Sample> byStructure;
        int foldsDone = 0;
        const auto wanted = [&](int fold) {
            return m_flags.folds.empty() ||
                   std::find(m_flags.folds.begin(), m_flags.folds.end(), fold) != m_flags.folds.end();
        };
        for (std::uint64_t seed : m_flags.seeds) {
            Sample diceHere, distanceHere, surfaceHere;
            for (int f = 0; f < static_cast<int>(set.folds.size()); ++f) {
                const Fold& fold = set.folds[f];
                if (!wanted(f) || !suits(method, fold)) {
                    continue;
                }
                const Outcome outcome = measure(method, *m_engine, set, fold, conditions(seed, clicks), m_control);
                const LabelScore mean = meanScore(outcome.scores);
                diceHere.add(mean.dice);
                distanceHere.add(mean.hd95);
                surfaceHere.add(mean.surfaceDice);
                learning.add(outcome.learnMinutes);
                carrying.add(outcome.carryMinutes);
                memory.add(outcome.megabytes);
                nlohmann::json structures;
                for (const LabelScore& score : outcome.scores) {
                    byStructure[score.label].add(score.dice);
                    structures[set.structures.nameOf(score.label)] = score.dice;
                }
                nlohmann::json qualities = nlohmann::json::array();  // slice, its quality, its DSC
                for (const SliceTruth& slice : outcome.slices) {
                    qualities.push_back({slice.slice, slice.quality, slice.dice});
                }
                if (method == "ours") {
                    m_quality.add(outcome.slices);
                    Proposals& proposals = m_proposals[fold.test->name] = {fold.given, outcome.labels, {}};
                    for (const SliceTruth& slice : outcome.slices) {
                        proposals.qualities[slice.slice] = slice.quality;
                    }
                }
                m_rows.push_back({{"set", set.name},
                                  {"method", method},
                                  {"exemplars", exemplars},
                                  {"clicks", nameOf(clicks)},
                                  {"careless", m_flags.careless},
                                  {"seed", seed},
                                  {"fold", fold.name},
                                  {"slices", fold.sources.front().slices},
                                  {"dsc", mean.dice},
                                  {"hd95Mm", mean.hd95},
                                  {"surfaceDice", mean.surfaceDice},
                                  {"structures", structures},
                                  {"qualities", qualities},
                                  {"learnMinutes", outcome.learnMinutes},
                                  {"carryMinutes", outcome.carryMinutes},
                                  {"memoryMb", outcome.megabytes}});
                if (m_flags.detail) {
                    std::fprintf(stderr, "%s, %s, seed %llu: %.3f, HD95 %.1f\n", method.c_str(), fold.name.c_str(),
                                 static_cast<unsigned long long>(seed), mean.dice, mean.hd95);
                }
                ++foldsDone;
            }
            dice.add(diceHere.mean());
            distance.add(distanceHere.mean());
            surface.add(surfaceHere.mean());
        }
        if (foldsDone == 0) {
            return;
        }
        std::printf("| %s | %.3f", method.c_str(), dice.mean());
        m_flags.seeds.size() > 1 ? std::printf(" +- %.3f", dice.spread()) : 0;
        std::printf(" | %.1f | %.3f", distance.mean(), surface.mean());
        learning.values.empty() ? std::printf(" | -") : std::printf(" | %.1f", learning.mean());
        std::printf(" | %.1f | %.0f |\n", carrying.mean(),
                    *std::max_element(memory.values.begin(), memory.values.end()));
        if (m_flags.detail && byStructure.size() > 1) {
            for (const auto& [label, sample] : byStructure) {
                std::printf("| - %s | %.3f | | | | | |\n", set.structures.nameOf(label).c_str(), sample.mean());
            }
        }
        std::fflush(stdout);
    }

    const Flags& m_flags;
    JobControl m_control;
    std::unique_ptr<Engine> m_engine;
    nlohmann::json m_rows = nlohmann::json::array();
    QualityTable m_quality;
    std::map<std::string, Learned> m_learned;
    ProposalsByScan m_proposals;  ///< of "ours", the last seed
};

}  // namespace

int main(int argc, char** argv) {
    neural::settleEnvironment();
    CLI::App app("DSC, HD95 and surface Dice of this program and of others, learned from few labelled slices");
    Flags flags;
    app.add_option("--set", flags.set)->check(CLI::IsMember(setNames()));
    app.add_option("--exemplars", flags.exemplars, "Slices learned from, of each scan; several make several tables")
        ->delimiter(',');
    app.add_option("--clicks", flags.clicks, "Where the test scan is clicked: every slice, every tenth, none")
        ->delimiter(',')
        ->check(CLI::IsMember({"every", "tenth", "none"}));
    app.add_flag("--careless", flags.careless, "Clicks in the inner half of a part instead of in its middle");
    app.add_option(
           "--choice", flags.choice,
           "Exemplars of the test's own scan: those that show the structures best, evenly spaced, or suggested: the "
           "first table's without anything known, the others' from what \"ours\" gave before")
        ->check(CLI::IsMember({"best", "even", "suggested"}));
    app.add_option("--seeds", flags.seeds)->delimiter(',');
    app.add_option("--method", flags.methods, "Rows of the table; default: all")->check(CLI::IsMember(methodNames()));
    app.add_option("--folds", flags.folds, "Only these, from 0")->delimiter(',');
    app.add_option("--steps", flags.steps, "Training steps instead of the method's own");
    app.add_option("--recipe", flags.recipe, "Knobs of the synthesis that differ, as a JSON object");
    app.add_option("--data", flags.data, "Folder with brats/, ct-abdomen/ ...");
    app.add_option("--base-profile", flags.profile);
    app.add_option("--peer", flags.peer, "The U-Net's program");
    CLI::Option* keep = app.add_option("--keep", flags.keep, "Folder that gets profiles and label maps");
    app.add_flag("--reuse", flags.reuse, "Profiles that are in that folder are not learned again")->needs(keep);
    app.add_option("--device", flags.device, "auto, cpu or cuda")->check(CLI::IsMember({"auto", "cpu", "cuda"}));
    app.add_option("--precision", flags.precision, "auto, full or mixed")
        ->check(CLI::IsMember({"auto", "full", "mixed"}));
    app.add_option("--embeddings", flags.embeddings, "Folder that keeps what slices are encoded to; default: nowhere");
    app.add_option("--json", flags.json, "File that gets every single result");
    app.add_flag("--detail", flags.detail, "Each fold on stderr, each structure in the table");
    CLI11_PARSE(app, argc, argv);
    try {
        Bench(flags).run();
        return 0;
    } catch (const Error& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}
