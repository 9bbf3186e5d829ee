// SPDX-License-Identifier: BSL-1.0

// What the compiler says on a board about the defaults that need threads. STEP is the number of those that are given.

#include <velo/client.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/stream.hpp>
#include <velo/users_api.hpp>

namespace rest = velo::rest;

struct board_clock {
    using rep = std::int64_t;
    using period = std::milli;
    using duration = std::chrono::milliseconds;
    using time_point = std::chrono::time_point<board_clock>;
    static time_point now();
};
struct calendar {
    static std::chrono::sys_seconds now();
};
struct waiting {
    rest::errc operator()(rest::delay const&, rest::stop const&) const;
};
struct uart {
    rest::transferred read_some(std::span<char>, rest::duration);
    rest::transferred write_some(std::string_view, rest::duration);
};

struct config : rest::default_config {
#if STEP >= 1
    using clock = board_clock;
#endif
#if STEP >= 2
    using mutex = rest::no_mutex;
#endif
#if STEP >= 3
    using wait_strategy = waiting;
#endif
#if STEP >= 4
    using wall_clock = calendar;
    rest::splitmix64 generator{7};
#endif
};

#if STEP == 5
using connection = rest::stream_connection<uart>;
#else
using connection = rest::stream_connection<uart, board_clock>;
#endif
#if STEP == 6
using credentials = velo::client_credentials<>;
#else
using credentials = velo::client_credentials<rest::no_mutex>;
#endif

bool a_call(connection& c) {
    rest::client const client{rest::stream(c), credentials(velo::secret_string("a"), velo::secret_string("b")),
                              rest::text_json{}, config{}};
    return client.call(velo::get_self{}).has_value();
}
