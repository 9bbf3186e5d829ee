// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_SETUP_HPP
#define VELO_REST_TRANSPORT_CURL_SETUP_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/curl/fields.hpp>
#include <velo/rest/transport/curl/openssl.hpp>
#include <velo/rest/transport/curl/options.hpp>
#include <velo/rest/transport/curl/settings.hpp>
#include <velo/rest/transport/curl/transfer.hpp>
#include <velo/rest/transport/ip_address.hpp>
#include <velo/rest/transport/net/proxy.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>
#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <utility>

#if LIBCURL_VERSION_NUM < 0x075000
#error "velo: the libcurl transport needs libcurl 7.80 or newer: older ones may send a request twice without saying so"
#endif

namespace velo::inline VELO_ABI::rest::detail {

[[noreturn]] inline void throw_tls_failed(std::string const& why) {
    boost::throw_exception(boost::system::system_error(make_error_code(errc::tls_failed), why));
}

/// Returns a variable of the environment; empty in a program that has more rights than who set it.
[[nodiscard]] inline std::string_view trusted_variable(char const* name) noexcept {
#ifdef __GLIBC__
    char const* const value = ::secure_getenv(name);
#else
    char const* const value = std::getenv(name);
#endif
    return value == nullptr ? "" : value;
}

/// Returns the content of a file in PEM. Throws `boost::system::system_error` if there is none.
[[nodiscard]] inline secret_string read_pem(std::string const& path, char const* problem) {
    struct open_file {
        explicit open_file(std::string const& path) noexcept : handle(std::fopen(path.c_str(), "rb")) {}
        open_file(open_file const&) = delete;
        open_file& operator=(open_file const&) = delete;
        ~open_file() {
            if (handle != nullptr) std::fclose(handle);
        }
        std::FILE* const handle;
    };
    open_file const file(path);
    secure_buffer content;
    while (file.handle != nullptr) {
        char piece[4096];
        std::size_t const size = std::fread(piece, 1, sizeof piece, file.handle);
        content.append({piece, size});
        wipe(piece, size);
        if (size == 0) break;
    }
    if (content.view().find("-----BEGIN ") == std::string_view::npos) throw_tls_failed(problem);
    return secret_string(content.view());
}

/// Returns `limit` in whole units, rounded up: at least one, and at most what libcurl takes on every system.
[[nodiscard]] constexpr long rounded(duration limit, duration unit) noexcept {
    constexpr long most = 1'000'000'000;
    if (limit <= duration::zero()) return 1;
    duration::rep const units = (limit.count() - 1) / unit.count() + 1;
    return units < most ? static_cast<long>(units) : most;
}
/// Returns `limit` in milliseconds, as `rounded`.
[[nodiscard]] constexpr long milliseconds_of(duration limit) noexcept {
    return rounded(limit, std::chrono::milliseconds(1));
}
/// Returns `limit` in seconds, as `rounded`.
[[nodiscard]] constexpr long seconds_of(duration limit) noexcept { return rounded(limit, std::chrono::seconds(1)); }

/// What all handles of a transport have in common: the server and the options.
///
/// Thread safety: safe, because nothing changes.
class curl_setup {
  public:
    /// Throws `boost::system::system_error` with `errc::tls_failed` if what `options.tls` names cannot be read, and as
    /// `decoded_credentials`.
    curl_setup(server_url const& u, curl_options o) : url(u), server(split(url)), options(std::move(o)) {
        std::string const port = std::to_string(server.port);
        std::string host(server.host);
        if (server.address) {
            host = to_text(*server.address).view();
            if (!server.address->is_v4) host = '[' + host + ']';
        }
        address_ = (server.tls ? "https://" : "http://") + host + ':' + port + '/';
        if (server.is_localhost) local_ = host + ':' + port + ":127.0.0.1,[::1]";
        if (server.tls) read_tls();
        choose_proxy();
    }
    curl_setup(curl_setup const&) = delete;
    curl_setup& operator=(curl_setup const&) = delete;

    server_url const url;
    server_parts const server;  ///< views `url`
    curl_options const options;

    [[nodiscard]] bool has_proxy() const noexcept { return !proxy_.empty(); }

    /// Sets what is the same for every transfer of `easy`. Returns the first error of libcurl.
    CURLcode apply(CURL* easy, curl_transfer& transfer, curl_slist*& resolved) const noexcept {
        curl_settings s(easy);
        s.set(CURLOPT_URL, address_.c_str());
        s.set(CURLOPT_ERRORBUFFER, transfer.words.data());
        s.set(CURLOPT_PREREQFUNCTION, &curl_transfer::on_request);
        s.set(CURLOPT_PREREQDATA, static_cast<void*>(&transfer));
        s.set(CURLOPT_HEADERFUNCTION, &curl_transfer::on_header);
        s.set(CURLOPT_HEADERDATA, static_cast<void*>(&transfer));
        s.set(CURLOPT_WRITEFUNCTION, &curl_transfer::on_body);
        s.set(CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
#ifndef _WIN32
        s.set(CURLOPT_OPENSOCKETFUNCTION, &curl_transfer::on_socket);
        s.set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&transfer));
        s.set(CURLOPT_CLOSESOCKETFUNCTION, &curl_transfer::on_close);
        s.set(CURLOPT_CLOSESOCKETDATA, static_cast<void*>(&transfer));
#endif
        s.set(CURLOPT_NOSIGNAL, 1L);
        s.set(CURLOPT_FOLLOWLOCATION, 0L);
        s.set(CURLOPT_HTTP09_ALLOWED, 0L);
        // Chunks come as they are: libcurl would take sizes such as `5g`.
        s.set(CURLOPT_HTTP_TRANSFER_DECODING, 0L);
        s.set(CURLOPT_TCP_KEEPALIVE, options.tcp_keep_alive ? 1L : 0L);
        s.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds_of(saturated(options.connect_timeout)));
        // The exact ages are those of the pool.
        s.set(CURLOPT_MAXAGE_CONN, seconds_of(saturated(options.keep_alive_time)));
        s.set(CURLOPT_MAXLIFETIME_CONN, seconds_of(saturated(options.max_connection_age)));
        s.set(CURLOPT_DNS_CACHE_TIMEOUT, 60L);
#if LIBCURL_VERSION_NUM >= 0x075700
        // Without it, libcurl waits for a lookup that was given up.
        s.set(CURLOPT_QUICK_EXIT, 1L);
#endif
        if (!local_.empty()) {
            resolved = curl_slist_append(nullptr, local_.c_str());
            if (resolved == nullptr) return CURLE_OUT_OF_MEMORY;
            s.set(CURLOPT_RESOLVE, resolved);
        }
        apply_proxy(s);
        apply_http_version(easy, s);
        if (server.tls) apply_tls(transfer, s);
        return s.result();
    }

  private:
    /// Requests to this machine do not leave it, and a credential in clear text is for this machine only. The
    /// environment is read by the rules of the other transports: libcurl connects without the proxy if it cannot read
    /// the credentials in its URL, and its versions read `no_proxy` in different ways.
    void choose_proxy() {
        if (!server.tls || server.is_loopback()) return;
        if (options.proxy) {
            proxy_ = *options.proxy;
        } else if (!is_exempt(server, variable("no_proxy", "NO_PROXY"))) {
            proxy_ = variable("https_proxy", "HTTPS_PROXY");
            if (proxy_.empty()) proxy_ = variable("all_proxy", "ALL_PROXY");
        }
        static_cast<void>(decoded_credentials(split_proxy(proxy_).credentials));
    }

    void apply_proxy(curl_settings& s) const noexcept {
        s.set(CURLOPT_PROXY, proxy_.c_str());
        s.set(CURLOPT_NOPROXY, proxy_.empty() ? "*" : "");
        s.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    }

    void apply_http_version(CURL* easy, curl_settings& s) const noexcept {
        constexpr long http1 = CURL_HTTP_VERSION_1_1, http2 = CURL_HTTP_VERSION_2TLS;
        // A libcurl without HTTP/2 speaks HTTP/1.1.
        if (!options.http2 || curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, http2) != CURLE_OK)
            s.set(CURLOPT_HTTP_VERSION, http1);
    }

    void apply_tls(curl_transfer& transfer, curl_settings& s) const noexcept {
        tls_options const& tls = options.tls;
        constexpr long tls_1_2 = CURL_SSLVERSION_TLSv1_2, tls_1_3 = CURL_SSLVERSION_TLSv1_3;
        s.set(CURLOPT_SSLVERSION, tls.minimum_version == tls_version::v1_3 ? tls_1_3 : tls_1_2);
        s.set(CURLOPT_SSL_VERIFYPEER, 1L);
        s.set(CURLOPT_SSL_VERIFYHOST, 2L);
        char const* const absent = nullptr;
        // As OpenSSL itself, which libcurl does not ask.
        s.set_text(CURLOPT_CAINFO, system_file_);
        s.set_text(CURLOPT_CAPATH, system_directory_);
        if (!tls.ca_file.empty() || !tls.ca_directory.empty() || !ca_pem_.empty()) {
            // Otherwise the system's directory would be trusted beside the file, and its file beside the directory.
            s.set(CURLOPT_CAINFO, tls.ca_file.empty() || !ca_pem_.empty() ? absent : tls.ca_file.c_str());
            s.set(CURLOPT_CAPATH, tls.ca_directory.empty() ? absent : tls.ca_directory.c_str());
            s.set_bytes(CURLOPT_CAINFO_BLOB, ca_pem_);
        }
        s.set_text(CURLOPT_SSLCERT, tls.client_certificate_file);
        s.set_bytes(CURLOPT_SSLCERT_BLOB, tls.client_certificate_pem);
        if (!tls.client_key_pem.empty()) {
            s.set_bytes(CURLOPT_SSLKEY_BLOB, tls.client_key_pem.reveal());
        } else if (!tls.client_key_file.empty()) {
            s.set_text(CURLOPT_SSLKEY, tls.client_key_file);
        } else {
            s.set_text(CURLOPT_SSLKEY, tls.client_certificate_file);
            s.set_bytes(CURLOPT_SSLKEY_BLOB, tls.client_certificate_pem);
        }
        // Without a passphrase OpenSSL would ask the terminal for that of an encrypted key.
        bool const has_key = !tls.client_certificate_file.empty() || !tls.client_certificate_pem.empty();
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): it was read with its null character
        if (has_key) s.set(CURLOPT_KEYPASSWD, passphrase_.reveal().data());
        s.set_text(CURLOPT_PINNEDPUBLICKEY, tls.pinned_public_key);
        if (shares_openssl_with_curl()) {
            s.set(CURLOPT_SSL_CTX_FUNCTION, &prepare_openssl);
            s.set(CURLOPT_SSL_CTX_DATA, static_cast<void*>(&transfer.tls));
        }
    }

    void read_tls() {
        tls_options const& tls = options.tls;
        if (tls.ca_file.empty() && tls.ca_directory.empty() && tls.ca_pem.empty()) {
            system_file_ = trusted_variable("SSL_CERT_FILE");
            system_directory_ = trusted_variable("SSL_CERT_DIR");
        }
        // libcurl would take any other pin for the name of a file.
        if (char const* const problem = tls_options_problem(tls)) throw_tls_failed(std::string("velo: ") + problem);
        if (!tls.ca_file.empty()) {
            secret_string const file = read_pem(tls.ca_file, "velo: the file of trusted certificates cannot be read");
            // libcurl takes either a file or memory.
            if (!tls.ca_pem.empty()) ca_pem_ = file.reveal();
        }
        if (!tls.ca_pem.empty()) {
            if (tls.ca_pem.find("-----BEGIN ") == std::string::npos)
                throw_tls_failed("velo: the trusted certificates are not in PEM");
            ca_pem_ += '\n' + tls.ca_pem;
        }
        if (struct stat found{}; !tls.ca_directory.empty() && (::stat(tls.ca_directory.c_str(), &found) != 0 ||
                                                               (found.st_mode & S_IFMT) != S_IFDIR)) {
            throw_tls_failed("velo: the directory of trusted certificates cannot be read");
        }
        for (std::string const* const path : {&tls.client_certificate_file, &tls.client_key_file}) {
            if (!path->empty())
                static_cast<void>(read_pem(*path, "velo: the client's certificate or its key cannot be read"));
        }
        secure_buffer text;
        if (tls.passphrase) text.append(tls.passphrase().reveal());
        text.push_back('\0');
        passphrase_ = secret_string(text.view());
    }

    std::string address_;
    std::string proxy_;  // empty for none
    std::string local_;  // addresses of a name of this machine, as libcurl takes them
    std::string ca_pem_;
    std::string system_file_, system_directory_;  // of trusted certificates, as the environment names them
    secret_string passphrase_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
