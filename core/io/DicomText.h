// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <cmath>
#include <cstdlib>
#include <mutex>
#include <string>
#include <vector>

#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

namespace exemplar {

/// Registers the decoders once and keeps DCMTK's own log off the user's screen.
inline void prepareDicom() {
    static std::once_flag once;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        DcmRLEDecoderRegistration::registerCodecs();
        DJDecoderRegistration::registerCodecs();
        DJLSDecoderRegistration::registerCodecs();
    });
}

/// All values of an element, joined with '\', without padding; empty where there is none.
inline std::string dicomText(DcmItem& item, const DcmTagKey& tag) {
    OFString text;
    if (item.findAndGetOFStringArray(tag, text).bad()) {
        return {};
    }
    std::string result(text.c_str(), text.size());
    while (!result.empty() && (result.back() == ' ' || result.back() == '\0')) {
        result.pop_back();
    }
    return result;
}

/// Finite numbers of an element; empty where one of them is none.
inline std::vector<double> dicomNumbers(DcmItem& item, const DcmTagKey& tag) {
    const std::string text = dicomText(item, tag);
    std::vector<double> values;
    for (const char* place = text.c_str(); *place != '\0';) {
        char* end = nullptr;
        const double value = std::strtod(place, &end);
        while (*end == ' ') {
            ++end;
        }
        if (end == place || !std::isfinite(value) || (*end != '\0' && *end != '\\')) {
            return {};
        }
        values.push_back(value);
        place = *end == '\\' ? end + 1 : end;
    }
    return values;
}

}  // namespace exemplar
