// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_VELO_HPP
#define VELO_VELO_HPP

/// Everything that needs only Boost: the client, the facades with all 21 operations, and the scripted transport. For
/// users; no header of the library includes it. Network transports have their own headers in `velo/transport/`, the
/// fake is `velo/fake.hpp`.
#include <velo/client.hpp>
#include <velo/environment.hpp>
#include <velo/log_out.hpp>
#include <velo/login_api.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users_api.hpp>
#include <velo/version.hpp>
#if !VELO_HEADER_ONLY
#include <velo/compiled.hpp>
#endif

#endif
