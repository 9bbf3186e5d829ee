// SPDX-License-Identifier: BSL-1.0
// kind: language
// form: value
// expect g++: no matching function for call to 'is up(
// expect clang: no matching function for call to 'is up'

#include "../../async.hpp"

template <velo::rest::blocking_transport T>
bool is_up(T const& transport) {
    velo::rest::response response;
    return transport.send({.target = "/"}, response, {}).error == velo::rest::errc::none;
}

struct test : setting {
    void run() {
#if ACCEPT
        ignore(is_up(fake));
#else
        ignore(is_up(async_api{fake}));
#endif
    }
};
