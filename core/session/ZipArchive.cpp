// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ZipArchive.h"

#include "core/base/FileErrors.h"

#include <zip.h>
#include <algorithm>

namespace exemplar {
namespace {

constexpr std::uint64_t kPiece = 4U << 20;  // bytes between looks at the control

std::string messageOf(int code) {
    zip_error_t problem;
    zip_error_init_with_code(&problem, code);
    std::string text = zip_error_strerror(&problem);
    zip_error_fini(&problem);
    return text;
}

}  // namespace

ZipReader::ZipReader(const std::filesystem::path& path) : m_path(path), m_zip(nullptr, &zip_discard) {
    if (!std::filesystem::exists(path)) {
        throw Error(ErrorCode::FileNotFound, "There is no file " + path.string() + ".", {path.string()});
    }
    int problem = 0;
    m_zip.reset(zip_open(path.string().c_str(), ZIP_RDONLY, &problem));
    if (!m_zip && problem == ZIP_ER_OPEN) {
        throw unreadableFile(path);
    }
    if (!m_zip) {
        damaged();
    }
}

void ZipReader::damaged() const {
    throw Error(ErrorCode::FileDamaged,
                m_path.string() + " is damaged or not a session of this program; use another copy of it.",
                {m_path.string()});
}

bool ZipReader::has(const std::string& name) const { return zip_name_locate(m_zip.get(), name.c_str(), 0) >= 0; }

std::uint64_t ZipReader::size(const std::string& name) const {
    zip_stat_t facts;
    constexpr zip_uint64_t kWanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat(m_zip.get(), name.c_str(), 0, &facts) != 0 || (facts.valid & kWanted) != kWanted ||
        facts.size / 1100 > facts.comp_size ||  // deflate cannot pack tighter: a made-up size
        facts.comp_size > std::filesystem::file_size(m_path)) {
        damaged();
    }
    return facts.size;
}

std::string ZipReader::text(const std::string& name, std::uint64_t limit) const {
    const std::uint64_t count = size(name);
    if (count > limit) {
        damaged();
    }
    std::string bytes(count, '\0');
    JobControl control;
    read(name, bytes.data(), count, control);
    return bytes;
}

void ZipReader::read(const std::string& name, void* target, std::uint64_t count, JobControl& control) const {
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> stream(zip_fopen(m_zip.get(), name.c_str(), 0), &zip_fclose);
    if (!stream) {
        damaged();
    }
    auto* bytes = static_cast<char*>(target);
    for (std::uint64_t done = 0; done < count;) {
        control.checkpoint();
        const std::uint64_t piece = std::min(kPiece, count - done);
        const zip_int64_t got = zip_fread(stream.get(), bytes + done, piece);
        if (got <= 0) {
            damaged();
        }
        done += static_cast<std::uint64_t>(got);
        control.report(static_cast<double>(done) / static_cast<double>(count), "Reading");
    }
    char probe = 0;  // reading past the end also tests the checksum
    if (zip_fread(stream.get(), &probe, 1) != 0) {
        damaged();
    }
}

ZipWriter::ZipWriter(const std::filesystem::path& path) : m_path(path), m_zip(nullptr, &zip_discard) {
    int problem = 0;
    m_zip.reset(zip_open(path.string().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem));
    if (!m_zip) {
        fail(messageOf(problem));
    }
}

void ZipWriter::fail(const std::string& why) const {
    throw Error(ErrorCode::FileUnwritable,
                "Cannot write " + m_path.string() + " (" + why +
                    "); check free disk space and permissions of its folder, or choose another place.",
                {m_path.string(), why});
}

void ZipWriter::add(const std::string& name, const void* bytes, std::uint64_t count) {
    zip_source_t* source = zip_source_buffer(m_zip.get(), bytes, count, 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(m_zip.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail(zip_strerror(m_zip.get()));
    }
    // The fastest level: labels are long runs, which it packs a hundredfold as well.
    zip_set_file_compression(m_zip.get(), static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
}

void ZipWriter::finish(JobControl& control) {
    zip_register_progress_callback_with_state(
        m_zip.get(), 0.01,
        [](zip_t*, double fraction, void* state) { static_cast<JobControl*>(state)->report(fraction, "Writing"); },
        nullptr, &control);
    zip_register_cancel_callback_with_state(
        m_zip.get(), [](zip_t*, void* state) { return static_cast<JobControl*>(state)->cancelled() ? 1 : 0; }, nullptr,
        &control);
    if (zip_close(m_zip.get()) != 0) {
        const std::string why = zip_strerror(m_zip.get());
        control.checkpoint();
        fail(why);
    }
    static_cast<void>(m_zip.release());
    control.checkpoint();
}

}  // namespace exemplar
