// SPDX-License-Identifier: BSL-1.0

// usage: network_benchmarks [--smoke] [--json FILE]
//            measures all contenders in turns
//        network_benchmarks --list
//            lists the contenders, one a line: key, calls at a time, name
//        network_benchmarks --serve MICROSECONDS
//            serves, with this delay, until its standard input ends; prints its port
//        network_benchmarks --port PORT --only KEY --calls COUNT
//            makes COUNT calls with one contender, for tools that count
//        network_benchmarks --port PORT --only KEY --idle
//            prints the bytes of the heap that a connection of this contender holds when its calls have ended

#include <boost/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <malloc.h>
#include <map>
#include <optional>
#include <sched.h>
#include <string>
#include <unistd.h>

#include "../harness.hpp"
#include "network.hpp"

namespace {

using namespace benchmarks::network;

std::vector<contender> contenders() {
    std::vector<contender> all;
#ifdef VELO_HAS_CURL
    auto const curl = curl_contenders();
#else
    std::vector<contender> const curl;
#endif
#if VELO_HAS_HTTPLIB
    auto const httplib = httplib_contenders();
#else
    std::vector<contender> const httplib;
#endif
    // The floors first: the others are compared with them.
    for (auto const& list :
         {raw_contenders(), raw_tls_contenders(), beast_contenders(), httplib, curl, asio_contenders()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

int usage() {
    std::fprintf(stderr,
                 "usage: network_benchmarks [--smoke] [--json FILE] | --list | --serve MICROSECONDS\n"
                 "       | --port PORT --only KEY --calls COUNT\n");
    return 2;
}

/// Puts client and server on one processor if the system allows it. Waking another one costs more than everything
/// that is measured here, above all in a virtual machine. So a call takes the time of both sides.
void stay_on_one_processor() {
    int const here = sched_getcpu();
    if (here < 0) return;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(here), &one);
    static_cast<void>(sched_setaffinity(0, sizeof one, &one));
}

void measure(bool smoke, std::string const& json_file) {
    stay_on_one_processor();
    // First, because the process forks here and should have no threads yet.
    server const peer;
    boost::json::array results;
    struct table {
        std::size_t concurrency;
        bool is_over_tls;
        std::string name;
    };
    for (auto const& [concurrency, is_over_tls, name] :
         {table{1, false, "one call at a time"},
          table{many, false, std::to_string(many) + " calls at a time, one thread"},
          table{1, true, "one call at a time over TLS 1.3"}}) {
        // Starting many coroutines costs time, so each makes several calls.
        std::size_t const calls = concurrency == 1 ? 1 : 4;
        benchmarks::benchmark b;
        b.name = name;
        b.parts = concurrency * calls;
        b.waits = true;
        for (contender const& c : contenders()) {
            if (c.concurrency != concurrency || c.is_over_tls != is_over_tls) continue;
            std::shared_ptr<client> const made = c.make(peer.port());
            b.variants.push_back({c.name, [made, calls, wanted = concurrency * calls, name = c.name] {
                                      std::size_t const right = made->calls(calls);
                                      benchmarks::require(right == wanted, name);
                                      return right;
                                  }});
        }
        results.push_back(benchmarks::run(b, smoke));
    }
    if (!json_file.empty()) std::ofstream(json_file) << boost::json::serialize(results) << '\n';
}

/// Prints the heap that a client holds after its calls, divided by its connections.
int measure_idle(std::uint16_t port, std::string const& key) {
    for (contender const& c : contenders()) {
        if (c.key != key) continue;
        // The first client makes what the program holds once.
        benchmarks::require(c.make(port)->calls(4) == 4 * c.concurrency, c.name);
        std::size_t const before = mallinfo2().uordblks;
        auto const made = c.make(port);
        benchmarks::require(made->calls(4) == 4 * c.concurrency, c.name);
        std::printf("%zu\n", (mallinfo2().uordblks - before) / c.concurrency);
        return EXIT_SUCCESS;
    }
    return usage();
}

int run_one(std::uint16_t port, std::string const& key, std::size_t calls) {
    for (contender const& c : contenders()) {
        if (c.key != key) continue;
        std::size_t const each = calls / c.concurrency;
        benchmarks::require(c.make(port)->calls(each) == each * c.concurrency, c.name);
        return EXIT_SUCCESS;
    }
    return usage();
}

}  // namespace

int main(int argc, char** argv) {
    std::map<std::string, std::string> options;
    for (int i = 1; i < argc; ++i) {
        std::string const name = argv[i];
        bool const is_alone = name == "--smoke" || name == "--list" || name == "--idle";
        if (!is_alone && i + 1 == argc) return usage();
        options[name] = is_alone ? "" : argv[++i];
    }
    auto const given = [&](char const* name) -> std::optional<std::string> {
        auto const it = options.find(name);
        if (it == options.end()) return std::nullopt;
        return it->second;
    };
    if (given("--list")) {
        for (contender const& c : contenders())
            std::printf("%s\t%zu\t%s\n", c.key.c_str(), c.concurrency, c.name.c_str());
    } else if (auto const delay = given("--serve")) {
        std::uint16_t port = 0;
        int const listener = listen_on_loopback(port);
        std::printf("%u\n", static_cast<unsigned>(port));
        std::fflush(stdout);
        serve(listener, STDIN_FILENO, std::chrono::microseconds(std::stol(*delay)));
    } else if (auto const port = given("--port")) {
        if (given("--idle"))
            return measure_idle(static_cast<std::uint16_t>(std::stoul(*port)), given("--only").value_or(""));
        return run_one(static_cast<std::uint16_t>(std::stoul(*port)), given("--only").value_or(""),
                       std::stoul(given("--calls").value_or("1")));
    } else {
        measure(given("--smoke").has_value(), given("--json").value_or(""));
    }
    return EXIT_SUCCESS;
}
