// SPDX-License-Identifier: BSL-1.0

#include <velo/auth/client_credentials.hpp>
#include <velo/client.hpp>
#include <velo/make_any_client.hpp>
#include <velo/rest/serializer/json.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "demo.hpp"
#include "printable.hpp"
#include "session.hpp"
#include "transport.hpp"
#include "verbose.hpp"

namespace cli {

namespace {

/// The configuration of the command's client. It retries for as long as the call lasts: a job is one user's.
struct command_config : velo::default_config {
    explicit command_config(verbose_observer o) : observer(o) { retry_budget.capacity = 1'000'000; }
    verbose_observer observer;
};

velo::any_client make_client(command_line const& line, velo::rest::any_transport const& transport,
                             velo::rest::secret_string const& key, velo::rest::secret_string const& secret) {
    return velo::make_any_client(velo::client(transport, velo::client_credentials(key, secret), velo::json{},
                                              command_config(verbose_observer(line.verbose))));
}

void print_outbox(session const& s) {
    for (velo::fake_message const& m : static_cast<demo const*>(s.fake.get())->api.outbox()) {
        std::cerr << "outbox: " << velo::rest::to_text(m.kind) << " to " << printable(m.to) << ": " << m.secret.reveal()
                  << '\n';
    }
}

}  // namespace

session open_session(command_line const& line) {
    if (line.fake) {
        auto const fake = std::make_shared<demo const>();
        std::string const who = line.as.value_or("office");
        if (!fake->tokens.contains(who)) {
            std::string names;
            std::vector<std::string> choices;
            for (auto const& [name, token] : fake->tokens) {
                names += (names.empty() ? "" : ", ") + name;
                choices.push_back(name);
            }
            throw usage_error("--as: given " + cli::quoted(who) + ", allowed: " + names + did_you_mean(who, choices));
        }
        auto const transport = velo::rest::any_transport::of(fake->api);
        return {transport,
                make_client(line, transport, fake->api.key(), fake->api.secret()),
                fake->tokens.at(who),
                true,
                &print_outbox,
                fake};
    }
    auto const transport = transport_to_server(line);
    velo::rest::secret_string const none;
    bool const has_key = line.key && line.secret;
    return {transport, make_client(line, transport, has_key ? *line.key : none, has_key ? *line.secret : none),
            line.token, has_key};
}

void need_credential(command_line const& line, session const& s, velo::rest::security wanted, bool has_own_token) {
    using velo::rest::security;
    if (wanted == security::none || s.has_key) return;
    if (wanted == security::bearer && (s.token || has_own_token)) return;
    if (line.key) throw usage_error("no secret of the API key: set VELO_SECRET, or give --secret @FILE");
    if (line.secret) throw usage_error("no API key: set VELO_KEY, or give --key @FILE");
    if (wanted == security::basic) throw usage_error("no API key: set VELO_KEY and VELO_SECRET");
    throw usage_error(
        "no access token: set VELO_KEY and VELO_SECRET, with which one is fetched, or set VELO_TOKEN, or give --token "
        "@FILE");
}

velo::result<velo::rest::secure_buffer> authorization_of(command_line const& line, session const& s,
                                                         velo::rest::security wanted) {
    using velo::rest::security;
    velo::rest::secure_buffer field;
    if (wanted == security::none) return field;
    need_credential(line, s, wanted, false);
    if (wanted == security::basic) {
        demo const* const fake = static_cast<demo const*>(s.fake.get());
        velo::rest::basic const pair(fake != nullptr ? fake->api.key() : *line.key,
                                     fake != nullptr ? fake->api.secret() : *line.secret);
        if (pair.authorize(velo::rest::basic_security{}, field).code != velo::errc::none)
            throw usage_error("the credential cannot be sent");
        return field;
    }
    if (s.token) {
        velo::rest::credential_problem const problem =
            velo::rest::bearer(*s.token).authorize(velo::rest::bearer_security{}, field);
        if (problem.code != velo::errc::none)
            throw usage_error("the credential cannot be sent: " + std::string(problem.credential) + " " +
                              std::string(problem.what));
        return field;
    }
    auto const granted = s.client.call(velo::velo_auth{}, call_options_of<velo::velo_auth>(line, s));
    if (!granted) return granted.error();
    if (!granted->access_token) {
        velo::rest::error_info nothing;
        nothing.code = velo::errc::token_refresh_failed;
        nothing.detail = "the response has no token";
        return velo::error(std::move(nothing));
    }
    field.append("Bearer ");
    field.append(granted->access_token->reveal());
    return field;
}

}  // namespace cli
