// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_REQUEST_HPP
#define EXAMPLES_COMMAND_LINE_REQUEST_HPP

#include <velo/rest/client/config.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <array>
#include <string>
#include <string_view>

#include "arguments.hpp"
#include "command_line.hpp"
#include "session.hpp"

namespace cli {

/// The target made of the given texts, unchecked. Throws `usage_error` for a path argument that would address another
/// resource: an empty text, `.` and `..`.
template <class Op>
velo::rest::secure_buffer target_as_given(given<Op> const& arguments) {
    velo::rest::secure_buffer target;
    auto const text_of = [&](std::string_view name) -> std::string_view {
        for (auto const& [given_name, text] : arguments.texts) {
            if (given_name == name) return text;
        }
        return {};
    };
    for (std::string_view left = Op::endpoint.path; !left.empty();) {
        rest::path_piece const piece = rest::next_path_piece(left);
        target.append(piece.literal);
        if (piece.placeholder.empty()) continue;
        std::string_view const text = text_of(piece.placeholder);
        if (text.empty() || text == "." || text == "..") {
            throw usage_error(std::string(Op::endpoint.name) + ": " + option_of(piece.placeholder) + ": given " +
                              cli::quoted(text) + ", allowed: text that is not empty and not a dot segment");
        }
        rest::percent_encode(text, target);
    }
    char separator = '?';
    for (auto const& [name, text] : arguments.texts) {
        if (rest::has_placeholder(Op::endpoint.path, name)) continue;
        target.push_back(separator);
        separator = '&';
        rest::percent_encode(name, target);
        target.push_back('=');
        rest::percent_encode(text, target);
    }
    return target;
}

/// Calls the operation once with the given texts, unchecked. The response is decoded as usual.
template <class Op>
rest::outcome<Op> call_as_given(command_line const& line, session const& s, given<Op> const& arguments) {
    using failed = rest::error<typename Op::error_payload>;
    rest::error_info state;
    state.operation = Op::endpoint.name;
    rest::secure_buffer const target = target_as_given(arguments);
    if (Op::endpoint.security != rest::security::none && !s.transport.is_confidential()) {
        state.code = rest::errc::insecure_transport;
        return failed(std::move(state));
    }
    velo::result<rest::secure_buffer> const granted = authorization_of(line, s, Op::endpoint.security);
    if (granted.has_error()) {
        state.code = rest::errc::token_refresh_failed;
        state.detail = granted.error().message();
        return failed(std::move(state));
    }
    rest::secure_buffer const& authorization = *granted;
    std::array<rest::header, 5> headers{{{"Accept", "application/json"},
                                         {"Accept-Encoding", "identity"},
                                         {"User-Agent", rest::default_config().user_agent}}};
    std::size_t count = 3;
    if (!authorization.empty()) headers[count++] = {"Authorization", authorization.view()};
    if (rest::has_body<Op>) headers[count++] = {"Content-Type", "application/json"};
    rest::response response;
    response.limit(rest::default_config().limits);
    rest::send_limits limits;
    if (line.timeout) limits.timeout = *line.timeout;
    rest::attempt ended = s.transport.send({Op::endpoint.name,
                                            Op::endpoint.method,
                                            target.view(),
                                            {headers.data(), count},
                                            arguments.body.view(),
                                            rest::has_body<Op>},
                                           response, limits);
    state.attempts = 1;
    state.delivered = ended.delivered;
    if (ended.error != velo::errc::none) {
        state.code = ended.error;
        state.detail = std::move(ended.detail);
        return failed(std::move(state));
    }
    return rest::decode<Op>(response, rest::json(), std::move(state));
}

}  // namespace cli

#endif
