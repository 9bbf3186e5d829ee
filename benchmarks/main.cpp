// SPDX-License-Identifier: BSL-1.0

// usage: benchmarks [--smoke] [--json FILE]

#include <boost/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "harness.hpp"

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
        for (auto const& b : list) results.push_back(benchmarks::run(b, smoke));
    }
    if (!json_file.empty()) std::ofstream(json_file) << boost::json::serialize(results) << '\n';
    return EXIT_SUCCESS;
}
