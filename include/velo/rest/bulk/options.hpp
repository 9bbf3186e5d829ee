// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_OPTIONS_HPP
#define VELO_REST_BULK_OPTIONS_HPP

#include <velo/rest/call/options.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>

#include <chrono>
#include <cstddef>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// The effect of a failed call on its bulk. The sink receives every failure in both cases.
enum class bulk_errors {
    stop,   ///< begin no further call; those in flight end
    go_on,  ///< go on to the end of the source
};

/// The options of `for_each_concurrent`. Use it as `bulk_options` or `async_bulk_options`.
template <bool Async>
struct basic_bulk_options {
    /// The most calls at the same time; 0 counts as 1. A blocking bulk uses as many threads, the calling one included.
    std::size_t in_flight = 8;
    /// The effect of a failed call on the others. Default: no further call begins.
    bulk_errors on_error = bulk_errors::stop;
    /// The longest time that one Retry-After holds back the whole bulk. Default: one minute.
    duration_setting max_delay = std::chrono::minutes(1);
    /// Ends the bulk from another thread: its calls end with `errc::cancelled` and no further call begins. An
    /// asynchronous bulk is stopped by cancelling its coroutine, or by its sink.
    std::conditional_t<Async, no_stop, rest::stop> stop{};
};

/// The options of a bulk that blocks.
using bulk_options = basic_bulk_options<false>;
/// The options of an asynchronous bulk.
using async_bulk_options = basic_bulk_options<true>;
// g++ 12 copies a braced value inside a co_await expression byte by byte.
static_assert(std::is_trivially_copyable_v<async_bulk_options>);

}  // namespace velo::inline VELO_ABI::rest

#endif
