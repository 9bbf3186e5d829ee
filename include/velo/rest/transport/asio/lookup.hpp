// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_LOOKUP_HPP
#define VELO_REST_TRANSPORT_ASIO_LOOKUP_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <charconv>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace velo::inline v0::rest::asio::detail {

using endpoints = std::vector<boost::asio::ip::tcp::endpoint>;

/// One question to the system's resolver. Nobody can interrupt that, so it has a thread of its own, which outlives who
/// stops waiting for it.
class lookup {
  public:
    /// Asks. Throws `std::system_error` when there can be no thread for it.
    static std::shared_ptr<lookup> start(std::string host, std::string port) {
        auto const self = std::make_shared<lookup>();
        std::thread([self, host = std::move(host), port = std::move(port)] { self->run(host, port); }).detach();
        return self;
    }

    [[nodiscard]] bool is_done() const {
        std::lock_guard const lock(mutex_);
        return is_done_;
    }
    /// The addresses; none when there are none. Precondition: `is_done()`.
    [[nodiscard]] endpoints const& found() const noexcept { return found_; }

    /// Somebody who wants to be woken, as long as this lives.
    class registration {
      public:
        registration(std::shared_ptr<lookup> of, waiter& who) : lookup_(std::move(of)), who_(&who) {
            std::lock_guard const lock(lookup_->mutex_);
            lookup_->waiters_.push_back(who_);
        }
        registration(registration const&) = delete;
        registration& operator=(registration const&) = delete;
        ~registration() {
            std::lock_guard const lock(lookup_->mutex_);
            auto& all = lookup_->waiters_;
            auto const it = std::find(all.begin(), all.end(), who_);
            if (it != all.end()) all.erase(it);
        }

      private:
        std::shared_ptr<lookup> lookup_;
        waiter* who_;
    };

  private:
    void run(std::string const& host, std::string const& port) noexcept {
        endpoints found;
        try {
            boost::asio::io_context context(1);
            boost::asio::ip::tcp::resolver resolver(context);
            boost::system::error_code e;
            for (auto const& entry : resolver.resolve(host, port, e)) found.push_back(entry.endpoint());
        } catch (std::exception const&) {
            found.clear();
        }
        std::lock_guard const lock(mutex_);
        found_ = std::move(found);
        is_done_ = true;
        for (waiter* const w : waiters_) w->wake();
    }

    mutable std::mutex mutex_;
    bool is_done_ = false;
    endpoints found_;
    std::vector<waiter*> waiters_;
};

/// Where one server is. Calls at the same time share one lookup. May be used from several threads at once.
class resolver {
  public:
    explicit resolver(server_parts const& server)
        : host_(server.host), port_(server.port.empty() ? (server.tls ? "443" : "80") : server.port) {
        unsigned short number = 0;
        std::from_chars(port_.data(), port_.data() + port_.size(), number);
        using namespace boost::asio::ip;
        // By definition this machine, whatever a resolver says (RFC 6761 section 6.3): a credential may leave for it
        // in clear text.
        if (host_ == "localhost") {
            known_ = {{address_v4::loopback(), number}, {address_v6::loopback(), number}};
            return;
        }
        if (host_.starts_with('[')) host_ = host_.substr(1, host_.size() - 2);
        boost::system::error_code e;
        address const one = make_address(host_, e);
        if (!e) known_.push_back({one, number});
    }

    /// The addresses, when no lookup is needed; otherwise empty.
    [[nodiscard]] endpoints const& known() const noexcept { return known_; }

    /// The lookup that is under way, or a new one. Throws `std::system_error` when there can be no thread for it.
    [[nodiscard]] std::shared_ptr<lookup> look_up() {
        std::lock_guard const lock(mutex_);
        auto present = present_.lock();
        if (present == nullptr || present->is_done()) {
            present = lookup::start(host_, port_);
            present_ = present;
        }
        return present;
    }

  private:
    std::string host_;
    std::string port_;
    endpoints known_;
    std::mutex mutex_;
    std::weak_ptr<lookup> present_;
};

}  // namespace velo::inline v0::rest::asio::detail

#endif
