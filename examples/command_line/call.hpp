// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_CALL_HPP
#define EXAMPLES_COMMAND_LINE_CALL_HPP

#include <velo/client.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <type_traits>

#include "arguments.hpp"
#include "command_line.hpp"
#include "demo.hpp"
#include "output.hpp"
#include "request.hpp"
#include "transport.hpp"

namespace cli {

/// The exit status of a failed call.
inline int exit_status(velo::error const& e) {
    if (e == velo::condition::client_error) return 3;
    if (e == velo::condition::server_error) return 4;
    if (e == velo::condition::invalid_request) return 2;
    // A redirect is not followed, so its response has no model.
    if (e == velo::condition::decode || e == velo::condition::redirect) return 6;
    return 5;
}

/// Writes the error to standard error: our line, then the server's texts.
inline void print_error(velo::error const& e) {
    std::cerr << "velo: " << e << '\n';
    if (velo::error_response const* payload = e.payload()) {
        for (velo::error_item const& item : payload->errors) {
            std::cerr << "  the server says";
            if (item.location) std::cerr << " of " << printable(*item.location);
            std::cerr << ": " << printable(item.error_message.value_or("(nothing)")) << '\n';
        }
        if (payload->correlation_id) std::cerr << "  correlation id: " << printable(*payload->correlation_id) << '\n';
    }
}

/// Prints the request as it would be sent, with its secrets redacted. No credential is needed.
template <class Op>
int dry_run(command_line const& line, given<Op> const& arguments) {
    rest::secure_buffer target;
    if (line.no_check) {
        target = target_as_given(arguments);
    } else if (auto const invalid = rest::build_target(arguments.op, target)) {
        throw usage_error(std::string(Op::endpoint.name) + ": " + std::string(invalid->name) +
                          ": allowed: " + std::string(invalid->expected));
    }
    std::string text(to_text(Op::endpoint.method));
    text += ' ';
    if (line.url) {
        velo::rest::server_parts const parts = velo::rest::split(*line.url);
        text +=
            std::string(parts.tls ? "https://" : "http://") + std::string(parts.authority) + std::string(parts.prefix);
    }
    text += std::string(target.view()) + "\nAccept: application/json\nAccept-Encoding: identity\nUser-Agent: " +
            std::string(rest::default_config().user_agent) + "\n";
    if (Op::endpoint.security == rest::security::basic) text += "Authorization: Basic [redacted]\n";
    if (Op::endpoint.security == rest::security::bearer) text += "Authorization: Bearer [redacted]\n";
    if constexpr (rest::has_body<Op>) {
        text += "Content-Type: application/json\n\n";
        if (!line.no_check) {
            text += rest::redacted(arguments.op.body);
        } else if (rest::holds_secret<Op>) {
            text += "[redacted: it is not checked and may hold a secret]";
        } else {
            text += arguments.body.view();
        }
        text += '\n';
    }
    return print(text);
}

/// Calls the operation and prints its outcome.
template <class Op, class Auth>
int call(command_line const& line, given<Op> const& arguments, chosen_transport const& transport, Auth const& auth) {
    rest::outcome<Op> const result =
        line.no_check ? call_as_given(transport, auth, arguments) : velo::client(transport, auth).call(arguments.op);
    if (result.has_error()) {
        velo::error const error = result.error();
        print_error(error);
        return exit_status(error);
    }
    if constexpr (!std::is_void_v<typename Op::response>) {
        return print(response_text(*result, line.table).view());
    } else {
        return 0;
    }
}

/// The secret. Throws `usage_error` with the text `how` if there is none.
inline velo::secret_string need(std::optional<velo::secret_string> secret, char const* how) {
    if (!secret) throw usage_error(how);
    return *std::move(secret);
}

/// Calls the operation with the credential that it needs.
template <class Op>
int call_with_credential(command_line const& line, given<Op> const& arguments, chosen_transport const& transport,
                         demo const* fake) {
    if constexpr (Op::endpoint.security == rest::security::none) {
        return call(line, arguments, transport, velo::no_auth());
    } else if constexpr (Op::endpoint.security == rest::security::basic) {
        if (fake != nullptr) return call(line, arguments, transport, velo::basic(fake->api.key(), fake->api.secret()));
        auto const key = need(line.environment_key, "no API key: set VELO_KEY");
        auto const secret = need(line.environment_secret, "no secret of the API key: set VELO_SECRET");
        return call(line, arguments, transport, velo::basic(key, secret));
    } else {
        std::optional<velo::secret_string> token;
        rest::for_each_member<Op>([&]<class M>(M) {
            if constexpr (rest::location_of<Op, M>() == rest::parameter_location::credential) {
                if (M::get(arguments.op).has_value()) token.emplace(M::get(arguments.op)->reveal());
            }
        });
        if (!token && fake != nullptr) token = fake->tokens.at(line.as.value_or("office"));
        if (!token && line.token) token.emplace(line.token->text.view());
        if (!token) token = line.environment_token;
        return call(line, arguments, transport,
                    velo::bearer(need(std::move(token), "no access token: set VELO_TOKEN, or give --token @FILE")));
    }
}

/// Writes the mails and SMS that the fake would have sent to standard error.
inline void print_outbox(velo::fake const& fake) {
    for (velo::fake_message const& m : fake.outbox()) {
        std::cerr << "outbox: " << rest::to_text(m.kind) << " to " << printable(m.to) << ": " << m.secret.reveal()
                  << '\n';
    }
}

/// Runs one operation and returns the exit status.
template <class Op>
int run(command_line const& line) {
    if (!line.dry_run) line.need_destination();
    given<Op> const arguments = read_arguments<Op>(line);
    if (line.dry_run) return dry_run(line, arguments);
    if (line.fake) {
        demo const fake;
        if (line.as && !fake.tokens.contains(*line.as)) {
            std::string names;
            for (auto const& [name, token] : fake.tokens) names += (names.empty() ? "" : ", ") + name;
            throw usage_error("--as: given " + cli::quoted(*line.as) + ", allowed: " + names);
        }
        int const status = call_with_credential(line, arguments, chosen_transport(fake.api), &fake);
        if (line.outbox) print_outbox(fake.api);
        return status;
    }
    return call_with_credential(line, arguments, transport_to_server(line), nullptr);
}

}  // namespace cli

#endif
