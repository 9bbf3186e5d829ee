// SPDX-License-Identifier: BSL-1.0

// usage: benchmarks [--smoke] [--json FILE]
//        benchmarks --only BENCHMARK VARIANT TIMES

#include <boost/json.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "harness.hpp"

int main(int argc, char** argv) {
    bool smoke = false;
    std::string json_file;
    std::string only;
    std::string variant;
    std::size_t times = 0;
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        if (argument == "--smoke") {
            smoke = true;
        } else if (argument == "--json" && i + 1 < argc) {
            json_file = argv[++i];
        } else if (argument == "--only" && i + 3 < argc) {
            only = argv[++i];
            variant = argv[++i];
            times = std::strtoull(argv[++i], nullptr, 10);
        } else {
            std::fprintf(stderr, "usage: benchmarks [--smoke] [--json FILE] [--only BENCHMARK VARIANT TIMES]\n");
            return 2;
        }
    }
    std::vector<benchmarks::benchmark> all;
    for (auto const& list : {benchmarks::decode_benchmarks(only, smoke ? 10 : 10'000), benchmarks::encode_benchmarks(),
                             benchmarks::request_benchmarks(), benchmarks::call_benchmarks()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    if (!only.empty()) {
        for (auto const& b : all) {
            if (b.name == only && benchmarks::run_only(b, variant, times)) return EXIT_SUCCESS;
        }
        std::fprintf(stderr, "there is no such benchmark\n");
        return EXIT_FAILURE;
    }
    boost::json::array results;
    for (auto const& b : all) results.push_back(benchmarks::run(b, smoke));
    if (!json_file.empty()) std::ofstream(json_file) << boost::json::serialize(results) << '\n';
    return EXIT_SUCCESS;
}
