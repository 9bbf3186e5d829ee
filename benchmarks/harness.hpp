// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_BENCHMARKS_HARNESS_HPP
#define VELO_BENCHMARKS_HARNESS_HPP

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
};

/// Allocations since the program began.
std::size_t allocations() noexcept;

std::string fixture(std::string const& name);

std::vector<benchmark> decode_benchmarks();
std::vector<benchmark> encode_benchmarks();
std::vector<benchmark> request_benchmarks();
std::vector<benchmark> call_benchmarks();

/// Stops the program when two ways of doing the same job do not do the same.
void require(bool same, std::string const& what);

}  // namespace benchmarks

#endif
