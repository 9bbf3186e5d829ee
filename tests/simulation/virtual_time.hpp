// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SIMULATION_VIRTUAL_TIME_HPP
#define VELO_TESTS_SIMULATION_VIRTUAL_TIME_HPP

// Virtual time: a clock that jumps from event to event, the queue of events, coroutines, and a network with latencies
// as a blocking and as an asynchronous Transport. Each thread has a time of its own.

#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <algorithm>
#include <chrono>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace simulation {

namespace rest = velo::rest;

/// A time since the beginning of the schedule, or a length of time.
using moment = std::chrono::nanoseconds;

/// The events of a run in the order of their time, and those of the same time in the order in which they were added. So
/// a run can be repeated.
class event_queue {
  public:
    /// An event that can be in the queue once. Its destructor removes it.
    class entry {
      public:
        entry() noexcept = default;
        entry(entry const&) = delete;
        /// Called at its time. May destroy the entry.
        virtual void run() = 0;
        void cancel() noexcept {
            if (queue_ == nullptr) return;
            queue_->all_.erase(key_);
            queue_ = nullptr;
        }

      protected:
        ~entry() { cancel(); }

      private:
        friend event_queue;
        event_queue* queue_ = nullptr;
        std::pair<moment, std::uint64_t> key_;
    };

    event_queue() noexcept : outer_(std::exchange(current(), this)) {}
    event_queue(event_queue const&) = delete;
    ~event_queue() { current() = outer_; }

    /// The queue of this thread.
    [[nodiscard]] static event_queue& here() noexcept { return *current(); }

    [[nodiscard]] moment now() const noexcept { return now_; }
    /// The number of events that have run.
    [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }
    [[nodiscard]] bool is_empty() const noexcept { return all_.empty(); }

    /// Adds `e` for the time `when`, or for now if that has passed. If it is in the queue, its time changes.
    void at(moment when, entry& e) {
        e.cancel();
        e.key_ = {(std::max)(when, now_), ++added_};
        e.queue_ = this;
        all_.emplace(e.key_, &e);
    }

    /// Runs the next event. Precondition: the queue is not empty.
    void step() {
        auto const first = all_.begin();
        entry& e = *first->second;
        now_ = first->first.first;
        all_.erase(first);
        e.queue_ = nullptr;
        ++steps_;
        e.run();
    }
    /// Runs events until `done()` is true, or until `end`.
    template <class Done>
    void run_until(moment end, Done done) {
        while (!done()) {
            if (all_.empty() || all_.begin()->first.first > end) {
                now_ = (std::max)(now_, end);
                return;
            }
            step();
        }
    }

  private:
    static event_queue*& current() noexcept {
        thread_local event_queue* a = nullptr;
        return a;
    }

    event_queue* outer_;
    std::map<std::pair<moment, std::uint64_t>, entry*> all_;
    moment now_{};
    std::uint64_t added_ = 0;
    std::uint64_t steps_ = 0;
};

[[nodiscard]] inline moment now() noexcept { return event_queue::here().now(); }

/// `Config::clock`.
struct clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<clock>;
    static constexpr bool is_steady = true;
    [[nodiscard]] static time_point now() noexcept { return time_point(simulation::now()); }
};

/// `Config::wall_clock`. It begins at the time of the fake's clock, and its seconds begin when the seconds of `clock`
/// do.
struct wall_clock {
    static constexpr std::chrono::sys_seconds beginning = std::chrono::sys_days{std::chrono::year{2030} / 1 / 1};
    [[nodiscard]] static std::chrono::system_clock::time_point now() noexcept {
        return beginning + std::chrono::duration_cast<std::chrono::system_clock::duration>(simulation::now());
    }
};

// Coroutines.

/// A coroutine that begins when it is awaited, and resumes the awaiting coroutine when it ends.
template <class T>
class [[nodiscard]] task {
  public:
    struct promise_type {
        std::optional<T> value{};
        std::coroutine_handle<> then = std::noop_coroutine();

        struct end {
            bool await_ready() noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> c) noexcept {
                return c.promise().then;
            }
            void await_resume() noexcept {}
        };
        task get_return_object() noexcept { return task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        end final_suspend() noexcept { return {}; }
        void return_value(T v) { value.emplace(std::move(v)); }
        void unhandled_exception() noexcept { std::terminate(); }
    };

    task(task&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
    task& operator=(task&&) = delete;
    ~task() { destroy(); }

    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> then) noexcept { return begin(then); }
    T await_resume() { return std::move(*coroutine_.promise().value); }

    /// The coroutine, to be resumed so that it begins. It resumes `then` at its end.
    [[nodiscard]] std::coroutine_handle<> begin(std::coroutine_handle<> then = std::noop_coroutine()) noexcept {
        coroutine_.promise().then = then;
        return coroutine_;
    }
    [[nodiscard]] bool is_done() const noexcept { return coroutine_ && coroutine_.done(); }
    void destroy() noexcept {
        if (coroutine_) std::exchange(coroutine_, nullptr).destroy();
    }

  private:
    explicit task(std::coroutine_handle<promise_type> c) noexcept : coroutine_(c) {}
    std::coroutine_handle<promise_type> coroutine_;
};

/// `co_await` this to sleep until a time.
class sleep_until final : event_queue::entry {
  public:
    explicit sleep_until(moment when) noexcept : when_(when) {}
    bool await_ready() const noexcept { return when_ <= now(); }
    void await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        event_queue::here().at(when_, *this);
    }
    void await_resume() const noexcept {}

  private:
    void run() override { waiting_.resume(); }

    moment when_;
    std::coroutine_handle<> waiting_;
};

/// `co_await` this to await a coroutine until `end`. It is then destroyed where it is suspended, and the result is
/// `std::nullopt`.
template <class T>
class within final : event_queue::entry {
  public:
    within(task<T> inner, moment end) noexcept : inner_(std::move(inner)), end_(end) {}
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        event_queue::here().at(end_, *this);
        return inner_.begin(c);
    }
    std::optional<T> await_resume() {
        cancel();
        if (!inner_.is_done()) return std::nullopt;
        return inner_.await_resume();
    }

  private:
    void run() override {
        inner_.destroy();
        waiting_.resume();
    }

    task<T> inner_;
    moment end_;
    std::coroutine_handle<> waiting_;
};

// Delays.

/// The end of a delay, by its time or by its wake signal: `co_await` this, or run the queue until `is_over`.
class delay_end final : public rest::waiter, event_queue::entry {
  public:
    explicit delay_end(rest::delay const& p) : end_(now() + (std::max)(p.length, moment::zero())) {}

    void wake() noexcept override { event_queue::here().at(now(), *this); }

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        begin();
    }
    void await_resume() const noexcept {}

    void begin() { event_queue::here().at(end_, *this); }
    [[nodiscard]] bool is_over() const noexcept { return over_; }

  private:
    void run() override {
        over_ = true;
        if (waiting_) waiting_.resume();
    }

    moment end_;
    bool over_ = false;
    std::coroutine_handle<> waiting_;
};

/// `Config::wait_strategy` of a blocking client.
struct waiting {
    rest::errc operator()(rest::delay const& p, velo::rest::stop const& stop) const {
        delay_end end(p);
        rest::wait_registration const s(p, end);
        if (!s.has_to_wait()) return rest::errc::none;
        end.begin();
        event_queue::here().run_until((moment::max)(), [&] { return end.is_over() || stop.requested(); });
        return end.is_over() ? rest::errc::none : rest::errc::cancelled;
    }
};

// The network.

/// The server, and the time that a message takes to it and back.
class server_link {
  public:
    /// The times that a request and its response take.
    struct latency {
        moment there{};
        moment back{};
    };

    [[nodiscard]] virtual latency latency_of(rest::request const& q) = 0;
    /// The request has reached the server, which responds at once.
    virtual void arrive(rest::request const& q, rest::response& r) = 0;

    /// Delivers a request at the time `arrives`, although its sender does not wait for the response any more.
    void deliver_later(rest::request const& q, moment arrives) {
        abandoned_.push_back(std::make_unique<abandoned_request>(*this, q));
        event_queue::here().at(arrives, *abandoned_.back());
    }

  protected:
    ~server_link() = default;

  private:
    class abandoned_request final : public event_queue::entry {
      public:
        abandoned_request(server_link& to, rest::request const& q)
            : to_(&to), target_(q.target), body_(q.body), shape_(q) {
            for (rest::header const& h : q.headers) texts_.emplace_back(h.name, h.value);
            for (auto const& [name, value] : texts_) headers_.push_back({name, value});
            shape_.target = target_;
            shape_.body = body_;
            shape_.headers = headers_;
        }

      private:
        void run() override {
            rest::response r;
            to_->arrive(shape_, r);
        }

        server_link* to_;
        std::string target_, body_;
        std::vector<std::pair<std::string, std::string>> texts_;
        std::vector<rest::header> headers_;
        rest::request shape_;
    };

    std::vector<std::unique_ptr<abandoned_request>> abandoned_;
};

/// One request and its response: `co_await` this, or run the queue until `is_over`.
class transmission final : event_queue::entry {
  public:
    transmission(server_link& link, rest::request const& q, rest::response& r, moment timeout)
        : link_(link), request_(q), response_(r), end_(now() + timeout) {
        server_link::latency const t = link.latency_of(q);
        there_ = now() + t.there;
        back_ = there_ + t.back;
    }
    ~transmission() {
        if (!arrived_) link_.deliver_later(request_, there_);
    }

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        begin();
    }
    void await_resume() const noexcept {}

    void begin() { event_queue::here().at((std::min)(there_, end_), *this); }
    [[nodiscard]] bool is_over() const noexcept { return over_; }
    /// The end of the attempt. Precondition: `is_over()`.
    [[nodiscard]] rest::attempt result() const {
        if (answered_) return rest::attempt::answered();
        response_.clear();
        return rest::attempt::failed(rest::errc::timed_out, rest::delivery::maybe_sent);
    }

  private:
    void run() override {
        if (!arrived_ && there_ <= now()) {
            arrived_ = true;
            link_.arrive(request_, response_);
            return event_queue::here().at((std::min)(back_, end_), *this);
        }
        over_ = true;
        answered_ = arrived_ && back_ <= now();
        if (waiting_) waiting_.resume();
    }

    server_link& link_;
    rest::request const& request_;
    rest::response& response_;
    moment end_, there_, back_;
    bool arrived_ = false;
    bool over_ = false;
    bool answered_ = false;
    std::coroutine_handle<> waiting_;
};

/// The asynchronous Transport. Its arguments have to outlive the coroutine.
class network {
  public:
    template <class T>
    using task = simulation::task<T>;

    explicit network(server_link& link) noexcept : link_(&link) {}

    [[nodiscard]] task<rest::attempt> send(rest::request const& q, rest::response& r,
                                           rest::send_limits const& limits) const {
        return carry(*link_, q, r, limits);
    }
    [[nodiscard]] task<rest::errc> wait(rest::delay const& p) const { return wait_for(p); }
    [[nodiscard]] static bool is_confidential() noexcept { return true; }

  private:
    static task<rest::attempt> carry(server_link& link, rest::request const& q, rest::response& r,
                                     rest::send_limits const& limits) {
        if (limits.timeout <= moment::zero())
            co_return rest::attempt::failed(rest::errc::timed_out, rest::delivery::not_sent);
        transmission t(link, q, r, limits.timeout);
        co_await t;
        co_return t.result();
    }
    static task<rest::errc> wait_for(rest::delay const& p) {
        delay_end end(p);
        rest::wait_registration const s(p, end);
        if (s.has_to_wait()) co_await end;
        co_return rest::errc::none;
    }

    server_link* link_;
};

/// The blocking Transport. It runs the event queue while it waits.
class blocking_network {
  public:
    explicit blocking_network(server_link& link) noexcept : link_(&link) {}

    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r,
                                     rest::send_limits const& limits = {}) const {
        if (rest::errc const passed = limits.exceeded(); passed != rest::errc::none)
            return rest::attempt::failed(passed, rest::delivery::not_sent);
        transmission t(*link_, q, r, limits.timeout);
        t.begin();
        event_queue::here().run_until((moment::max)(), [&] { return t.is_over() || limits.stop.requested(); });
        if (!t.is_over()) return rest::attempt::failed(rest::errc::cancelled, rest::delivery::maybe_sent);
        return t.result();
    }
    [[nodiscard]] static bool is_confidential() noexcept { return true; }

  private:
    server_link* link_;
};

}  // namespace simulation

#endif
