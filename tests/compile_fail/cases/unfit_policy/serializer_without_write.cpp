// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Serializer cannot write
// where: header

#include "../../prelude.hpp"

struct good {
    std::string_view media_type() const noexcept { return "text/plain"; }
    template <class T>
    void write(T const&, velo::rest::secure_buffer&) const {}
    template <class T>
    velo::rest::decode_result read(std::string_view, T&) const { return {}; }
};
struct bad {
    std::string_view media_type() const noexcept { return "text/plain"; }
    template <class T>
    velo::rest::decode_result read(std::string_view, T&) const { return {}; }
};

struct test : setting {
    void run() {
#if ACCEPT
        velo::client one(fake, velo::bearer("t"), good{});
#else
        velo::client one(fake, velo::bearer("t"), bad{});
#endif
    }
};
