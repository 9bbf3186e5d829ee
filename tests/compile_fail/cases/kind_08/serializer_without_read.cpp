// SPDX-License-Identifier: BSL-1.0
// kind: 8
// expect: velo: this is not a Serializer
// where: header

#include <velo/velo.hpp>

#include <string>

struct bad {
    std::string_view media_type() const noexcept { return "text/plain"; }
    template <class T>
    void write(T const&, velo::rest::buffer&) const {}
};
struct good : bad {
    template <class T>
    velo::rest::read_failure read(std::string_view, T&) const {
        return {};
    }
};

void test() {
#if ACCEPT
    [[maybe_unused]] velo::client const client(velo::rest::scripted{}, velo::bearer("token"), good{});
#else
    [[maybe_unused]] velo::client const client(velo::rest::scripted{}, velo::bearer("token"), bad{});
#endif
}
