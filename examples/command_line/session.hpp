// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_SESSION_HPP
#define EXAMPLES_COMMAND_LINE_SESSION_HPP

#include <velo/any_client.hpp>
#include <velo/client.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/transport/any_transport.hpp>

#include <memory>
#include <optional>

#include "command_line.hpp"

namespace cli {

/// A client for the calls of one command, of one type for all transports and credentials. It is compiled once, in
/// session.cpp.
struct session {
    velo::rest::any_transport transport;
    velo::any_client client;
    std::optional<velo::rest::secret_string> token;  ///< in place of one that the client fetches with key and secret
    bool has_key = false;                            ///< the client has key and secret
    /// Prints the mails and SMS of a fake to standard error.
    void (*print_outbox)(session const&) = nullptr;
    std::shared_ptr<void const> fake{};  ///< keeps it
};

/// Makes the client. Throws `usage_error`.
session open_session(command_line const& line);

/// Throws `usage_error` if there is no credential for an operation. `has_own_token`: one is among its arguments.
void need_credential(command_line const& line, session const& s, velo::rest::security wanted, bool has_own_token);

/// The Authorization field of a request that is sent without checks; empty if it needs none. An error if no token is
/// granted. Throws `usage_error`.
velo::result<velo::rest::secure_buffer> authorization_of(command_line const& line, session const& s,
                                                         velo::rest::security wanted);

/// The options of a call.
template <class Op>
velo::any_client::options_of<Op> call_options_of(command_line const& line, session const& s) {
    velo::any_client::options_of<Op> options;
    if (line.timeout) options.timeout = *line.timeout;
    if (line.retries) {
        if (*line.retries == 0) {
            options.retry = velo::rest::retry::never;
        } else {
            options.retry = velo::rest::retry::backoff{.max_attempts = *line.retries + 1};
        }
    }
    if (s.token && Op::endpoint.security == velo::rest::security::bearer) options.token = *s.token;
    return options;
}

}  // namespace cli

#endif
