// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_BENCHMARKS_HARNESS_HPP
#define VELO_BENCHMARKS_HARNESS_HPP

#include <boost/json/object.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// A small harness: the variants of a benchmark do the same job; the first one is the floor, written by hand. They take
/// turns within one run, so that other processes on the machine disturb all alike. The result is the median.
namespace benchmarks {

struct variant {
    std::string name;
    std::function<std::size_t()> job;  ///< returns a value that depends on the work, so that no compiler leaves it out
};

struct benchmark {
    std::string name;
    std::size_t bytes = 0;  ///< read or written by one job; 0: not reported
    std::vector<variant> variants;
    std::size_t users = 0;  ///< in what is read; 0: not reported
    std::size_t parts = 1;  ///< equal parts of one job; the results are those of one part
    bool waits = false;     ///< the job waits for another process: report processor time beside the time
};

/// Allocations since the program began.
std::size_t allocations() noexcept;
/// Counts the bytes of the heap until `peak_bytes`. Else nothing does, because it takes time.
void count_bytes() noexcept;
/// The most bytes of the heap that were in use at once since `count_bytes`, above those in use then.
std::size_t peak_bytes() noexcept;
/// Counts an allocation that does not come through `operator new`.
void count_allocation() noexcept;

/// The text of a file in benchmarks/fixtures.
std::string fixture(std::string const& name);

/// Those with this name, or all if it is empty; none that reads more users.
std::vector<benchmark> decode_benchmarks(std::string_view only, std::size_t most_users);
std::vector<benchmark> encode_benchmarks();
std::vector<benchmark> request_benchmarks();
std::vector<benchmark> call_benchmarks();

/// Measures, prints a table, and returns the same as JSON. With `smoke` each job runs a few times only.
boost::json::object run(benchmark const& b, bool smoke);

/// Runs one variant so many times, for a program that counts instructions. False if there is no such variant.
bool run_only(benchmark const& b, std::string const& variant_name, std::size_t times);

/// Stops the program, with a message, unless the variants of a job agree.
void require(bool same, std::string const& what);

}  // namespace benchmarks

#endif
