// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_CALL_METRICS_HPP
#define VELO_REST_OBSERVE_CALL_METRICS_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/observe/events.hpp>
#include <velo/rest/observe/quietly.hpp>
#include <velo/rest/process/mutex.hpp>
#include <velo/rest/time/instant.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Observer that counts, for Prometheus. Copies share the counters:
///
///     rest::call_metrics const metrics;
///     velo::client client(api, auth, velo::json{}, velo::observed{metrics});
///     …
///     respond(metrics.text());  // text/plain; version=0.0.4
///
///  - `velo_attempts_total{operation,result}`: the result is a status or the name of an error;
///  - `velo_calls_total{operation,result}`, and the histogram `velo_call_duration_seconds{operation}`;
///  - `velo_waits_total{operation,reason}`, and `velo_token_refreshes_total{granted}`.
///
/// Labels are names of operations, statuses and errors: their number is limited, and no value of a call is among them.
/// Thread safety: safe, also for copies.
class call_metrics {
  public:
    /// `prefix` begins each name, and has to be a name of Prometheus. Calls to allocate may throw.
    explicit call_metrics(std::string prefix = "velo") : state_(std::make_shared<state>()) {
        state_->prefix = std::move(prefix);
    }

    /// These count.
    void operator()(event::sent const& e) const noexcept {
        count([&](state& s) { ++s.attempts[{e.endpoint.name, result_label(e.status, e.error)}]; });
    }
    void operator()(event::waiting const& e) const noexcept {
        count([&](state& s) { ++s.waits[{e.endpoint.name, to_text(e.reason)}]; });
    }
    void operator()(event::token_refreshed const& e) const noexcept {
        count([&](state& s) { ++s.refreshes[e.granted ? 1 : 0]; });
    }
    void operator()(event::ended const& e) const noexcept {
        count([&](state& s) {
            histogram& h = s.durations[e.endpoint.name];
            ++s.calls[{e.endpoint.name, result_label(e.status, e.error)}];
            double const seconds = std::chrono::duration<double>(e.duration).count();
            for (std::size_t i = 0; i != bounds.size(); ++i) {
                if (seconds <= bounds[i].first) ++h.buckets[i];
            }
            ++h.count;
            h.sum += std::chrono::duration_cast<std::chrono::nanoseconds>(e.duration);
        });
    }

    /// All counters in the text form of Prometheus, version 0.0.4. Calls to allocate may throw.
    [[nodiscard]] std::string text() const {
        std::lock_guard const lock(state_->mutex);
        std::string out;
        append(out, "attempts_total", "Attempts to send a request.", "result", state_->attempts);
        append(out, "calls_total", "Calls that have ended.", "result", state_->calls);
        append(out, "waits_total", "Delays between attempts, and for a token.", "reason", state_->waits);
        begin(out, "token_refreshes_total", "Requests for a new token.", "counter");
        for (std::size_t granted : {0U, 1U}) {
            ((((out += state_->prefix) += "_token_refreshes_total{granted=\"") += granted == 0 ? "false" : "true") +=
             "\"} ") += std::to_string(state_->refreshes[granted]) + '\n';
        }
        append_durations(out);
        return out;
    }

  private:
    static constexpr std::array<std::pair<double, std::string_view>, 10> bounds{{{.01, "0.01"},
                                                                                 {.025, "0.025"},
                                                                                 {.05, "0.05"},
                                                                                 {.1, "0.1"},
                                                                                 {.25, "0.25"},
                                                                                 {.5, "0.5"},
                                                                                 {1, "1"},
                                                                                 {2.5, "2.5"},
                                                                                 {5, "5"},
                                                                                 {10, "10"}}};
    struct histogram {
        std::array<std::uint64_t, bounds.size()> buckets{};  // each counts those below its bound
        std::uint64_t count = 0;
        std::chrono::nanoseconds sum{};
    };
    using counters =
        std::map<std::pair<std::string_view, std::string>, std::uint64_t>;  // names of operations are static
    struct state {
        default_mutex mutex;
        std::string prefix;
        counters attempts, calls, waits;
        std::array<std::uint64_t, 2> refreshes{};
        std::map<std::string_view, histogram> durations;
    };

    template <class F>
    void count(F f) const noexcept {
        detail::quietly([&] {
            std::lock_guard const lock(state_->mutex);
            f(*state_);
        });
    }

    /// The name of an operation as the value of a label.
    static std::string label_text(std::string_view name) {
        std::string out;
        for (char const c : name) {
            if (c == '\\' || c == '"') out += '\\';
            out += c == '\n' ? std::string_view("\\n") : std::string_view(&c, 1);
        }
        return out;
    }
    static std::string result_label(int status, errc error) {
        if (error == errc::none) return std::to_string(status);
        return to_text(error);
    }
    static std::string to_text(event::wait_reason r) {
        switch (r) {
            case event::wait_reason::backoff: return "backoff";
            case event::wait_reason::retry_after: return "retry_after";
            case event::wait_reason::token: return "token";
        }
        return "unknown";
    }
    static std::string to_text(errc e) { return std::string(rest::to_text(e)); }

    void begin(std::string& out, std::string_view name, std::string_view help, std::string_view type) const {
        std::string const full = state_->prefix + '_' + std::string(name);
        ((((out += "# HELP ") += full) += ' ') += help) += '\n';
        ((((out += "# TYPE ") += full) += ' ') += type) += '\n';
    }
    void append(std::string& out, std::string_view name, std::string_view help, std::string_view label,
                counters const& all) const {
        begin(out, name, help, "counter");
        for (auto const& [key, n] : all) {
            out += state_->prefix + '_' + std::string(name) + "{operation=\"" + label_text(key.first) + "\"," +
                   std::string(label) + "=\"" + key.second + "\"} " + std::to_string(n) + '\n';
        }
    }
    void append_durations(std::string& out) const {
        begin(out, "call_duration_seconds", "Time of calls, delays included.", "histogram");
        for (auto const& [name, h] : state_->durations) {
            std::string const first = state_->prefix + "_call_duration_seconds";
            std::string const operation = "{operation=\"" + label_text(name) + '"';
            for (std::size_t i = 0; i != bounds.size(); ++i) {
                out += first + "_bucket" + operation + ",le=\"" + std::string(bounds[i].second) + "\"} " +
                       std::to_string(h.buckets[i]) + '\n';
            }
            out += first + "_bucket" + operation + ",le=\"+Inf\"} " + std::to_string(h.count) + '\n';
            // In whole nanoseconds: no locale writes a comma then, and no digit is lost.
            std::string sum = std::to_string(h.sum.count());
            if (sum.size() < 10) sum.insert(0, 10 - sum.size(), '0');
            sum.insert(sum.size() - 9, 1, '.');
            out += first + "_sum" + operation + "} " + sum + '\n';
            out += first + "_count" + operation + "} " + std::to_string(h.count) + '\n';
        }
    }

    std::shared_ptr<state> state_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
