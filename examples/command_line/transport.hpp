// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_TRANSPORT_HPP
#define EXAMPLES_COMMAND_LINE_TRANSPORT_HPP

#include <velo/rest/transport/any_transport.hpp>
#include <velo/rest/transport/server_url.hpp>
#if defined(VELO_HAS_CURL)
#include <velo/transport/curl.hpp>
#endif
#if defined(VELO_HAS_SOCKETS)
#include <velo/transport/sockets.hpp>
#endif

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "command_line.hpp"

namespace cli {

/// The transports of this build.
struct built_in {
#if defined(VELO_HAS_CURL)
    static constexpr bool curl = true;
#else
    static constexpr bool curl = false;
#endif
#if defined(VELO_HAS_SOCKETS)
    static constexpr bool sockets = true;
#else
    static constexpr bool sockets = false;
#endif
#if defined(VELO_HAS_SOCKETS) && defined(VELO_HAS_TLS)
    static constexpr bool sockets_with_https = true;
#else
    static constexpr bool sockets_with_https = false;
#endif
    /// The choices, for messages.
    static constexpr std::string_view words = curl && sockets ? "--transport curl, --transport sockets and --fake"
                                              : curl          ? "--transport curl and --fake"
                                              : sockets       ? "--transport sockets and --fake"
                                                              : "--fake";
};

/// The file of trusted certificates, of the option or of the environment; empty for those of the system. Throws
/// `usage_error` if it cannot be read: the Transports report a missing file and one without certificates alike.
inline std::string trusted_certificates(command_line const& line) {
    std::string const& file = line.certificates;
    std::error_code ignored;
    bool const is_file = std::ifstream(file).is_open() && !std::filesystem::is_directory(file, ignored);
    if (!line.certificates_source.empty() && !is_file) {
        throw usage_error(line.certificates_source + ": the file " + printable(file) + " cannot be read");
    }
    return file;
}

/// The Transport to the server of the command line. Throws `usage_error` if this build has none. Precondition: a URL is
/// given.
inline velo::rest::any_transport transport_to_server(command_line const& line) {
    velo::server_url const& server = *line.url;
    std::string const name = line.transport.value_or(built_in::curl || !built_in::sockets ? "curl" : "sockets");
    bool const is_there = name == "curl" ? built_in::curl : built_in::sockets;
    if (!is_there) {
        throw usage_error((line.transport ? "--transport: " : line.url_source + ": ") +
                          std::string(line.transport ? name : "a transport") +
                          " is not built in, allowed: " + std::string(built_in::words));
    }
    bool const is_https = velo::rest::split(server).tls;
    if (is_https && name == "sockets" && !built_in::sockets_with_https) {
        throw usage_error("https: sockets was built without OpenSSL" +
                          std::string(built_in::curl ? "; --transport curl has it" : ", allowed: http://"));
    }
    std::string const ca_file = is_https ? trusted_certificates(line) : "";
#if defined(VELO_HAS_CURL)
    if (name == "curl")
        return velo::rest::any_transport::of(velo::curl(server, {.tls = {.ca_file = ca_file}, .proxy = line.proxy}));
#endif
#if defined(VELO_HAS_SOCKETS)
    if (name == "sockets")
        return velo::rest::any_transport::of(velo::sockets(server, {.tls = {.ca_file = ca_file}, .proxy = line.proxy}));
#endif
    throw usage_error("--transport: given " + cli::quoted(name) + ", allowed: " + std::string(built_in::words));
}

}  // namespace cli

#endif
