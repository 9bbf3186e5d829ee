// SPDX-License-Identifier: BSL-1.0
// kind: 8
// expect: velo: these are not Policies
// where: header

#include <velo/velo.hpp>

#include <string>

struct good : velo::rest::default_policies {};
struct bad {
    using mutex = std::mutex;
    std::string_view user_agent = "agent";
    std::size_t max_response_bytes = 1024;
    bool allow_credentials_in_clear_text = false;
};

void test() {
#if ACCEPT
    [[maybe_unused]] velo::client const client(velo::rest::scripted{}, velo::bearer("token"), velo::rest::json{},
                                               good{});
#else
    [[maybe_unused]] velo::client const client(velo::rest::scripted{}, velo::bearer("token"), velo::rest::json{},
                                               bad{});
#endif
}
