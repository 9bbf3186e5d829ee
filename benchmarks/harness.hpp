// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_BENCHMARKS_HARNESS_HPP
#define VELO_BENCHMARKS_HARNESS_HPP

#include <boost/json/object.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

/// A small harness: each benchmark has variants that do the same job, the first of which is the floor, written by hand.
/// The variants take turns within one run, so that what else the machine does hits all alike; the median counts.
namespace benchmarks {

struct variant {
    std::string name;
    std::function<std::size_t()> job;  ///< returns something that depends on the work, so that it is done
};

struct benchmark {
    std::string name;
    std::size_t bytes = 0;  ///< read or written by one job; 0 where that says nothing
    std::vector<variant> variants;
    std::size_t parts = 1;  ///< like things that one job does; the figures are those of one of them
    bool waits = false;     ///< for somebody else: the processor time of this process is a figure of its own
};

/// Allocations since the program began.
std::size_t allocations() noexcept;
/// Counts one that did not come through `operator new`.
void count_allocation() noexcept;

std::string fixture(std::string const& name);

std::vector<benchmark> decode_benchmarks();
std::vector<benchmark> encode_benchmarks();
std::vector<benchmark> request_benchmarks();
std::vector<benchmark> call_benchmarks();

/// Measures, prints a table, and returns the same as JSON. With `smoke` each job runs a few times only.
boost::json::object run(benchmark const& b, bool smoke);

/// Stops the program when two ways of doing the same job do not do the same.
void require(bool same, std::string const& what);

}  // namespace benchmarks

#endif
