// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_DESTINATION_HPP
#define EXAMPLES_COMMAND_LINE_DESTINATION_HPP

#include <velo/environment.hpp>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "command_line.hpp"
#include "duration.hpp"
#include "secrets.hpp"
#include "settings_file.hpp"

namespace cli {

/// Reads a server's URL; `from` is the option or variable that holds it. Throws `usage_error`.
inline velo::server_url parse_url(std::string const& from, std::string_view text) {
    auto const url = velo::server_url::checked(text);
    if (url) return *url;
    // User information, before an @, may hold a password.
    bool const may_be_shown = text.find('@') == std::string_view::npos;
    throw usage_error(from + ": given " + (may_be_shown ? cli::quoted(text) : "something with an @") +
                      ", allowed: " + std::string(url.error().expected));
}

/// The text of a variable of the environment; nothing if it is not set or empty.
inline std::optional<std::string> environment_text(char const* name) {
    char const* const value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

/// Reads the profile that is asked for, by an option, by VELO_PROFILE, or because nothing else names a server.
inline std::optional<profile> profile_of(command_line const& line, bool has_server, std::string& source) {
    if (line.fake || (has_server && !line.profile)) return std::nullopt;
    std::optional<std::string> const named = line.profile ? line.profile : environment_text("VELO_PROFILE");
    std::optional<std::string> const file = line.config ? line.config : environment_text("VELO_CONFIG");
    std::string const path = file.value_or(default_settings_file());
    std::error_code cannot_be_seen;
    bool const is_there = !path.empty() && std::filesystem::exists(path, cannot_be_seen);
    // Without a word of the user, a file that is not there, or has no default, is nothing.
    if (!named && !file && !is_there) return std::nullopt;
    std::string const name = named.value_or("default");
    source = "profile " + printable(name) + " of " + printable(path);
    return read_profile(path, name);
}

/// Sets the server and the credentials of `line`, from its options, else the environment, else the settings file. An
/// option, and a profile that an option names, win over the environment. Throws `usage_error`.
inline void choose_destination(command_line& line) {
    std::optional<std::string> const environment_url = environment_text("VELO_URL");

    std::string profile_source;
    std::optional<profile> chosen = profile_of(line, line.url_text || line.server || environment_url, profile_source);
    std::optional<std::string> server = line.server;
    if (line.fake) {
    } else if (line.url_text) {
        line.url = parse_url(line.url_source = "--url", *line.url_text);
    } else if (line.server) {
        line.url_source = "--server";
    } else if (chosen && (line.profile || !environment_url)) {
        server = chosen->server;
        line.url_source = profile_source;
        if (!server) throw usage_error(profile_source + ": it has no server");
    } else if (environment_url) {
        line.url = parse_url(line.url_source = "VELO_URL", *environment_url);
    }
    if (server == "sandbox") line.url = velo::sandbox;
    if (server == "production") line.url = velo::production;
    if (server && !line.url) line.url = parse_url(profile_source, *server);

    if (line.token_value) line.refuse_in_clear("--token", *line.token_value);
    if (line.key_value) line.refuse_in_clear("--key", *line.key_value);
    if (line.secret_value) line.refuse_in_clear("--secret", *line.secret_value);
    auto const value_of = [](std::optional<hidden_value> const& given) -> std::optional<velo::rest::secret_string> {
        if (!given) return std::nullopt;
        return velo::rest::secret_string(given->text.view());
    };
    line.token = value_of(line.token_value);
    line.key = value_of(line.key_value);
    line.secret = value_of(line.secret_value);
    bool const is_given = line.token || line.key || line.secret;
    if (chosen && !is_given && (chosen->token || chosen->key || chosen->secret)) {
        line.token = std::move(chosen->token);
        line.key = std::move(chosen->key);
        line.secret = std::move(chosen->secret);
    } else {
        // A key that is given replaces a token of the environment.
        if (!line.token && !(line.key && line.secret)) line.token = std::move(line.environment_token);
        if (!line.key) line.key = std::move(line.environment_key);
        if (!line.secret) line.secret = std::move(line.environment_secret);
    }

    if (line.ca_file) {
        line.certificates = *line.ca_file;
        line.certificates_source = "--ca-file";
    } else if (auto const file = environment_text("VELO_CA_FILE")) {
        line.certificates = *file;
        line.certificates_source = "VELO_CA_FILE";
    } else if (chosen && chosen->ca_file) {
        line.certificates = *chosen->ca_file;
        line.certificates_source = profile_source + ": ca_file";
    }
    if (chosen && !line.transport) {
        line.transport = chosen->transport;
        check_choice(profile_source + ": transport", line.transport, {"curl", "sockets"});
    }
    if (chosen && chosen->timeout && !line.timeout) {
        line.timeout = parse_duration(profile_source + ": timeout", *chosen->timeout);
    }
    if (auto const time = environment_text("VELO_TIMEOUT"); time && !line.timeout) {
        line.timeout = parse_duration("VELO_TIMEOUT", *time);
    }
    line.proxy = environment_text("VELO_PROXY");
    if (line.proxy == "none") line.proxy = "";
}

}  // namespace cli

#endif
