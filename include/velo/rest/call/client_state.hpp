// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CLIENT_STATE_HPP
#define VELO_REST_CALL_CLIENT_STATE_HPP

#include <velo/rest/call/shared_client_state.hpp>
#include <velo/rest/call/sole_client_state.hpp>
#include <velo/version.hpp>

#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// What a client has beside its Transport. Its copies share it, except in a program without a heap, where a client is
/// not copied.
template <class Auth, class Serializer, class Config>
using client_state = std::conditional_t<VELO_HAS_HEAP, shared_client_state<Auth, Serializer, Config>,
                                        sole_client_state<Auth, Serializer, Config>>;

}  // namespace velo::inline VELO_ABI::rest

#endif
