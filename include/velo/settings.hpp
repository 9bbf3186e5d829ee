// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_SETTINGS_HPP
#define VELO_SETTINGS_HPP

#include <velo/auth/client_credentials.hpp>
#include <velo/environment.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/checked.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#if __has_include(<sys/stat.h>) && !defined(_WIN32)
#include <sys/stat.h>
#endif

namespace velo::inline VELO_ABI {

/// A setting that cannot be used: the error of `settings_from_environment`. It does not hold the value, which may be a
/// secret.
struct invalid_setting {
    std::string name;                ///< of the variable: "VELO_URL"
    std::string file{};              ///< the file that sets it; empty for the environment
    std::size_t line = 0;            ///< in the file, from 1; 0 for the file as a whole
    std::string_view expected = {};  ///< static text in English, safe to log

    /// Returns "VELO_URL: expected …", or "FILE:LINE: VELO_URL: expected …". Calls to allocate may throw.
    [[nodiscard]] std::string message() const {
        std::string text;
        if (!file.empty()) text = file + ':' + (line == 0 ? "" : std::to_string(line) + ':') + ' ';
        return text + name + ": expected " + std::string(expected);
    }

    friend bool operator==(invalid_setting const&, invalid_setting const&) = default;
};

/// Called by `value()` of a result without a value: throws `std::invalid_argument` with the message.
[[noreturn]] inline void throw_exception_from_error(invalid_setting const& e, boost::source_location const& where) {
    boost::throw_exception(std::invalid_argument(e.message()), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

/// A variable of the environment that is a setting, for documentation and help.
struct setting_variable {
    std::string_view name;     ///< "VELO_URL"
    std::string_view meaning;  ///< a phrase in English
    bool is_secret = false;    ///< a file with it must be readable by its owner only
};

/// The settings, in the order of their documentation.
inline constexpr std::array<setting_variable, 9> setting_variables{{
    {"VELO_URL", "the server's URL; default: Velo's test system"},
    {"VELO_CA_FILE", "the certificates to trust, in PEM; default: those of the system"},
    {"VELO_PROXY", "the proxy for https, http://[user:password@]host[:port], or none; default: https_proxy", true},
    {"VELO_KEY", "the API key", true},
    {"VELO_SECRET", "the secret of the API key", true},
    {"VELO_TOKEN", "an access token, in place of key and secret", true},
    {"VELO_TIMEOUT", "the longest time of a call: 500ms, 30s, 5min; default: 30s"},
    {"VELO_CONNECT_TIMEOUT", "the longest time to connect; default: 10s"},
    {"VELO_SILENCE_TIMEOUT", "the longest time without a byte of the response; default: 20s"},
}};

namespace detail {

/// Converts into the options of whichever transport is constructed with it.
template <class Settings>
struct transport_options {
    Settings const* from;
    template <class Options>
        requires requires(Options& o) {
            o.connect_timeout;
            o.silence_timeout;
            o.tls.ca_file;
            o.proxy;
        }
    operator Options() const {
        Options o;
        if (from->connect_timeout) o.connect_timeout = *from->connect_timeout;
        if (from->silence_timeout) o.silence_timeout = *from->silence_timeout;
        o.tls.ca_file = from->ca_file;
        if (from->proxy) o.proxy = std::string(from->proxy->reveal());
        return o;
    }
};

}  // namespace detail

/// What a program is told about its server and itself: the same for every program that uses this library and for the
/// command line `velo`. Read by `settings_from_environment`, or set by hand. Its secrets are zeroed with it and cannot
/// be printed; the options of a transport have the URL of the proxy as text. Thread safety: as a value.
struct settings {
    server_url url = sandbox;                            ///< VELO_URL
    std::string ca_file{};                               ///< VELO_CA_FILE; empty: the certificates of the system
    std::optional<rest::secret_string> proxy{};          ///< VELO_PROXY; it may hold a password. Empty: no proxy
    std::optional<rest::secret_string> key{};            ///< VELO_KEY
    std::optional<rest::secret_string> secret{};         ///< VELO_SECRET
    std::optional<rest::secret_string> token{};          ///< VELO_TOKEN
    std::optional<std::chrono::milliseconds> timeout{};  ///< VELO_TIMEOUT: of a call
    std::optional<std::chrono::milliseconds> connect_timeout{};  ///< VELO_CONNECT_TIMEOUT: of a transport
    std::optional<std::chrono::milliseconds> silence_timeout{};  ///< VELO_SILENCE_TIMEOUT: of a transport

    /// Makes a transport: `s.transport<velo::curl>()`, `s.transport<velo::sockets>()`, or
    /// `s.transport<velo::asio>(context.get_executor())`. Throws what its constructor throws.
    template <class Transport, class... Before>
    [[nodiscard]] Transport transport(Before&&... before) const {
        return Transport(std::forward<Before>(before)..., url, detail::transport_options<settings>{this});
    }

    /// Makes the Auth of key and secret, or says which of them is missing. Calls to allocate may throw.
    [[nodiscard]] boost::system::result<client_credentials<>, invalid_setting> credentials() const {
        if (!key) return missing("VELO_KEY", "an API key");
        if (!secret) return missing("VELO_SECRET", "the secret of the API key");
        return client_credentials<>(*key, *secret);
    }

    /// Makes the Auth of the token, or says that it is missing. Calls to allocate may throw.
    [[nodiscard]] boost::system::result<rest::bearer<rest::secret_string>, invalid_setting> token_bearer() const {
        if (!token) return missing("VELO_TOKEN", "an access token");
        return rest::bearer<rest::secret_string>(*token);
    }

    /// Returns `base` with the timeout of a call.
    template <class Config = rest::default_config>
    [[nodiscard]] Config config(Config base = {}) const {
        if (timeout) base.timeout = *timeout;
        return base;
    }

  private:
    static invalid_setting missing(char const* name, std::string_view expected) {
        return {.name = name, .expected = expected};
    }
};

/// The settings of a program, or the first one that cannot be used.
using settings_result = boost::system::result<settings, invalid_setting>;

/// Where `settings_from_environment` looks.
struct settings_options {
    /// A file of lines `NAME=VALUE`; empty: the file that the variable VELO_SETTINGS names, or none.
    std::string file{};
    /// Overwrites the variables with secrets in the environment after they were read, so that children of this process
    /// do not inherit them. Not while another thread uses the environment.
    bool clear_secrets = false;
};

namespace detail {

/// Reads a file into memory that is zeroed. Nothing if it cannot be read, is larger than a file of settings may be, or
/// has a secret in it and can be read by other users.
class settings_file {
  public:
    static constexpr std::size_t longest = std::size_t{64} << 10;  ///< bytes

    [[nodiscard]] bool read(std::string const& name) {
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(name.c_str(), "rb"), &std::fclose);
        if (file == nullptr) return false;
        std::setvbuf(file.get(), nullptr, _IONBF, 0);  // a buffer of the C library would keep a copy
#if __has_include(<sys/stat.h>) && !defined(_WIN32)
        struct stat about = {};
        if (::fstat(::fileno(file.get()), &about) != 0 || S_ISDIR(about.st_mode)) return false;
        // A file of root may be readable by a group, as secrets are mounted into containers.
        mode_t const others = about.st_uid == 0 ? 0027 : 0077;
        is_private_ = (about.st_mode & others) == 0;
#endif
        while (text_.size() <= longest) {
            std::size_t const size = text_.size();
            char* const next = text_.extend(4096);
            std::size_t const got = std::fread(next, 1, 4096, file.get());
            text_.truncate(size + got);
            if (got == 0) return std::ferror(file.get()) == 0;
        }
        return false;
    }

    [[nodiscard]] bool is_private() const noexcept { return is_private_; }
    [[nodiscard]] std::string_view text() const noexcept { return text_.view(); }

  private:
    rest::secure_buffer text_;
    bool is_private_ = true;
};

[[nodiscard]] inline setting_variable const* find_setting(std::string_view name) noexcept {
    for (setting_variable const& v : setting_variables) {
        if (v.name == name) return &v;
    }
    return nullptr;
}

/// Sets one setting. Returns what is expected instead, or empty text. Calls to allocate may throw.
[[nodiscard]] inline std::string_view set_setting(settings& s, std::string_view name, std::string_view value) {
    using rest::checked;
    auto const time = [&](std::optional<std::chrono::milliseconds>& target) -> std::string_view {
        auto const v = checked<std::chrono::milliseconds>(value);
        if (!v) return v.error().expected;
        if (*v == std::chrono::milliseconds::zero()) return "a span of time that is not zero, as in 30s";
        target = *v;
        return {};
    };
    if (name == "VELO_URL") {
        auto const url = checked<server_url>(value);
        if (!url) return url.error().expected;
        s.url = *url;
    } else if (name == "VELO_CA_FILE") {
        s.ca_file = value;
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(s.ca_file.c_str(), "rb"), &std::fclose);
        if (file == nullptr) return "a file that can be read";
    } else if (name == "VELO_PROXY") {
        if (!rest::is_visible(value)) return "the URL of a proxy, http://[user:password@]host[:port], or none";
        s.proxy = rest::secret_string(value == "none" ? std::string_view() : value);
    } else if (name == "VELO_KEY") {
        if (rest::basic_problem(value, {}) != rest::errc::none)
            return "an API key without blanks at its ends or a colon";
        s.key = rest::secret_string(value);
    } else if (name == "VELO_SECRET") {
        if (rest::basic_problem({}, value) != rest::errc::none) return "a secret without blanks at its ends";
        s.secret = rest::secret_string(value);
    } else if (name == "VELO_TOKEN") {
        if (!rest::bearer_token_rule::accepts(value)) return "a token without 'Bearer ': visible ASCII characters";
        s.token = rest::secret_string(value);
    } else if (name == "VELO_TIMEOUT") {
        return time(s.timeout);
    } else if (name == "VELO_CONNECT_TIMEOUT") {
        return time(s.connect_timeout);
    } else if (name == "VELO_SILENCE_TIMEOUT") {
        return time(s.silence_timeout);
    }
    return {};
}

/// Takes the next line from `text`, without its end.
[[nodiscard]] inline std::string_view take_line(std::string_view& text) noexcept {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
    return rest::detail::without_blanks(line);
}

/// Takes the value from the text behind the equals sign: without its quotes, and without a comment behind it.
/// `std::nullopt` if a quote has no end.
[[nodiscard]] inline std::optional<std::string_view> value_of_line(std::string_view text) noexcept {
    text = rest::detail::without_blanks(text);
    if (text.starts_with('#')) return std::string_view();
    if (text.starts_with('"') || text.starts_with('\'')) {
        std::size_t end = text.find(text.front(), 1);
        // A quote inside of the value: the last one ends it.
        for (std::size_t next = end; next != std::string_view::npos; next = text.find(text.front(), next + 1)) {
            std::string_view const rest = rest::detail::without_blanks(text.substr(next + 1));
            end = next;
            if (rest.empty() || rest.starts_with('#')) return text.substr(1, end - 1);
        }
        return std::nullopt;
    }
    std::size_t comment = 0;
    do {
        comment = text.find('#', comment + 1);
    } while (comment != std::string_view::npos && text[comment - 1] != ' ' && text[comment - 1] != '\t');
    return rest::detail::without_blanks(text.substr(0, comment));
}

/// Sets what a file says. Calls to allocate may throw.
[[nodiscard]] inline std::optional<invalid_setting> read_settings(std::string const& name, settings& s) {
    auto const wrong = [&](std::string_view variable, std::size_t line, std::string_view expected) {
        return invalid_setting{.name = std::string(variable), .file = name, .line = line, .expected = expected};
    };
    settings_file file;
    if (!file.read(name)) return wrong("VELO_SETTINGS", 0, "a file of at most 64 KiB that can be read");
    std::string_view text = file.text();
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = take_line(text);
        if (line.starts_with("export ")) line = rest::detail::without_blanks(line.substr(7));
        if (line.empty() || line.starts_with('#')) continue;
        std::size_t const equals = line.find('=');
        std::string_view const variable = rest::detail::without_blanks(line.substr(0, equals));
        if (equals == std::string_view::npos) return wrong("VELO_SETTINGS", number, "a line NAME=VALUE");
        if (!variable.starts_with("VELO_")) continue;  // of another program
        // The text before the equals sign may be a secret, as in `VELO_SECRET: c2VjcmV0=`.
        if (variable.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") != std::string_view::npos)
            return wrong("VELO_SETTINGS", number, "a line NAME=VALUE");
        setting_variable const* const known = find_setting(variable);
        if (known == nullptr) return wrong(variable, number, "the name of a setting: this one is not known");
        if (known->is_secret && !file.is_private())
            return wrong(variable, number,
                         "a file that other users cannot read, because it holds this secret: chmod 600");
        std::optional<std::string_view> const value = value_of_line(line.substr(equals + 1));
        if (!value) return wrong(variable, number, "a value with a quote at its end, as at its beginning");
        if (value->empty()) continue;
        if (auto const expected = set_setting(s, variable, *value); !expected.empty())
            return wrong(variable, number, expected);
    }
    return std::nullopt;
}

}  // namespace detail

/// Reads the settings of a program: from a file, and then from the variables of the environment, which win.
///
///     auto const s = velo::settings_from_environment();
///     if (!s) return fail(s.error().message());  // "VELO_TIMEOUT: expected a span of time: …"
///     velo::client client(s->transport<velo::curl>(), s->credentials().value(), velo::json{}, s->config());
///
/// `setting_variables` lists the names. An empty variable is the same as none. Lines of a file are `NAME=VALUE`, with
/// or without `export` and quotes; a `#` at the beginning or behind a blank, not in quotes, begins a comment. Empty
/// lines and names that do not begin with `VELO_` are passed over; of two lines with one name the last one counts. A
/// file that holds a secret must not be accessible to other users. Calls to allocate may throw.
[[nodiscard]] inline settings_result settings_from_environment(settings_options const& options = {}) {
    settings s;
    std::string file = options.file;
    if (char const* const named = std::getenv("VELO_SETTINGS"); file.empty() && named != nullptr) file = named;
    if (!file.empty()) {
        if (auto wrong = detail::read_settings(file, s)) return *std::move(wrong);
    }
    for (setting_variable const& v : setting_variables) {
        char* const value = std::getenv(v.name.data());
        if (value == nullptr || *value == '\0') continue;
        auto const expected = detail::set_setting(s, v.name, value);
        if (v.is_secret && options.clear_secrets) rest::wipe(value, std::strlen(value));
        if (!expected.empty()) return invalid_setting{.name = std::string(v.name), .expected = expected};
    }
    return s;
}

}  // namespace velo::inline VELO_ABI

#endif
