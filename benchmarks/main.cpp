// SPDX-License-Identifier: BSL-1.0

// usage: benchmarks [--smoke] [--json FILE]

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <stdexcept>
#include <string_view>

#include "harness.hpp"

namespace {

std::size_t allocated = 0;

void* allocate(std::size_t size) {
    ++allocated;
    if (void* const block = std::malloc(size == 0 ? 1 : size)) return block;
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }

namespace benchmarks {

std::size_t allocations() noexcept { return allocated; }

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

}  // namespace benchmarks

namespace {

using clock_type = std::chrono::steady_clock;
std::size_t volatile sink = 0;

double time_of(benchmarks::variant const& v, std::size_t times) {
    auto const start = clock_type::now();
    std::size_t sum = 0;
    for (std::size_t i = 0; i != times; ++i) sum += v.job();
    sink = sink + sum;
    return std::chrono::duration<double, std::nano>(clock_type::now() - start).count() / static_cast<double>(times);
}

boost::json::object run(benchmarks::benchmark const& b, bool smoke) {
    std::size_t const rounds = smoke ? 3 : 41;
    // A turn takes about five milliseconds.
    std::vector<std::size_t> times;
    for (auto const& v : b.variants) {
        double const once = time_of(v, smoke ? 1 : 20);
        times.push_back(smoke ? 2 : (std::max)(std::size_t{1}, static_cast<std::size_t>(5e6 / once)));
    }
    std::vector<std::vector<double>> taken(b.variants.size());
    for (std::size_t round = 0; round != rounds; ++round) {
        for (std::size_t i = 0; i != b.variants.size(); ++i) taken[i].push_back(time_of(b.variants[i], times[i]));
    }
    boost::json::array rows;
    double floor = 0;
    std::printf("%s\n", b.name.c_str());
    for (std::size_t i = 0; i != b.variants.size(); ++i) {
        std::nth_element(taken[i].begin(), taken[i].begin() + static_cast<std::ptrdiff_t>(rounds / 2), taken[i].end());
        double const median = taken[i][rounds / 2];
        if (i == 0) floor = median;
        std::size_t const before = benchmarks::allocations();
        sink = sink + b.variants[i].job();
        std::size_t const allocations = benchmarks::allocations() - before;
        double const rate = b.bytes == 0 ? 0 : static_cast<double>(b.bytes) * 1e3 / median;
        std::printf("  %-34s %12.0f ns %7.2f x floor %7zu allocations", b.variants[i].name.c_str(), median,
                    median / floor, allocations);
        if (b.bytes != 0) std::printf(" %8.0f MB/s", rate);
        std::printf("\n");
        rows.push_back({{"variant", b.variants[i].name},
                        {"median_ns", median},
                        {"ratio_to_floor", median / floor},
                        {"allocations", allocations},
                        {"mb_per_s", rate}});
    }
    return {{"benchmark", b.name}, {"bytes", b.bytes}, {"rows", rows}};
}

}  // namespace

int main(int argc, char** argv) {
    bool smoke = false;
    std::string json_file;
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        if (argument == "--smoke") {
            smoke = true;
        } else if (argument == "--json" && i + 1 < argc) {
            json_file = argv[++i];
        } else {
            std::fprintf(stderr, "usage: benchmarks [--smoke] [--json FILE]\n");
            return 2;
        }
    }
    boost::json::array results;
    for (auto const& list : {benchmarks::decode_benchmarks(), benchmarks::encode_benchmarks(),
                             benchmarks::request_benchmarks(), benchmarks::call_benchmarks()}) {
        for (auto const& b : list) results.push_back(run(b, smoke));
    }
    if (!json_file.empty()) std::ofstream(json_file) << boost::json::serialize(results) << '\n';
    return EXIT_SUCCESS;
}
