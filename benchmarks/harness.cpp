// SPDX-License-Identifier: BSL-1.0
#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <malloc.h>
#include <new>
#include <stdexcept>
#include <time.h>

#include "harness.hpp"

namespace {

std::size_t allocated = 0;
bool counts_bytes = false;  ///< only in one run of each job, so that this is not in its time and its instructions
std::ptrdiff_t in_use = 0;  ///< bytes since the reset
std::ptrdiff_t peak = 0;    ///< the most of them

void* allocate(std::size_t size) {
    ++allocated;
    void* const block = std::malloc(size == 0 ? 1 : size);
    if (block == nullptr) throw std::bad_alloc();
    if (counts_bytes) {
        in_use += static_cast<std::ptrdiff_t>(malloc_usable_size(block));
        peak = (std::max)(peak, in_use);
    }
    return block;
}
void release(void* block) noexcept {
    if (counts_bytes && block != nullptr) in_use -= static_cast<std::ptrdiff_t>(malloc_usable_size(block));
    std::free(block);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* block) noexcept { release(block); }
void operator delete[](void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t) noexcept { release(block); }
void operator delete[](void* block, std::size_t) noexcept { release(block); }

#ifdef __GLIBC__
// Boost.Asio takes the frames of coroutines from here.
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);
extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    ++allocated;
    return __libc_memalign(alignment, size);
}
#endif

namespace benchmarks {

std::size_t allocations() noexcept { return allocated; }
void count_bytes() noexcept {
    in_use = peak = 0;
    counts_bytes = true;
}
std::size_t peak_bytes() noexcept {
    counts_bytes = false;
    return static_cast<std::size_t>(peak);
}
void count_allocation() noexcept { ++allocated; }

std::string fixture(std::string const& name) {
    std::ifstream file(std::string(VELO_BENCHMARK_FIXTURES "/") + name, std::ios::binary);
    if (!file) throw std::runtime_error("no fixture " + name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void require(bool same, std::string const& what) {
    if (same) return;
    std::fprintf(stderr, "not the same: %s\n", what.c_str());
    std::exit(EXIT_FAILURE);
}

namespace {

using clock_type = std::chrono::steady_clock;
std::size_t volatile sink = 0;

/// Processor time of this process, in nanoseconds.
double processor_time() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

struct taken {
    std::vector<double> wall;
    std::vector<double> processor;
};

double take_turn(benchmark const& b, variant const& v, std::size_t times, taken& t) {
    auto const start = clock_type::now();
    double const processor = processor_time();
    std::size_t sum = 0;
    for (std::size_t i = 0; i != times; ++i) sum += v.job();
    sink = sink + sum;
    auto const parts = static_cast<double>(times * b.parts);
    t.processor.push_back((processor_time() - processor) / parts);
    t.wall.push_back(std::chrono::duration<double, std::nano>(clock_type::now() - start).count() / parts);
    return t.wall.back();
}

double median_of(std::vector<double>& values) {
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

boost::json::object run(benchmark const& b, bool smoke) {
    // A turn takes about five milliseconds; shorter ones where client and server share the processor, so that a third
    // process disturbs only a few of them.
    std::size_t const rounds = smoke ? 3 : b.waits ? 205 : 41;
    double const turn = b.waits ? 1e6 : 5e6;
    std::vector<std::size_t> times;
    for (auto const& v : b.variants) {
        taken ignored;
        double const once = take_turn(b, v, smoke ? 1 : 20, ignored) * static_cast<double>(b.parts);
        times.push_back(smoke ? 2 : (std::max)(std::size_t{1}, static_cast<std::size_t>(turn / once)));
    }
    std::vector<taken> all(b.variants.size());
    for (std::size_t round = 0; round != rounds; ++round) {
        for (std::size_t i = 0; i != b.variants.size(); ++i) take_turn(b, b.variants[i], times[i], all[i]);
    }
    boost::json::array rows;
    double floor = 0;
    double processor_floor = 0;
    std::printf("%s\n", b.name.c_str());
    for (std::size_t i = 0; i != b.variants.size(); ++i) {
        double const median = median_of(all[i].wall);
        double const processor = median_of(all[i].processor);
        if (i == 0) {
            floor = median;
            processor_floor = processor;
        }
        std::size_t const before = allocations();
        count_bytes();
        sink = sink + b.variants[i].job();
        std::size_t const heap = peak_bytes();
        std::size_t const allocations_each = (allocations() - before) / b.parts;
        double const rate = b.bytes == 0 ? 0 : static_cast<double>(b.bytes) * 1e3 / median;
        std::printf("  %-34s %12.0f ns %7.2f x floor %7zu allocations", b.variants[i].name.c_str(), median,
                    median / floor, allocations_each);
        if (b.bytes != 0) std::printf(" %8.0f MB/s", rate);
        if (b.users != 0) std::printf(" %8.0f bytes a user", static_cast<double>(heap) / static_cast<double>(b.users));
        if (b.waits) std::printf(" %8.0f ns of processor time, %.2f x floor", processor, processor / processor_floor);
        std::printf("\n");
        rows.push_back({{"variant", b.variants[i].name},
                        {"median_ns", median},
                        {"ratio_to_floor", median / floor},
                        {"processor_ns", processor},
                        {"processor_ratio_to_floor", processor / processor_floor},
                        {"allocations", allocations_each},
                        {"peak_heap_bytes", heap},
                        {"mb_per_s", rate}});
    }
    return {{"benchmark", b.name}, {"bytes", b.bytes}, {"users", b.users}, {"rows", rows}};
}

bool run_only(benchmark const& b, std::string const& variant_name, std::size_t times) {
    for (variant const& v : b.variants) {
        if (v.name != variant_name) continue;
        for (std::size_t i = 0; i != times; ++i) sink = sink + v.job();
        return true;
    }
    return false;
}

}  // namespace benchmarks
