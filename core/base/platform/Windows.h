// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Windows' own header without the macros that collide with our names; for the files of this folder alone.
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>
