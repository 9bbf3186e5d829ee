// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/client_state.hpp>

#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/process/fork.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

#if VELO_HAS_FORK
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace {

namespace rest = velo::rest;

struct one_thread : rest::default_config {
    using mutex = rest::no_mutex;
};

BOOST_AUTO_TEST_SUITE(rest_call_client_state)

BOOST_AUTO_TEST_CASE(an_exchange_that_was_given_back_is_leased_again_and_is_empty) {
    rest::client_state<rest::no_auth, rest::json, one_thread> pool{{}, {}, {}};
    rest::call_buffers* first = nullptr;
    {
        auto const lease = pool.take();
        first = &*lease;
        (*lease).call.target.append("a");
        (*lease).call.authorization.append("secret");
        (*lease).call.body.append("b");
        BOOST_TEST((*lease).call.extra.add("name", "value"));
        (*lease).token.target.append("d");
        (*lease).token.authorization.append("secret");
        (*lease).call.correlation.append("e");
        (*lease).response.start(200);
        BOOST_TEST((*lease).response.append("c"));
        BOOST_TEST((*lease).response.add_header("n", "v"));
    }
    auto const again = pool.take();
    BOOST_TEST(&*again == first);
    BOOST_TEST((*again).call.target.empty());
    BOOST_TEST((*again).call.authorization.empty());
    BOOST_TEST((*again).call.body.empty());
    BOOST_TEST((*again).call.extra.size() == 0u);
    BOOST_TEST((*again).token.target.empty());
    BOOST_TEST((*again).token.authorization.empty());
    BOOST_TEST((*again).call.correlation.empty());
    BOOST_TEST((*again).response.status() == 0);
    BOOST_TEST((*again).response.body() == "");
    BOOST_TEST((*again).response.header("n") == "");
    BOOST_TEST((*again).call.authorization.capacity() > 0u);
}

#if VELO_HAS_FORK
BOOST_AUTO_TEST_CASE(a_child_draws_other_numbers_than_its_parent_and_its_siblings) {
    struct seeded : one_thread {
        rest::splitmix64 generator{1};
    };
    rest::client_state<rest::no_auth, rest::json, seeded> const pool{{}, {}, {}};
    std::set<std::uint64_t> drawn;
    for (int i = 0; i != 2; ++i) {
        int ends[2];
        BOOST_REQUIRE(::pipe(ends) == 0);
        pid_t const child = ::fork();
        if (child == 0) {
            std::uint64_t const number = pool.take().random();
            ::_exit(::write(ends[1], &number, sizeof number) == sizeof number ? 0 : 1);
        }
        std::uint64_t number = 0;
        BOOST_TEST(::read(ends[0], &number, sizeof number) == static_cast<ssize_t>(sizeof number));
        drawn.insert(number);
        int ended = 1;
        ::waitpid(child, &ended, 0);
        BOOST_TEST(ended == 0);
        ::close(ends[0]);
        ::close(ends[1]);
    }
    // The parent's numbers are those of its seed.
    std::uint64_t const own = pool.take().random();
    BOOST_TEST(own == rest::splitmix64(1)());
    drawn.insert(own);
    BOOST_TEST(drawn.size() == 3u);
}
#endif

BOOST_AUTO_TEST_CASE(calls_at_the_same_time_have_exchanges_of_their_own) {
    rest::client_state<rest::no_auth, rest::json, rest::default_config> pool{{}, {}, {}};
    std::set<rest::call_buffers*> all;
    {
        auto const one = pool.take(), two = pool.take(), three = pool.take();
        all = {&*one, &*two, &*three};
        BOOST_TEST(all.size() == 3u);
    }
    auto const again = pool.take();
    BOOST_TEST(all.count(&*again) == 1u);
}

BOOST_AUTO_TEST_CASE(many_threads_never_share_one) {
    rest::client_state<rest::no_auth, rest::json, rest::default_config> pool{{}, {}, {}};
    std::vector<std::thread> threads;
    std::vector<int> shared(4, 0);
    for (std::size_t t = 0; t != shared.size(); ++t) {
        threads.emplace_back([&pool, &shared, t] {
            for (int i = 0; i != 500; ++i) {
                auto const lease = pool.take();
                if (!(*lease).call.target.empty()) ++shared[t];
                (*lease).call.target.append("mine");
                if ((*lease).call.target.view() != "mine") ++shared[t];
            }
        });
    }
    for (std::thread& t : threads) t.join();
    for (int const count : shared) BOOST_TEST(count == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
