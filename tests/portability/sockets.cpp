// SPDX-License-Identifier: BSL-1.0

// The rules of the conformance kit, over velo::sockets in clear text, where Boost.Test is not at hand: under wine.

#include <velo/transport/sockets.hpp>

#include <velo/rest/testing/conformance.hpp>

#include <cstdio>
#include <memory>
#include <utility>

int main() {
    namespace testing = velo::rest::testing;
    testing::conformance const kit(
        [](testing::loopback_peer::serve_function serve) {
            return std::make_unique<testing::loopback_peer>(std::move(serve));
        },
        [](velo::rest::server_url const& url) { return velo::rest::sockets(url); });
    auto const results = kit.run();
    std::size_t kept = 0;
    for (testing::rule_result const& r : results) {
        kept += r.problem.empty() ? 1 : 0;
        if (!r.problem.empty())
            std::printf("%.*s: %s\n", static_cast<int>(r.rule.size()), r.rule.data(), r.problem.c_str());
    }
    std::printf("%zu of %zu rules kept\n", kept, results.size());
    return kept == results.size() ? 0 : 1;
}
