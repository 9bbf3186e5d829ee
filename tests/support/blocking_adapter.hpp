// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_BLOCKING_ADAPTER_HPP
#define VELO_TESTS_SUPPORT_BLOCKING_ADAPTER_HPP

#include <velo/rest/transport/transport.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>

#include <exception>
#include <future>
#include <memory>
#include <stop_token>
#include <thread>
#include <utility>

namespace tests {

/// `io_context` with a thread that runs it.
class running_context {
  public:
    running_context() : work_(context.get_executor()), thread_([this] { context.run(); }) {}
    ~running_context() {
        work_.reset();
        thread_.join();
    }
    boost::asio::io_context context;

  private:
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    std::thread thread_;
};

/// Makes an asynchronous transport blocking: the calling thread waits while another thread runs the coroutine. A stop
/// cancels the coroutine.
template <class Transport>
class blocking_adapter {
  public:
    /// `make(executor)` returns the transport.
    template <class Make>
    explicit blocking_adapter(Make make)
        : running_(std::make_shared<running_context>()), transport_(make(running_->context.get_executor())) {}

    [[nodiscard]] bool is_confidential() const noexcept { return transport_.is_confidential(); }

    [[nodiscard]] velo::rest::attempt send(velo::rest::request const& q, velo::rest::response& r,
                                           velo::rest::send_limits const& limits = {}) const {
        namespace net = boost::asio;
        if (velo::rest::errc const passed = limits.exceeded(); passed != velo::rest::errc::none)
            return velo::rest::attempt::failed(passed, velo::rest::delivery::not_sent);
        auto const strand = net::make_strand(running_->context);
        net::cancellation_signal signal;
        std::promise<velo::rest::attempt> ended;
        auto future = ended.get_future();
        {
            // Posted in this order, so that a stop from before the call arrives after the call has begun.
            net::post(strand, [&] {
                net::co_spawn(
                    strand, transport_.send(q, r, limits),
                    net::bind_cancellation_slot(signal.slot(), [&](std::exception_ptr const& e, velo::rest::attempt a) {
                        if (e != nullptr) return ended.set_exception(e);
                        ended.set_value(std::move(a));
                    }));
            });
            std::stop_callback const on_stop(limits.stop.token(), [&] {
                net::post(strand, [&] { signal.emit(net::cancellation_type::terminal); });
            });
            future.wait();
        }
        // The posted functions refer to local variables.
        std::promise<void> quiet;
        net::post(strand, [&] { quiet.set_value(); });
        quiet.get_future().wait();
        return future.get();
    }

  private:
    std::shared_ptr<running_context> running_;
    Transport transport_;
};

}  // namespace tests

#endif
