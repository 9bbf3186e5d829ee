// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_VERSION_HPP
#define VELO_VERSION_HPP

/// The library's version, by Semantic Versioning 2.0.0. Before 1.0 a minor version may break.
#define VELO_VERSION_MAJOR 0
#define VELO_VERSION_MINOR 1
#define VELO_VERSION_PATCH 0
#define VELO_VERSION_STRING "0.1.0"

/// Everything lives in `velo::v0`, an inline namespace: two versions of the library in one program do not collide.
namespace velo::inline v0 {}

#endif
