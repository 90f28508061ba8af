// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Jpeg2000.h"

#include <openjpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace exemplar {
namespace {

struct Source {
    const std::uint8_t* bytes;
    std::size_t count, place;
};

OPJ_SIZE_T readSome(void* buffer, OPJ_SIZE_T wanted, void* user) {
    auto& source = *static_cast<Source*>(user);
    const std::size_t left = source.count - source.place;
    if (left == 0) {
        return static_cast<OPJ_SIZE_T>(-1);
    }
    const std::size_t given = std::min<std::size_t>(wanted, left);
    std::memcpy(buffer, source.bytes + source.place, given);
    source.place += given;
    return given;
}

OPJ_OFF_T skipSome(OPJ_OFF_T wanted, void* user) {
    auto& source = *static_cast<Source*>(user);
    const auto left = static_cast<OPJ_OFF_T>(source.count - source.place);
    const OPJ_OFF_T skipped = std::clamp<OPJ_OFF_T>(wanted, 0, left);
    source.place += static_cast<std::size_t>(skipped);
    return skipped;
}

OPJ_BOOL seekTo(OPJ_OFF_T place, void* user) {
    auto& source = *static_cast<Source*>(user);
    if (place < 0 || static_cast<std::size_t>(place) > source.count) {
        return OPJ_FALSE;
    }
    source.place = static_cast<std::size_t>(place);
    return OPJ_TRUE;
}

void ignore(const char*, void*) {}

}  // namespace

std::optional<Jpeg2000Picture> decodeJpeg2000(const std::uint8_t* bytes, std::size_t count, int width, int height) {
    if (count < 12) {
        return std::nullopt;
    }
    Source source{bytes, count, 0};
    const bool codestream = bytes[0] == 0xFF && bytes[1] == 0x4F;
    const std::unique_ptr<opj_codec_t, void (*)(opj_codec_t*)> codec(
        opj_create_decompress(codestream ? OPJ_CODEC_J2K : OPJ_CODEC_JP2),
        [](opj_codec_t* p) { opj_destroy_codec(p); });
    const std::unique_ptr<opj_stream_t, void (*)(opj_stream_t*)> stream(opj_stream_create(1 << 16, OPJ_TRUE),
                                                                        [](opj_stream_t* p) { opj_stream_destroy(p); });
    opj_stream_set_read_function(stream.get(), &readSome);
    opj_stream_set_skip_function(stream.get(), &skipSome);
    opj_stream_set_seek_function(stream.get(), &seekTo);
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), count);
    opj_set_info_handler(codec.get(), &ignore, nullptr);
    opj_set_warning_handler(codec.get(), &ignore, nullptr);
    opj_set_error_handler(codec.get(), &ignore, nullptr);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* raw = nullptr;
    const bool opened = opj_setup_decoder(codec.get(), &parameters) && opj_read_header(stream.get(), codec.get(), &raw);
    const std::unique_ptr<opj_image_t, void (*)(opj_image_t*)> image(raw, [](opj_image_t* p) { opj_image_destroy(p); });
    const auto fits = [&] {
        return image && image->numcomps == 1 && image->comps[0].w == static_cast<OPJ_UINT32>(width) &&
               image->comps[0].h == static_cast<OPJ_UINT32>(height) && image->comps[0].prec >= 1 &&
               image->comps[0].prec <= 31;
    };
    if (!opened || !fits() || !opj_decode(codec.get(), stream.get(), image.get()) || !fits() ||
        image->comps[0].data == nullptr) {
        return std::nullopt;
    }
    const opj_image_comp_t& component = image->comps[0];
    return Jpeg2000Picture{width,
                           height,
                           static_cast<int>(component.prec),
                           {component.data, component.data + static_cast<std::size_t>(width) * height}};
}

}  // namespace exemplar
