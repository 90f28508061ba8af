// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/checkpoint/PickleReader.h"
#include "core/checkpoint/SafetensorsFile.h"
#include "core/checkpoint/Sha256.h"
#include "core/checkpoint/TorchFile.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace exemplar;
namespace fs = std::filesystem;

namespace {

const fs::path kData = fs::path(EXEMPLAR_SOURCE_DIR) / "tests" / "data";

std::vector<float> floats(const TensorData& data) {
    std::vector<float> values(data.bytes.size() / sizeof(float));
    std::memcpy(values.data(), data.bytes.data(), data.bytes.size());
    return values;
}

Safetensors sample() {
    Safetensors content;
    content.tensors["b"] = {
        TensorType::Float32, {2, 2}, std::string("\0\0\x80\x3f\0\0\0\x40\0\0\x40\x40\0\0\x80\x40", 16)};
    content.tensors["a"] = {TensorType::Int64, {1}, std::string("\7\0\0\0\0\0\0\0", 8)};
    content.tensors["none"] = {TensorType::Float32, {0, 3}, ""};
    content.metadata["card"] = "{\"x\": \"\xc3\xa4\"}";
    return content;
}

}  // namespace

class CheckpointFilesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The file was written by PyTorch 1.13 (tests/scripts/make_small_checkpoint.py).
    void readsWhatPyTorchWrote() {
        const TensorMap tensors = readTorchFile(kData / "small.pth");
        QCOMPARE(tensors.size(), std::size_t(4));
        QCOMPARE(tensors.at("a.weight").shape, (std::vector<std::int64_t>{3, 4}));
        QCOMPARE(floats(tensors.at("a.weight"))[7], 7.0F);
        QCOMPARE(tensors.at("b").type, TensorType::Int64);
        // A transposed view with an offset becomes contiguous: row r, column c is 4 + 4 c + r.
        QCOMPARE(tensors.at("view").shape, (std::vector<std::int64_t>{4, 3}));
        QCOMPARE(floats(tensors.at("view"))[1 * 3 + 2], 13.0F);
        QCOMPARE(tensors.at("half").type, TensorType::Float16);
    }

    void callablesAreNamedAndRefused() {
        try {
            readTorchFile(kData / "callable.pth");
            QFAIL("no error");
        } catch (const Error& problem) {
            QCOMPARE(problem.code(), ErrorCode::FormatUnsupported);
            QVERIFY2(std::string(problem.what()).find("print") != std::string::npos ||
                         std::string(problem.what()).find("opcode") != std::string::npos,
                     problem.what());
        }
    }

    void forbiddenOpcodesAreNamed() {
        try {
            readPickle(std::string("\x80\x02i") + "os\nsystem\n.", "evil.pth");  // INST
            QFAIL("no error");
        } catch (const Error& problem) {
            QVERIFY(std::string(problem.what()).find("0x69") != std::string::npos);
        }
        try {
            readPickle(std::string("\x80\x02"
                                   "cos\nsystem\nX\x02\0\0\0ls\x85R.",
                                   23),
                       "evil.pth");
            QFAIL("no error");
        } catch (const Error& problem) {
            QVERIFY2(std::string(problem.what()).find("os system") != std::string::npos, problem.what());
        }
    }

    void damagedTorchFilesAreErrors() {
        const std::string whole = readFile(kData / "small.pth");
        const QTemporaryDir folder;
        const fs::path path = folder.filePath("x.pth").toStdString();
        int errors = 0;
        for (std::size_t at = 0; at < whole.size(); at += 3) {
            std::string cut = whole.substr(0, at), flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
            for (const std::string& bytes : {cut, flipped}) {
                AtomicFile::write(path, bytes);
                try {
                    readTorchFile(path);
                } catch (const Error&) {
                    ++errors;
                }
            }
        }
        QVERIFY(errors > static_cast<int>(whole.size() / 3));  // every cut one, and most flips
    }

    void safetensorsRoundTrip() {
        const Safetensors content = sample();
        const std::string bytes = serialiseSafetensors(content);
        const Safetensors back = parseSafetensors(bytes, "x");
        QVERIFY(back.tensors == content.tensors);
        QVERIFY(back.metadata == content.metadata);
        QCOMPARE(serialiseSafetensors(back), bytes);
    }

    void damagedSafetensorsAreErrors() {
        const std::string whole = serialiseSafetensors(sample());
        for (std::size_t at = 0; at < whole.size(); ++at) {
            QVERIFY_EXCEPTION_THROWN(parseSafetensors(whole.substr(0, at), "x"), Error);
            for (int bit = 0; bit < 8; ++bit) {
                std::string flipped = whole;
                flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
                try {
                    parseSafetensors(flipped, "x");
                } catch (const Error&) {
                }
            }
        }
        QVERIFY_EXCEPTION_THROWN(parseSafetensors(whole + "x", "x"), Error);
    }

    /// FIPS 180-4 examples.
    void sha256Vectors() {
        QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        const QTemporaryDir folder;
        const fs::path path = folder.filePath("a").toStdString();
        AtomicFile::write(path, "abc");
        JobControl control;
        QCOMPARE(sha256OfFile(path, control), sha256("abc"));
    }
};

QTEST_GUILESS_MAIN(CheckpointFilesTest)
#include "CheckpointFilesTest.moc"
