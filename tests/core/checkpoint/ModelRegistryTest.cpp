// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/checkpoint/ModelRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace exemplar;

class ModelRegistryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheBaseModel() {
        const ModelRegistry registry = ModelRegistry::standard();
        QCOMPARE(registry.defaultModel().id, std::string("lite-medsam"));
        QCOMPARE(registry.find("lite-medsam").size, std::uint64_t(39370479));
        try {
            registry.find("nothing");
            QFAIL("no error");
        } catch (const Error& problem) {
            QVERIFY(std::string(problem.what()).find("lite-medsam") != std::string::npos);
        }
    }

    void aMissingModelSaysHowToGetIt() {
        const QTemporaryDir folder;
        qputenv("EXEMPLAR_MODELS", folder.path().toUtf8());
        const ModelRegistry registry = ModelRegistry::standard();
        try {
            registry.locate(registry.defaultModel());
            QFAIL("no error");
        } catch (const Error& problem) {
            QVERIFY(std::string(problem.what()).find("fetch-model.sh") != std::string::npos);
        }
        const auto path = std::filesystem::path(folder.path().toStdString()) / "lite_medsam.pth";
        AtomicFile::write(path, "not a model");
        QCOMPARE(registry.locate(registry.defaultModel()), path);
        JobControl control;
        QVERIFY_EXCEPTION_THROWN(registry.verify(path, registry.defaultModel(), control), Error);
        qunsetenv("EXEMPLAR_MODELS");
    }

    void nonsenseIsRefused() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "m.json";
        for (const char* text : {"", "[]", "{\"models\": []}", "{\"models\": [{\"id\": 3}]}"}) {
            AtomicFile::write(path, text);
            QVERIFY_EXCEPTION_THROWN(ModelRegistry::load(path), Error);
        }
    }
};

QTEST_GUILESS_MAIN(ModelRegistryTest)
#include "ModelRegistryTest.moc"
