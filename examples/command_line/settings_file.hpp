// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_SETTINGS_FILE_HPP
#define EXAMPLES_COMMAND_LINE_SETTINGS_FILE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

#include "nearest.hpp"
#include "printable.hpp"
#include "secrets.hpp"
#include "usage_error.hpp"

namespace cli {

/// A profile of the settings file. Its credentials belong to its server and go to no other.
struct profile {
    std::optional<std::string> server{};  ///< "sandbox", "production" or a URL
    std::optional<std::string> ca_file{}, transport{}, timeout{};
    std::optional<velo::rest::secret_string> key{}, secret{}, token{};
};

/// Where the settings file is if nobody names one: `$XDG_CONFIG_HOME/velo/config`, or below `~/.config`.
inline std::string default_settings_file() {
    char const* const config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config == '/') return std::string(config) + "/velo/config";
    char const* const home = std::getenv("HOME");
    return home != nullptr && *home == '/' ? std::string(home) + "/.config/velo/config" : std::string();
}

/// Throws `usage_error` if somebody other than the user could read a secret in the file, or have written it.
inline void check_permissions(std::string const& option, std::string const& name) {
    struct stat s{};
    if (::stat(name.c_str(), &s) != 0) throw unreadable(option, name, errno);
    if (!S_ISREG(s.st_mode)) return;
    if ((s.st_mode & 077) != 0) {
        throw usage_error(option + ": others may read or write the file " + printable(name) +
                          ", which holds a secret: run chmod 600 on it");
    }
    if (s.st_uid != ::geteuid() && s.st_uid != 0) {
        throw usage_error(option + ": the file " + printable(name) +
                          ", which holds a secret, belongs to somebody else");
    }
}

/// Reads profile `wanted` of the settings file. Lines are `[name]`, `key = value`, empty, or begin with `#`. Throws
/// `usage_error` that names the line; it shows no value.
inline profile read_profile(std::string const& file, std::string const& wanted) {
    if (file.empty()) {
        throw usage_error(
            "--profile: there is no settings file: name it with --config or VELO_CONFIG, as HOME is not set");
    }
    struct stat permissions{};
    if (::stat(file.c_str(), &permissions) == 0 && S_ISREG(permissions.st_mode) &&
        (permissions.st_mode & S_IWOTH) != 0) {
        // The server that it names gets the credentials of the environment.
        throw usage_error("--config: anybody may write the file " + printable(file) + ": run chmod 600 on it");
    }
    velo::rest::secure_buffer const text = read_file("--config", file);
    profile found;
    bool is_wanted = false, is_there = false;
    std::vector<std::string> names;
    std::size_t number = 0;
    auto const trimmed = [](std::string_view s) {
        while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
        while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
        return s;
    };
    for (std::string_view rest = text.view(); !rest.empty();) {
        std::size_t const end = rest.find('\n');
        std::string_view const line = trimmed(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        ++number;
        std::string const where = printable(file) + ", line " + std::to_string(number);
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            if (line.back() != ']') throw usage_error(where + ": a profile is written as [name]");
            names.emplace_back(trimmed(line.substr(1, line.size() - 2)));
            is_wanted = names.back() == wanted;
            if (is_wanted && is_there) throw usage_error(where + ": this profile is there twice");
            is_there = is_there || is_wanted;
            continue;
        }
        std::size_t const equals = line.find('=');
        if (equals == std::string_view::npos) throw usage_error(where + ": a setting is written as name = value");
        std::string const name(trimmed(line.substr(0, equals)));
        std::string_view const value = trimmed(line.substr(equals + 1));
        if (names.empty()) throw usage_error(where + ": a setting belongs into a profile: write [default] before it");
        std::map<std::string, std::optional<std::string> profile::*> const texts{{"server", &profile::server},
                                                                                 {"ca_file", &profile::ca_file},
                                                                                 {"transport", &profile::transport},
                                                                                 {"timeout", &profile::timeout}};
        std::map<std::string, std::optional<velo::rest::secret_string> profile::*> const secrets{
            {"key", &profile::key}, {"secret", &profile::secret}, {"token", &profile::token}};
        bool const is_file = name.ends_with("_file") && name != "ca_file";
        auto const as_text = texts.find(name);
        auto const as_secret = secrets.find(is_file ? name.substr(0, name.size() - 5) : name);
        if (as_text == texts.end() && as_secret == secrets.end()) {
            throw usage_error(where + ": there is no setting " + cli::quoted(name) +
                              ", allowed: server, key, secret, token, key_file, secret_file, token_file, ca_file, "
                              "transport, timeout");
        }
        // Also for another profile: one file, one permission.
        if (as_secret != secrets.end() && !is_file) check_permissions("--config", file);
        if (!is_wanted) continue;
        if (as_text != texts.end()) {
            if (found.*as_text->second) throw usage_error(where + ": is given twice");
            found.*as_text->second = std::string(value);
            continue;
        }
        if (found.*as_secret->second) throw usage_error(where + ": is given twice");
        if (!is_file) {
            (found.*as_secret->second).emplace(value);
            continue;
        }
        // Relative to the settings file, not to where the command runs.
        std::string const path = (std::filesystem::path(file).parent_path() / std::string(value)).string();
        check_permissions(where, path);
        (found.*as_secret->second).emplace(read_file(where, path).view());
    }
    if (!is_there) {
        std::string all;
        for (std::string const& n : names) all += (all.empty() ? "" : ", ") + printable(n);
        throw usage_error("--profile: there is no profile " + cli::quoted(wanted) + " in " + printable(file) +
                          did_you_mean(wanted, names) + ", allowed: " + (all.empty() ? "none" : all));
    }
    return found;
}

}  // namespace cli

#endif
