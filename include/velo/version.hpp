// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_VERSION_HPP
#define VELO_VERSION_HPP

#include <velo/rest/require.hpp>

/// The version of the library, by Semantic Versioning 2.0.0. Before 1.0 a minor version may break users' code.
#define VELO_VERSION_MAJOR 0
#define VELO_VERSION_MINOR 1
#define VELO_VERSION_PATCH 0
#define VELO_VERSION_STRING "0.1.0"

/// Everything is in the inline namespace `velo::v0`, so that two versions of the library can be in one program.
namespace velo::inline v0 {}

#endif
