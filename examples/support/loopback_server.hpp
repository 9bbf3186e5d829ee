// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_SUPPORT_LOOPBACK_SERVER_HPP
#define EXAMPLES_SUPPORT_LOOPBACK_SERVER_HPP

#include <velo/rest/transport/server_url.hpp>
#include <velo/rest/transport/transport.hpp>
#if defined(VELO_HAS_TLS)
#include <velo/rest/testing/certificate.hpp>
#endif

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#if defined(VELO_HAS_TLS)
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#endif

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace examples {

/// Options of a `loopback_server`.
struct loopback_options {
    std::uint16_t port = 0;                         ///< 0: a free one
    std::size_t body_limit = std::size_t{1} << 20;  ///< a longer body is answered with 413
    std::chrono::seconds timeout{60};               ///< limit of time for reading a request or writing a response
#if defined(VELO_HAS_TLS)
    std::optional<velo::rest::testing::certificate> certificate{};  ///< if there is one, it serves https
#endif
};

/// Serves a velo Transport, such as the fake, over HTTP or https on 127.0.0.1, for examples and tests. One thread
/// serves all connections, so the Transport should not block. The destructor stops it and closes the connections.
template <class Transport>
class loopback_server {
    using tcp = boost::asio::ip::tcp;
    using tcp_stream = boost::beast::tcp_stream;
    using error_code = boost::system::error_code;
    template <class T>
    using awaitable = boost::asio::awaitable<T>;

  public:
    /// Throws `boost::system::system_error` if the port is in use or the certificate cannot be read.
    explicit loopback_server(Transport transport, loopback_options options = {})
        : transport_(std::move(transport)),
          options_(std::move(options)),
          acceptor_(context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), options_.port)) {
#if defined(VELO_HAS_TLS)
        if (options_.certificate) {
            auto const& [certificate, key] = *options_.certificate;
            tls_.emplace(boost::asio::ssl::context::tls_server);
            tls_->set_options(boost::asio::ssl::context::no_tlsv1 | boost::asio::ssl::context::no_tlsv1_1);
            tls_->use_certificate_chain(boost::asio::buffer(certificate));
            tls_->use_private_key(boost::asio::buffer(key), boost::asio::ssl::context::pem);
        }
#endif
        boost::asio::co_spawn(context_, accept(), &ended);
        thread_ = std::thread([this] { context_.run(); });
    }

    loopback_server(loopback_server const&) = delete;
    loopback_server& operator=(loopback_server const&) = delete;

    ~loopback_server() {
        context_.stop();
        thread_.join();
    }

    /// Where it serves. The certificate is valid for `localhost` and 127.0.0.1.
    [[nodiscard]] velo::rest::server_url url() const {
        return velo::rest::server_url::checked((is_https() ? "https://localhost:" : "http://127.0.0.1:") +
                                               std::to_string(acceptor_.local_endpoint().port()))
            .value();
    }

  private:
    [[nodiscard]] bool is_https() const {
#if defined(VELO_HAS_TLS)
        return tls_.has_value();
#else
        return false;
#endif
    }

    // Errors are values here: a failed connection is not exceptional.
    static auto or_error(error_code& error) { return boost::asio::redirect_error(boost::asio::use_awaitable, error); }

    /// An exception, for example of a failed allocation, ends one connection.
    static void ended(std::exception_ptr const&) {}

    awaitable<void> accept() {
        for (;;) {
            error_code error;
            tcp::socket socket = co_await acceptor_.async_accept(or_error(error));
            if (error) {
                // Most likely no file descriptor was free. Another connection may end soon.
                boost::asio::steady_timer delay(context_, std::chrono::milliseconds(50));
                co_await delay.async_wait(or_error(error));
                continue;
            }
            socket.set_option(tcp::no_delay(true), error);
#if defined(VELO_HAS_TLS)
            if (tls_) {
                boost::asio::co_spawn(context_, serve_tls(std::move(socket)), &ended);
                continue;
            }
#endif
            boost::asio::co_spawn(context_, serve_clear(std::move(socket)), &ended);
        }
    }

    awaitable<void> serve_clear(tcp::socket socket) {
        tcp_stream stream(std::move(socket));
        co_await serve(stream, stream);
        stream.expires_after(time_to_hang_up);
        co_await hang_up(stream);
    }

#if defined(VELO_HAS_TLS)
    awaitable<void> serve_tls(tcp::socket socket) {
        boost::asio::ssl::stream<tcp_stream> stream(tcp_stream(std::move(socket)), *tls_);
        tcp_stream& lower = stream.next_layer();
        error_code error;
        lower.expires_after(options_.timeout);
        co_await stream.async_handshake(boost::asio::ssl::stream_base::server, or_error(error));
        if (!error) co_await serve(stream, lower);
        lower.expires_after(time_to_hang_up);
        if (!error) co_await stream.async_shutdown(or_error(error));
        co_await hang_up(lower);
    }
#endif

    static constexpr std::chrono::seconds time_to_hang_up{2};

    /// Ends our side and waits for the client to end its own: closing with unread bytes would reset the connection, and
    /// a client that is still sending would lose the last response.
    static awaitable<void> hang_up(tcp_stream& stream) {
        error_code error;
        stream.socket().shutdown(tcp::socket::shutdown_send, error);
        std::array<char, 4096> unread{};
        while (!error) co_await stream.async_read_some(boost::asio::buffer(unread), or_error(error));
    }

    /// Serves the requests of one connection.
    template <class Stream>
    awaitable<void> serve(Stream& stream, tcp_stream& lower) {
        namespace http = boost::beast::http;
        boost::beast::flat_buffer buffer;
        for (bool goes_on = true; goes_on;) {
            http::request_parser<http::string_body> parser;
            parser.body_limit(options_.body_limit);
            error_code error;
            lower.expires_after(options_.timeout);
            co_await http::async_read_header(stream, buffer, parser, or_error(error));
            if (!error && boost::beast::iequals(parser.get()[http::field::expect], "100-continue")) {
                http::response<http::empty_body> const go_on(http::status::continue_, 11);
                co_await http::async_write(stream, go_on, or_error(error));
            }
            if (!error) co_await http::async_read(stream, buffer, parser, or_error(error));
            http::response<http::string_body> response;
            if (!error) {
                if (!respond(parser.get(), response)) co_return;
            } else if (!refuse(error, response)) {
                co_return;
            }
            goes_on = response.keep_alive();
            lower.expires_after(options_.timeout);
            co_await http::async_write(stream, response, or_error(error));
            if (error) co_return;
        }
    }

    /// Makes the response to a malformed request. Returns false if the client is gone.
    static bool refuse(error_code const& error, boost::beast::http::response<boost::beast::http::string_body>& out) {
        namespace http = boost::beast::http;
        if (error == http::error::body_limit || error == http::error::buffer_overflow) {
            out.result(http::status::payload_too_large);
        } else if (error == http::error::header_limit) {
            out.result(http::status::request_header_fields_too_large);
        } else if (error != http::error::end_of_stream && error != http::error::partial_message &&
                   error.category() == http::make_error_code(http::error::bad_method).category()) {
            out.result(http::status::bad_request);
        } else {
            return false;
        }
        out.keep_alive(false);
        out.prepare_payload();
        return true;
    }

    /// Makes the response. Returns false if the Transport says that the connection is lost: it then is.
    template <class Request, class Response>
    bool respond(Request const& in, Response& out) const {
        namespace http = boost::beast::http;
        out.keep_alive(in.keep_alive());
        std::vector<std::pair<std::string, std::string>> texts;
        for (auto const& field : in) texts.emplace_back(field.name_string(), field.value());
        std::vector<velo::rest::header> headers;
        for (auto const& [name, value] : texts) headers.push_back({name, value});
        velo::rest::response answered;
        auto const method = method_of(in.method());
        std::string const target(in.target());
        std::string const& body = in.body();
        velo::errc const error =
            method ? transport_.send({"", *method, target, headers, body, !body.empty()}, answered).error
                   : velo::errc::not_served;
        if (error == velo::errc::connection_lost) return false;
        if (error != velo::errc::none) {
            out.result(http::status::not_implemented);
        } else {
            out.result(static_cast<unsigned>(answered.status()));
            if (!answered.body().empty()) out.set(http::field::content_type, answered.header("Content-Type"));
            if (auto const after = answered.header("Retry-After"); !after.empty()) {
                out.set(http::field::retry_after, after);
            }
            out.body() = answered.body();
        }
        // 204 has no body and no length (RFC 9110 section 8.6).
        if (out.result() != http::status::no_content) out.prepare_payload();
        return true;
    }

    static std::optional<velo::rest::method> method_of(boost::beast::http::verb verb) {
        for (auto const m : {velo::rest::method::get, velo::rest::method::post, velo::rest::method::put,
                             velo::rest::method::patch, velo::rest::method::delete_}) {
            if (boost::beast::http::to_string(verb) == to_text(m)) return m;
        }
        return std::nullopt;
    }

    Transport transport_;
    loopback_options options_;
#if defined(VELO_HAS_TLS)
    std::optional<boost::asio::ssl::context> tls_;
#endif
    boost::asio::io_context context_{1};
    tcp::acceptor acceptor_;
    std::thread thread_;
};

}  // namespace examples

#endif
