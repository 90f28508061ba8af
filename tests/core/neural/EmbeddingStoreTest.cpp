// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neural/EmbeddingStore.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <vector>

using exemplar::neural::EmbeddingStore;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    return files;
}

}  // namespace

class EmbeddingStoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsFoundByAnother() {
        const torch::Tensor tensor = torch::randn({1, 30, 7});
        EmbeddingStore(here(), kMuch).put("scan/3", tensor);
        EmbeddingStore store(here(), kMuch);
        const torch::Tensor found = store.find("scan/3");
        QVERIFY(found.dtype() == torch::kFloat32 && found.sizes() == tensor.sizes());
        QVERIFY(torch::equal(found, tensor.to(torch::kFloat16).to(torch::kFloat32)));
        QVERIFY(!store.find("scan/4").defined());
        QVERIFY(!store.find("").defined());
    }

    void nothingIsKeptWithoutAFolder() {
        EmbeddingStore store({}, kMuch);
        QVERIFY(!store.inUse());
        store.put("a", torch::ones({2}));
        QVERIFY(!store.find("a").defined());
    }

    void theOldestMakeRoom() {
        const torch::Tensor tensor = torch::ones({1000});  // 2000 bytes and a head
        EmbeddingStore store(here(), 10'000);
        for (int i = 0; i < 12; ++i) {
            store.put("a" + std::to_string(i), tensor);
            QTest::qWait(5);
            QVERIFY(store.find("a0").defined());  // used, so never the oldest
        }
        std::uintmax_t bytes = 0;
        for (const fs::path& file : filesIn(here())) {
            bytes += fs::file_size(file);
        }
        QVERIFY2(bytes <= 10'000, qPrintable(QString::number(bytes)));
        QVERIFY(store.find("a11").defined());
        QVERIFY(!store.find("a1").defined());
    }

    void damagedFilesAreNotUsed_data() {
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"cut", "flipped", "empty", "short", "text"}) {
            QTest::newRow(damage) << damage;
        }
    }
    void damagedFilesAreNotUsed() {
        QFETCH(QString, damage);
        EmbeddingStore store(here(), kMuch);
        store.put("a", torch::ones({500}));
        const fs::path file = filesIn(here()).at(0);
        if (damage == "cut") {
            fs::resize_file(file, fs::file_size(file) - 100);
        } else if (damage == "flipped") {
            std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(700).put('x');
        } else {
            std::ofstream(file, std::ios::trunc) << (damage == "empty"   ? ""
                                                     : damage == "short" ? "abc"
                                                                         : std::string(900, 'z'));
        }
        QVERIFY(!store.find("a").defined());
        store.put("a", torch::ones({500}));  // made anew
        QVERIFY(store.find("a").defined());
    }

    void aFolderThatCannotBeMadeIsNoProblem() {
        const fs::path file = here() / "file";
        std::ofstream(file) << "x";
        EmbeddingStore store(file / "folder", kMuch);
        QVERIFY(!store.inUse());
        EmbeddingStore other(here(), kMuch);
        fs::remove_all(here());
        other.put("a", torch::ones({5}));
        QVERIFY(!other.find("a").defined());
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

private:
    static constexpr std::uintmax_t kMuch = 1'000'000'000;
    fs::path here() const { return m_folder->path().toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(EmbeddingStoreTest)
#include "EmbeddingStoreTest.moc"
