// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SHARED_LIBRARY_PLUG_HPP
#define VELO_TESTS_SHARED_LIBRARY_PLUG_HPP

#include <velo/rest/transport/any_transport.hpp>
#include <velo/velo.hpp>

#include <cstddef>
#include <optional>

/// Errors that a shared library made.
struct plugged_errors {
    velo::error not_found;       ///< of a call that got a 404
    velo::error connect_failed;  ///< of a call without a connection
    velo::error malformed;       ///< of a call whose response is no JSON
};

extern "C" __attribute__((visibility("default"))) void make_errors(plugged_errors& out);
/// Makes a transport whose first attempts end with these errors, and whose next one gets a 200.
extern "C" __attribute__((visibility("default"))) void make_transport(velo::rest::attempt const* first,
                                                                      std::size_t count,
                                                                      std::optional<velo::rest::any_transport>& out);

#endif
