// SPDX-License-Identifier: BSL-1.0
// The one source of the CMake target velo::compiled and of Meson's velo-cpp-compiled.
#include <velo/src.hpp>
