// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_VELO_HPP
#define VELO_VELO_HPP

/// Everything that needs nothing but Boost: the client, the 17 operations of the Users API, `velo_auth`, and the
/// scripted transport. For users; no header of the library includes it. Network transports have headers of their own:
/// `velo/transport/curl.hpp`. The fake is `velo/fake.hpp`.
#include <velo/client.hpp>
#include <velo/environment.hpp>
#include <velo/log_out.hpp>
#include <velo/login_api.hpp>
#include <velo/rest/serializer/redacted.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users_api.hpp>
#include <velo/version.hpp>

#endif
