// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_LOOKUP_HPP
#define VELO_REST_TRANSPORT_ASIO_LOOKUP_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::asio::detail {

using endpoints = std::vector<boost::asio::ip::tcp::endpoint>;

/// Lookup of a name by the system's resolver. It cannot be interrupted, so it runs in its own detached thread. The
/// thread outlives calls that stop waiting for it.
///
/// Thread safety: safe.
class lookup {
  public:
    /// Starts a lookup. Throws `std::system_error` if the thread cannot be started.
    static std::shared_ptr<lookup> start(std::string host, std::string port) {
        auto const self = std::make_shared<lookup>();
        std::thread([self, host = std::move(host), port = std::move(port)] { self->run(host, port); }).detach();
        return self;
    }

    /// True once the resolver has returned.
    [[nodiscard]] bool is_done() const {
        std::lock_guard const lock(mutex_);
        return is_done_;
    }
    /// Returns the addresses; empty if the lookup failed. Precondition: `is_done()`.
    [[nodiscard]] endpoints const& found() const noexcept { return found_; }

    /// Registers a waiter, to be woken when the lookup is done, until it is destroyed.
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

/// Finds the addresses of one server. Calls at the same time share one lookup.
///
/// Thread safety: safe.
class resolver {
  public:
    explicit resolver(server_parts const& server) : host_(server.host), port_(std::to_string(server.port)) {
        unsigned short const number = server.port;
        using namespace boost::asio::ip;
        // `localhost` is this machine by definition (RFC 6761 section 6.3). A resolver is not asked, because
        // credentials may be sent to it in clear text.
        if (server.is_localhost) {
            known_ = {{address_v4::loopback(), number}, {address_v6::loopback(), number}};
            return;
        }
        if (!server.address) return;
        address_v6::bytes_type bytes;
        std::copy(server.address->bytes.begin(), server.address->bytes.end(), bytes.begin());
        known_.push_back(
            {server.address->is_v4 ? address(address_v4(server.address->v4())) : address(address_v6(bytes)), number});
    }

    /// Returns the addresses if they are known without a lookup; else empty.
    [[nodiscard]] endpoints const& known() const noexcept { return known_; }

    /// Returns the running lookup, or starts one. Throws `std::system_error` if its thread cannot be started.
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

}  // namespace velo::inline VELO_ABI::rest::asio::detail

#endif
