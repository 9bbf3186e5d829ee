// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_SUPPORT_LOOPBACK_SERVER_HPP
#define EXAMPLES_SUPPORT_LOOPBACK_SERVER_HPP

#include <velo/rest/transport/server_url.hpp>
#include <velo/rest/transport/transport.hpp>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

namespace examples {

/// Serves a velo Transport, such as the fake, over HTTP on 127.0.0.1 and a free port: for examples and tests, a
/// thread for each connection. It stops, and waits for its threads, when it is destroyed.
template <class Transport>
class loopback_server {
    using tcp = boost::asio::ip::tcp;

  public:
    explicit loopback_server(Transport transport)
        : transport_(std::move(transport)),
          acceptor_(context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)),
          thread_([this] { run(); }) {}

    loopback_server(loopback_server const&) = delete;
    loopback_server& operator=(loopback_server const&) = delete;

    ~loopback_server() {
        // A connection of our own wakes the accepting thread; a client that keeps its connection open is cut off.
        stopping_ = true;
        boost::system::error_code ignored;
        tcp::socket waker(context_);
        waker.connect(acceptor_.local_endpoint(), ignored);
        thread_.join();
    }

    [[nodiscard]] velo::rest::server_url url() const {
        return velo::rest::server_url::checked("http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()))
            .value();
    }

  private:
    void run() {
        std::vector<std::jthread> connections;
        for (;;) {
            boost::system::error_code error;
            tcp::socket socket(context_);
            acceptor_.accept(socket, error);
            if (stopping_) break;
            if (error) continue;
            auto shared = std::make_shared<tcp::socket>(std::move(socket));
            open_.push_back(shared);
            connections.emplace_back([this, shared] { serve(*shared); });
        }
        // Not through the socket object, which its own thread is using.
        for (auto const& socket : open_) ::shutdown(socket->native_handle(), SHUT_RDWR);
    }

    void serve(tcp::socket& socket) {
        namespace http = boost::beast::http;
        boost::beast::flat_buffer buffer;
        boost::system::error_code error;
        for (;;) {
            http::request<http::string_body> request;
            http::read(socket, buffer, request, error);
            if (error) return;
            http::response<http::string_body> const response = answer(request);
            http::write(socket, response, error);
            if (error || !response.keep_alive()) return;
        }
    }

    template <class Request>
    auto answer(Request const& in) {
        namespace http = boost::beast::http;
        http::response<http::string_body> out;
        out.version(11);
        out.keep_alive(in.keep_alive());
        std::vector<velo::rest::header> headers;
        std::vector<std::pair<std::string, std::string>> texts;
        for (auto const& field : in) texts.emplace_back(field.name_string(), field.value());
        for (auto const& [name, value] : texts) headers.push_back({name, value});
        velo::rest::response answered;
        auto const method = method_of(in.method());
        std::string const target(in.target());
        std::string const& body = in.body();
        if (!method || transport_.send({"", *method, target, headers, body, !body.empty()}, answered).error) {
            out.result(http::status::not_implemented);
        } else {
            out.result(static_cast<unsigned>(answered.status()));
            if (!answered.body().empty()) out.set(http::field::content_type, answered.header("Content-Type"));
            out.body() = answered.body();
        }
        // 204 has no body and no length (RFC 9110 section 8.6).
        if (out.result() != http::status::no_content) out.prepare_payload();
        return out;
    }

    static std::optional<velo::rest::method> method_of(boost::beast::http::verb verb) {
        for (auto const m : {velo::rest::method::get, velo::rest::method::post, velo::rest::method::put,
                             velo::rest::method::patch, velo::rest::method::delete_}) {
            if (boost::beast::http::to_string(verb) == to_text(m)) return m;
        }
        return std::nullopt;
    }

    Transport transport_;
    boost::asio::io_context context_;
    tcp::acceptor acceptor_;
    std::vector<std::shared_ptr<tcp::socket>> open_;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

}  // namespace examples

#endif
