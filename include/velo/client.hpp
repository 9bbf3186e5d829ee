// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_CLIENT_HPP
#define VELO_CLIENT_HPP

#include <velo/auth/client_credentials.hpp>
#include <velo/models/error_response.hpp>
#include <velo/rest/auth/basic.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/auth/principal.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/response/match.hpp>

namespace velo::inline VELO_ABI {

// Names of `velo::rest` that every user of this API needs.
using rest::as_application;
using rest::as_manager;
using rest::as_user;
using rest::async_call_options;
using rest::basic;
using rest::bearer;
using rest::bearer_token;
using rest::call_options;
using rest::client;
using rest::condition;
using rest::default_config;
using rest::delivery;
using rest::errc;
using rest::json;  // only declared: velo/velo.hpp brings it
using rest::match;
using rest::no_auth;
using rest::observed;
using rest::ok;
using rest::on;
using rest::otherwise;
using rest::secret_string;
namespace retry = rest::retry;

/// The error of a call of this API: code, status, decoded `error_response` and more.
using error = rest::error<error_response>;
/// The outcome of a call of this API: a `T`, or an `error`.
template <class T>
using result = rest::result<T, error_response>;
/// The exception that `value()` of a failed `result` throws.
using call_failed = rest::call_failed<error_response>;

}  // namespace velo::inline VELO_ABI

#endif
