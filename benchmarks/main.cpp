// SPDX-License-Identifier: BSL-1.0

// usage: benchmarks [--smoke] [--json FILE]
//        benchmarks --only BENCHMARK VARIANT TIMES

#include <boost/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "harness.hpp"

int main(int argc, char** argv) {
    std::vector<benchmarks::benchmark> all;
    bool const is_count = argc == 5 && std::string_view(argv[1]) == "--only";
    for (auto const& list : {benchmarks::decode_benchmarks(is_count ? argv[2] : ""), benchmarks::encode_benchmarks(),
                             benchmarks::request_benchmarks(), benchmarks::call_benchmarks()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    if (is_count) {
        for (auto const& b : all) {
            if (b.name == argv[2] && benchmarks::run_only(b, argv[3], std::strtoull(argv[4], nullptr, 10))) return 0;
        }
        std::fprintf(stderr, "no such benchmark\n");
        return EXIT_FAILURE;
    }
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
    for (auto const& b : all) results.push_back(benchmarks::run(b, smoke));
    if (!json_file.empty()) std::ofstream(json_file) << boost::json::serialize(results) << '\n';
    return EXIT_SUCCESS;
}
