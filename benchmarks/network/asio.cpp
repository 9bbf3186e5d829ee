// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/asio.hpp>

#include <velo/rest/transport/sockets.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "velo.hpp"

namespace benchmarks::network {

namespace {

namespace net = boost::asio;

/// The asynchronous transport, or a client over it, in many coroutines of one thread.
template <class Subject>
class coroutines : public client {
  public:
    template <class... Arguments>
    explicit coroutines(std::uint16_t port, std::size_t workers, Arguments... arguments)
        : subject_(velo::rest::asio(context_.get_executor(), server_of(port)), arguments...), workers_(workers) {}

    std::size_t calls(std::size_t count) final {
        std::size_t right = 0;
        for (std::size_t i = 0; i != workers_; ++i) {
            net::co_spawn(context_, worker(count, right), [](std::exception_ptr const& e) {
                if (e != nullptr) std::rethrow_exception(e);
            });
        }
        context_.restart();
        context_.run();
        return right;
    }

  protected:
    virtual net::awaitable<void> worker(std::size_t count, std::size_t& right) = 0;

    [[nodiscard]] Subject const& event_context() const noexcept { return subject_; }

  private:
    net::io_context context_{1};
    Subject subject_;
    std::size_t workers_;
};

class transport_coroutines final : public coroutines<velo::rest::asio> {
  public:
    using coroutines::coroutines;

  private:
    net::awaitable<void> worker(std::size_t count, std::size_t& right) override {
        velo::rest::response response;
        velo::rest::request const q = bare_request();
        velo::rest::send_limits const limits;
        for (std::size_t i = 0; i != count; ++i) {
            velo::rest::attempt const a = co_await event_context().send(q, response, limits);
            right += is_right(a, response) ? 1 : 0;
        }
    }
};

class client_coroutines final : public coroutines<client_over<velo::rest::asio>> {
  public:
    explicit client_coroutines(std::uint16_t port)
        : coroutines(port, many, velo::bearer<velo::secret_string>(velo::secret_string("token"))) {}

  private:
    net::awaitable<void> worker(std::size_t count, std::size_t& right) override {
        for (std::size_t i = 0; i != count; ++i) right += is_right(co_await event_context().call(operation())) ? 1 : 0;
    }
};

}  // namespace

std::vector<contender> asio_contenders() {
    using velo::rest::sockets;
    auto const make = [](std::uint16_t port) { return sockets(server_of(port)); };
    auto const make_tls = [](std::uint16_t port) {
        velo::rest::socket_options options;
        options.tls.ca_file = certificate_file();
        return sockets(tls_server_of(port), options);
    };
    return {
        make_contender<blocking_transport<sockets>>("sockets", "velo sockets, transport alone", 1, make),
        make_contender<blocking_client<sockets>>("sockets-call", "velo sockets, the call", 1, make),
        over_tls(
            make_contender<blocking_transport<sockets>>("sockets-tls", "velo sockets, transport alone", 1, make_tls)),
        over_tls(make_contender<blocking_client<sockets>>("sockets-call-tls", "velo sockets, the call", 1, make_tls)),
        make_contender<transport_coroutines>("asio-many", "velo asio, transport alone", many, many),
        // Twice as many calls as connections: in no table of times.
        make_contender<transport_coroutines>("asio-queued", "velo asio, every call waits for a connection", 2 * many,
                                             2 * many),
        make_contender<client_coroutines>("asio-call-many", "velo asio, the call", many),
    };
}

}  // namespace benchmarks::network
