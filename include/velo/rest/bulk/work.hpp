// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_WORK_HPP
#define VELO_REST_BULK_WORK_HPP

#include <velo/rest/bulk/options.hpp>
#include <velo/rest/bulk/report.hpp>
#include <velo/rest/bulk/source.hpp>
#include <velo/rest/bulk/throttle.hpp>
#include <velo/rest/process/mutex.hpp>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// The state that the workers of a bulk share: source, sink, report and throttle. It reads the source and calls the
/// sink for one worker at a time. Thread safety: any number of workers.
template <class Source, class Make, class Sink, class Result>
class bulk_work {
  public:
    using item = typename bulk_items<Source>::item;
    using report_type = bulk_report<std::remove_cvref_t<decltype(std::declval<Result&>().error())>>;

    template <bool Async>
    bulk_work(Source source, Make m, Sink sink, basic_bulk_options<Async> const& o)
        : make(std::move(m)),
          throttle(o.max_delay),
          source_(std::forward<Source>(source)),
          sink_(std::move(sink)),
          on_error_(o.on_error),
          workers_((std::max)(o.in_flight, std::size_t{1})) {
        if (auto const size = source_.size()) workers_ = (std::min)(workers_, (std::max)(*size, std::size_t{1}));
    }

    /// The most workers that have work.
    [[nodiscard]] std::size_t workers() const noexcept { return workers_; }

    /// The next item; `std::nullopt` at the end, and after a stop.
    [[nodiscard]] std::optional<item> next() {
        std::lock_guard const lock(mutex_);
        if (report_.is_complete || throttle.has_ended()) return std::nullopt;
        std::optional<item> one = source_.next();
        if (!one) report_.is_complete = true;
        return one;
    }

    /// Makes the operation of an item, for one worker at a time.
    [[nodiscard]] auto operation(item const& one) {
        std::lock_guard const lock(mutex_);
        return make(one);
    }

    /// Counts the result of the call for `one`, and gives it to the sink.
    void ended(item& one, Result& result) {
        std::lock_guard const lock(mutex_);
        if (result.has_value()) {
            ++report_.succeeded;
        } else {
            ++report_.failed;
            if (!report_.first_error) report_.first_error = result.error();
            if (on_error_ == bulk_errors::stop) throttle.end();
        }
        if constexpr (std::is_void_v<std::invoke_result_t<Sink&, item&, Result&>>) {
            sink_(one, result);
        } else {
            if (!sink_(one, result)) throttle.end();
        }
    }

    /// The report. Precondition: no worker works.
    [[nodiscard]] report_type report() && { return std::move(report_); }

    Make make;               ///< makes the operation or the call of an item
    bulk_throttle throttle;  ///< of all calls

  private:
    default_mutex mutex_;
    bulk_items<Source> source_;
    Sink sink_;
    bulk_errors on_error_;
    std::size_t workers_;
    report_type report_;
};

/// Ends the whole bulk if its worker is left by an exception, or destroyed.
template <class Work>
class worker_guard {
  public:
    explicit worker_guard(Work& work) noexcept : work_(&work) {}
    worker_guard(worker_guard const&) = delete;
    worker_guard& operator=(worker_guard const&) = delete;
    ~worker_guard() {
        if (work_ != nullptr) work_->throttle.end();
    }
    /// The worker ends well.
    void release() noexcept { work_ = nullptr; }

  private:
    Work* work_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
