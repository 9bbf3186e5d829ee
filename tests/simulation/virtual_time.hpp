// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SIMULATION_VIRTUAL_TIME_HPP
#define VELO_TESTS_SIMULATION_VIRTUAL_TIME_HPP

// Time that passes only when nothing else is to be done: a clock, an agenda of what happens when, coroutines, and a
// network with latencies on top of it, in the two kinds of Transport. One thread, and its own state in each thread.

#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/send_limits.hpp>

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

/// Since the beginning of the schedule.
using moment = std::chrono::nanoseconds;

/// What happens when. The earliest comes first, and of those at one moment the one that was put in first: so every run
/// is the same.
class agenda {
  public:
    /// Something that can be on the agenda, once. It leaves it when it is destroyed.
    class entry {
      public:
        entry() noexcept = default;
        entry(entry const&) = delete;
        /// It may destroy itself.
        virtual void happen() = 0;
        void forget() noexcept {
            if (on_ == nullptr) return;
            on_->all_.erase(key_);
            on_ = nullptr;
        }

      protected:
        ~entry() { forget(); }

      private:
        friend agenda;
        agenda* on_ = nullptr;
        std::pair<moment, std::uint64_t> key_;
    };

    agenda() noexcept : outer_(std::exchange(current(), this)) {}
    agenda(agenda const&) = delete;
    ~agenda() { current() = outer_; }

    /// That of this thread.
    [[nodiscard]] static agenda& here() noexcept { return *current(); }

    [[nodiscard]] moment now() const noexcept { return now_; }
    /// How much has happened.
    [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }
    [[nodiscard]] bool is_empty() const noexcept { return all_.empty(); }

    /// Puts `e` on it, for a moment that has not passed; if it was on it, for another moment.
    void at(moment when, entry& e) {
        e.forget();
        e.key_ = {(std::max)(when, now_), ++put_};
        e.on_ = this;
        all_.emplace(e.key_, &e);
    }

    /// Lets the next thing happen. Precondition: it is not empty.
    void step() {
        auto const first = all_.begin();
        entry& e = *first->second;
        now_ = first->first.first;
        all_.erase(first);
        e.on_ = nullptr;
        ++steps_;
        e.happen();
    }
    /// Lets things happen until `done()`, or until it is `end`.
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
    static agenda*& current() noexcept {
        thread_local agenda* a = nullptr;
        return a;
    }

    agenda* outer_;
    std::map<std::pair<moment, std::uint64_t>, entry*> all_;
    moment now_{};
    std::uint64_t put_ = 0;
    std::uint64_t steps_ = 0;
};

[[nodiscard]] inline moment now() noexcept { return agenda::here().now(); }

/// `Config::clock`.
struct clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<clock>;
    static constexpr bool is_steady = true;
    [[nodiscard]] static time_point now() noexcept { return time_point(simulation::now()); }
};

/// `Config::wall_clock`: it shows what the fake shows at the beginning, and whole seconds are whole seconds of both.
struct wall_clock {
    static constexpr std::chrono::sys_seconds beginning = std::chrono::sys_days{std::chrono::year{2030} / 1 / 1};
    [[nodiscard]] static std::chrono::system_clock::time_point now() noexcept {
        return beginning + std::chrono::duration_cast<std::chrono::system_clock::duration>(simulation::now());
    }
};

// Coroutines.

/// Begins when it is awaited, and goes on where it was awaited when it ends.
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

    /// What is to be resumed so that it begins; `then` is resumed when it has ended.
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

/// `co_await` this to sleep.
class sleep_until final : agenda::entry {
  public:
    explicit sleep_until(moment when) noexcept : when_(when) {}
    bool await_ready() const noexcept { return when_ <= now(); }
    void await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        agenda::here().at(when_, *this);
    }
    void await_resume() const noexcept {}

  private:
    void happen() override { waiting_.resume(); }

    moment when_;
    std::coroutine_handle<> waiting_;
};

/// `co_await` this to await a coroutine until `end` and no longer: then it is destroyed where it stands, and there is
/// nothing.
template <class T>
class within final : agenda::entry {
  public:
    within(task<T> inner, moment end) noexcept : inner_(std::move(inner)), end_(end) {}
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        agenda::here().at(end_, *this);
        return inner_.begin(c);
    }
    std::optional<T> await_resume() {
        forget();
        if (!inner_.is_done()) return std::nullopt;
        return inner_.await_resume();
    }

  private:
    void happen() override {
        inner_.destroy();
        waiting_.resume();
    }

    task<T> inner_;
    moment end_;
    std::coroutine_handle<> waiting_;
};

// WaitStrategy.

/// `co_await` this, or wait for `is_over`: the end of a pause, by its time or by its signal.
class pause_end final : public rest::waiter, agenda::entry {
  public:
    explicit pause_end(rest::delay const& p) : end_(now() + (std::max)(p.length, moment::zero())) {}

    void wake() noexcept override { agenda::here().at(now(), *this); }

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        begin();
    }
    void await_resume() const noexcept {}

    void begin() { agenda::here().at(end_, *this); }
    [[nodiscard]] bool is_over() const noexcept { return over_; }

  private:
    void happen() override {
        over_ = true;
        if (waiting_) waiting_.resume();
    }

    moment end_;
    bool over_ = false;
    std::coroutine_handle<> waiting_;
};

/// `Config::wait_strategy` of a client that blocks.
struct waiting {
    rest::errc operator()(rest::delay const& p, velo::rest::stop const& stop) const {
        pause_end end(p);
        rest::wait_registration const s(p, end);
        if (!s.has_to_wait()) return rest::errc::none;
        end.begin();
        agenda::here().run_until((moment::max)(), [&] { return end.is_over() || stop.requested(); });
        return end.is_over() ? rest::errc::none : rest::errc::cancelled;
    }
};

// The network.

/// What there is at the other end, and how far away it is.
class wire {
  public:
    /// How long a request and its answer are on their way.
    struct trip {
        moment there{};
        moment back{};
    };

    [[nodiscard]] virtual trip trip_of(rest::request const& q) = 0;
    /// The request has reached the server, which answers at once.
    virtual void arrive(rest::request const& q, rest::response& r) = 0;

    /// The request is on its way, and nobody waits for its answer any more: it arrives even so.
    void left_alone(rest::request const& q, moment arrives) {
        strays_.push_back(std::make_unique<stray>(*this, q));
        agenda::here().at(arrives, *strays_.back());
    }

  protected:
    ~wire() = default;

  private:
    class stray final : public agenda::entry {
      public:
        stray(wire& to, rest::request const& q) : to_(&to), target_(q.target), body_(q.body), shape_(q) {
            for (rest::header const& h : q.headers) texts_.emplace_back(h.name, h.value);
            for (auto const& [name, value] : texts_) headers_.push_back({name, value});
            shape_.target = target_;
            shape_.body = body_;
            shape_.headers = headers_;
        }

      private:
        void happen() override {
            rest::response r;
            to_->arrive(shape_, r);
        }

        wire* to_;
        std::string target_, body_;
        std::vector<std::pair<std::string, std::string>> texts_;
        std::vector<rest::header> headers_;
        rest::request shape_;
    };

    std::vector<std::unique_ptr<stray>> strays_;
};

/// One request on its way. `co_await` this, or wait for `is_over`.
class transit final : agenda::entry {
  public:
    transit(wire& w, rest::request const& q, rest::response& r, moment timeout)
        : wire_(w), request_(q), response_(r), end_(now() + timeout) {
        wire::trip const t = w.trip_of(q);
        there_ = now() + t.there;
        back_ = there_ + t.back;
    }
    ~transit() {
        if (!arrived_) wire_.left_alone(request_, there_);
    }

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> c) {
        waiting_ = c;
        begin();
    }
    void await_resume() const noexcept {}

    void begin() { agenda::here().at((std::min)(there_, end_), *this); }
    [[nodiscard]] bool is_over() const noexcept { return over_; }
    /// Precondition: it is over.
    [[nodiscard]] rest::attempt result() const {
        if (answered_) return rest::attempt::answered();
        response_.clear();
        return rest::attempt::failed(rest::errc::timed_out, rest::delivery::maybe_sent);
    }

  private:
    void happen() override {
        if (!arrived_ && there_ <= now()) {
            arrived_ = true;
            wire_.arrive(request_, response_);
            return agenda::here().at((std::min)(back_, end_), *this);
        }
        over_ = true;
        answered_ = arrived_ && back_ <= now();
        if (waiting_) waiting_.resume();
    }

    wire& wire_;
    rest::request const& request_;
    rest::response& response_;
    moment end_, there_, back_;
    bool arrived_ = false;
    bool over_ = false;
    bool answered_ = false;
    std::coroutine_handle<> waiting_;
};

/// The Transport that is awaited. What is given to it by reference has to live until the coroutine has ended.
class network {
  public:
    template <class T>
    using task = simulation::task<T>;

    explicit network(wire& w) noexcept : wire_(&w) {}

    [[nodiscard]] task<rest::attempt> send(rest::request const& q, rest::response& r,
                                           rest::send_limits const& limits) const {
        return carry(*wire_, q, r, limits);
    }
    [[nodiscard]] task<rest::errc> wait(rest::delay const& p) const { return rest_for(p); }
    [[nodiscard]] static bool is_confidential() noexcept { return true; }

  private:
    static task<rest::attempt> carry(wire& w, rest::request const& q, rest::response& r,
                                     rest::send_limits const& limits) {
        if (limits.timeout <= moment::zero())
            co_return rest::attempt::failed(rest::errc::timed_out, rest::delivery::not_sent);
        transit t(w, q, r, limits.timeout);
        co_await t;
        co_return t.result();
    }
    static task<rest::errc> rest_for(rest::delay const& p) {
        pause_end end(p);
        rest::wait_registration const s(p, end);
        if (s.has_to_wait()) co_await end;
        co_return rest::errc::none;
    }

    wire* wire_;
};

/// The Transport that blocks: while it waits, the agenda goes on.
class blocking_network {
  public:
    explicit blocking_network(wire& w) noexcept : wire_(&w) {}

    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r,
                                     rest::send_limits const& limits = {}) const {
        if (rest::errc const passed = limits.exceeded(); passed != rest::errc::none)
            return rest::attempt::failed(passed, rest::delivery::not_sent);
        transit t(*wire_, q, r, limits.timeout);
        t.begin();
        agenda::here().run_until((moment::max)(), [&] { return t.is_over() || limits.stop.requested(); });
        if (!t.is_over()) return rest::attempt::failed(rest::errc::cancelled, rest::delivery::maybe_sent);
        return t.result();
    }
    [[nodiscard]] static bool is_confidential() noexcept { return true; }

  private:
    wire* wire_;
};

}  // namespace simulation

#endif
