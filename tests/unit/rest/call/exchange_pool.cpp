// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/exchange_pool.hpp>

#include <velo/rest/call/policies.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_call_exchange_pool)

BOOST_AUTO_TEST_CASE(an_exchange_that_was_given_back_is_leased_again_and_is_empty) {
    rest::exchange_pool<rest::no_mutex> pool;
    rest::exchange* first = nullptr;
    {
        auto const lease = pool.take();
        first = &*lease;
        (*lease).target.append("a");
        (*lease).authorization.append("secret");
        (*lease).body.append("b");
        (*lease).headers[0] = {"name", "value"};
        (*lease).answer.start(200);
        BOOST_TEST((*lease).answer.append("c"));
        BOOST_TEST((*lease).answer.add_header("n", "v"));
    }
    auto const again = pool.take();
    BOOST_TEST(&*again == first);
    BOOST_TEST((*again).target.empty());
    BOOST_TEST((*again).authorization.empty());
    BOOST_TEST((*again).body.empty());
    BOOST_TEST((*again).headers[0].name == "");
    BOOST_TEST((*again).answer.status() == 0);
    BOOST_TEST((*again).answer.body() == "");
    BOOST_TEST((*again).answer.header("n") == "");
    BOOST_TEST((*again).authorization.capacity() > 0u);
}

BOOST_AUTO_TEST_CASE(calls_at_the_same_time_have_exchanges_of_their_own) {
    rest::exchange_pool<std::mutex> pool;
    std::set<rest::exchange*> all;
    {
        auto const one = pool.take(), two = pool.take(), three = pool.take();
        all = {&*one, &*two, &*three};
        BOOST_TEST(all.size() == 3u);
    }
    auto const again = pool.take();
    BOOST_TEST(all.count(&*again) == 1u);
}

BOOST_AUTO_TEST_CASE(many_threads_never_share_one) {
    rest::exchange_pool<std::mutex> pool;
    std::vector<std::thread> threads;
    std::vector<int> shared(4, 0);
    for (std::size_t t = 0; t != shared.size(); ++t) {
        threads.emplace_back([&pool, &shared, t] {
            for (int i = 0; i != 500; ++i) {
                auto const lease = pool.take();
                if (!(*lease).target.empty()) ++shared[t];
                (*lease).target.append("mine");
                if ((*lease).target.view() != "mine") ++shared[t];
            }
        });
    }
    for (std::thread& t : threads) t.join();
    for (int const count : shared) BOOST_TEST(count == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
