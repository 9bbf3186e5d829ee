// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_TRACEPARENT_HPP
#define VELO_REST_OBSERVE_TRACEPARENT_HPP

#include <velo/rest/observe/events.hpp>
#include <velo/rest/observe/quietly.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The fields of a W3C `traceparent` that go on to the next party.
struct trace_parent {
    std::string_view trace_id;  ///< 32 digits in lower-case hex, not all zero
    std::string_view flags;     ///< 2 digits; `01` means that the trace is recorded

    /// Reads the value of a `traceparent` field of version 00, or a later one that begins alike. `std::nullopt` for
    /// another text. The result views `text`.
    [[nodiscard]] static std::optional<trace_parent> parse(std::string_view text) noexcept {
        if (text.size() < 55 || (text.size() > 55 && (text.starts_with("00") || text[55] != '-'))) return std::nullopt;
        if (text.starts_with("ff") || text[2] != '-' || text[35] != '-' || text[52] != '-') return std::nullopt;
        std::string_view const trace = text.substr(3, 32), span = text.substr(36, 16), flags = text.substr(53, 2);
        if (!is_hex(text.substr(0, 2)) || !is_id(trace) || !is_id(span) || !is_hex(flags)) return std::nullopt;
        return trace_parent{trace, flags};
    }

    /// True for digits in lower-case hex that are not all zero.
    [[nodiscard]] static bool is_id(std::string_view text) noexcept {
        return is_hex(text) && text.find_first_not_of('0') != std::string_view::npos;
    }

  private:
    static bool is_hex(std::string_view text) noexcept {
        return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    }
};

/// No trace is under way: the default of `add_traceparent`.
struct no_current_trace {
    /// Empty.
    [[nodiscard]] std::string_view operator()(event::event_context const&) const noexcept { return {}; }
};

/// Observer that adds a W3C `traceparent` to each attempt, which is a span of its own. The trace is
///  - that of the `traceparent` that `Current` returns, whose known flags are passed on;
///  - or else the correlation of the call, if it is a trace id: 32 digits in lower-case hex;
///  - or else a new one for each attempt, which is sampled.
///
/// `Current` takes the `event_context` and returns what converts to a `std::string_view`, for example of a
/// `thread_local` variable in a program whose calls block. Ids are random, and no secrets. Thread safety: safe if
/// Current is.
template <class Current = no_current_trace>
class add_traceparent {
  public:
    /// Draws ids from the clock. Calls to allocate may throw.
    explicit add_traceparent(Current current = {}) : add_traceparent(splitmix64()(), std::move(current)) {}
    /// Draws ids from `seed`: for tests. Calls to allocate may throw.
    explicit add_traceparent(std::uint64_t seed, Current current = {})
        : current_(std::move(current)), next_(std::make_shared<std::atomic<std::uint64_t>>(seed)) {}

    /// Adds the field, unless the call has too many.
    void add_headers(event::sending const& e, extra_headers& out) const noexcept {
        detail::quietly([&] {
            auto const& current = current_(e);
            std::string trace, flags = "01";
            if (auto const parent = trace_parent::parse(current)) {
                trace = parent->trace_id;
                flags = known_flags(parent->flags);
            } else if (e.correlation.size() == 32 && trace_parent::is_id(e.correlation)) {
                trace = e.correlation;
            } else {
                trace = new_id() + new_id();
            }
            static_cast<void>(out.add("traceparent", "00-" + trace + '-' + new_id() + '-' + flags));
        });
    }

  private:
    /// Those flags that the specification has, sampled and random-trace-id; all others are sent as zero.
    [[nodiscard]] static std::string known_flags(std::string_view flags) {
        char const last = flags[1];
        int const bits = last <= '9' ? last - '0' : last - 'a' + 10;
        return {'0', static_cast<char>('0' + (bits & 3))};
    }
    /// 16 digits, not all zero.
    [[nodiscard]] std::string new_id() const {
        std::uint64_t bits = 0;
        while (bits == 0) bits = splitmix64::nth(next_->fetch_add(1));
        std::string out;
        for (int i = 0; i != 16; ++i, bits >>= 4) out += "0123456789abcdef"[bits % 16];
        return out;
    }

    Current current_;
    std::shared_ptr<std::atomic<std::uint64_t>> next_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
