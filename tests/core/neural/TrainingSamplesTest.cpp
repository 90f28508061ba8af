// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Components.h"
#include "core/neural/training/TrainingSamples.h"
#include "tests/core/neural/TinyModel.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace exemplar;
using namespace exemplar::neural;

/// What samples are made of.
class TrainingSamplesTest final : public QObject {
    Q_OBJECT

    std::shared_ptr<Sam> m_sam = tinySam();

    TrainingSamples make(const ExemplarSet& set, const TrainingPlan& plan, int heldOut) {
        JobControl control;
        return makeTrainingSamples(*m_sam, set, plan, heldOut, control);
    }

    /// How many samples have exactly these labels.
    int countOf(const std::vector<TrainingSample>& samples, const LabelImage& wanted) const {
        const ModelFrame frame(wanted.width(), wanted.height(), 1, 1, m_sam->config().imageSize);
        const LabelImage labels = frame.toModel(wanted);
        return static_cast<int>(std::count_if(samples.begin(), samples.end(),
                                              [&](const TrainingSample& sample) { return sample.labels == labels; }));
    }

    /// Samples are the slices themselves.
    static TrainingPlan unchanged(int samples) {
        TrainingPlan plan = shortPlan();
        plan.samples = samples;
        plan.freeShare = plan.nearShare = plan.plainShare = 0.0;
        plan.recipe = SynthesisRecipe::none();
        return plan;
    }

private Q_SLOTS:
    /// Exemplars that show nothing are learned from as much as one that shows something, however many there are.
    void exemplarsOfNothing() {
        ExemplarSet set = drawings(5);
        TrainingPlan plan = shortPlan();
        plan.samples = 40;
        plan.plainShare = 0.5;
        plan.freeShare = plan.nearShare = 0.0;
        const auto empty = [](const std::vector<TrainingSample>& samples) {
            return std::count_if(samples.begin(), samples.end(),
                                 [](const TrainingSample& sample) { return !anyPixel(sample.labels); });
        };
        for (int blank = 0; blank <= 4; ++blank) {
            if (blank > 0) {
                LabelImage& labels = set.exemplars[blank - 1].labels;
                labels = LabelImage(labels.width(), labels.height());
            }
            const TrainingSamples made = make(set, plan, 4);
            QCOMPARE(made.early.size(), std::size_t(32));
            QCOMPARE(made.late.size(), std::size_t(8));
            // where but the one that is held out shows anything, there is nothing else to begin with
            QCOMPARE(static_cast<int>(empty(made.early)), blank == 0 ? 0 : blank < 4 ? 8 : 32);
            QCOMPARE(static_cast<int>(empty(made.late)), 0);
        }
    }

    /// A share of each exemplar's samples is the exemplar itself.
    void exemplarsAsTheyAre() {
        const ExemplarSet set = drawings(4);
        TrainingPlan plan = shortPlan();
        plan.samples = 40;
        plan.freeShare = plan.nearShare = 0.0;
        for (const auto& [share, early, late] : {std::tuple{0.0, 0, 0}, {0.5, 5, 5}, {1.0, 10, 10}}) {
            plan.plainShare = share;
            const TrainingSamples made = make(set, plan, 3);
            QCOMPARE(made.early.size(), std::size_t(30));
            QCOMPARE(made.late.size(), std::size_t(10));
            for (int i = 0; i < 3; ++i) {
                QCOMPARE(countOf(made.early, set.exemplars[i].labels), early);
            }
            QCOMPARE(countOf(made.late, set.exemplars[3].labels), late);
        }
    }

    /// Slices of a scan stand side by side: whole scans would be left out if the first ones were taken.
    void fewSamplesOfManySlices_data() {
        QTest::addColumn<int>("samples");
        QTest::addColumn<double>("plainShare");
        for (const int samples : {3, 12, 23, 25}) {
            for (const double share : {0.0, 0.5, 1.0}) {
                QTest::addRow("%d samples, %g of them as they are", samples, share) << samples << share;
            }
        }
    }
    void fewSamplesOfManySlices() {
        QFETCH(int, samples);
        QFETCH(double, plainShare);
        const ExemplarSet set = drawings(24);  // eight of each of three scans
        TrainingPlan plan = unchanged(samples);
        plan.plainShare = plainShare;
        const TrainingSamples made = make(set, plan, -1);
        QCOMPARE(static_cast<int>(made.early.size()), samples);
        std::vector<int> counts;
        for (const Exemplar& exemplar : set.exemplars) {
            counts.push_back(countOf(made.early, exemplar.labels));
        }
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0), samples);
        const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
        QVERIFY(*least >= samples / 24);
        QVERIFY(*most <= (samples + 23) / 24);
        for (int scan = 0; scan < 3; ++scan) {
            const int ofIt = std::accumulate(counts.begin() + 8 * scan, counts.begin() + 8 * scan + 8, 0);
            QVERIFY2(std::abs(3 * ofIt - samples) <= 6, qPrintable(QString("%1 of scan %2").arg(ofIt).arg(scan)));
        }
    }

    /// A slice near an exemplar is not learned from more often than an exemplar, however few there are.
    void fewNearSlices() {
        ExemplarSet set = drawings(12);
        const Exemplar beside = drawing(30);
        TrainingPlan plan = unchanged(26);
        plan.nearShare = 0.5;
        QCOMPARE(countOf(make(set, plan, -1).early, beside.labels), 0);
        set.near.push_back({0, beside.image, beside.labels});
        QCOMPARE(countOf(make(set, plan, -1).early, beside.labels), 2);
        for (int i = 0; i < 11; ++i) {
            set.near.push_back({i, beside.image, beside.labels});
        }
        QCOMPARE(countOf(make(set, plan, -1).early, beside.labels), 13);
        for (int i = 0; i < 30; ++i) {
            set.near.push_back({i % 12, beside.image, beside.labels});
        }
        QCOMPARE(countOf(make(set, plan, -1).early, beside.labels), 13);
    }
};

QTEST_GUILESS_MAIN(TrainingSamplesTest)
#include "TrainingSamplesTest.moc"
