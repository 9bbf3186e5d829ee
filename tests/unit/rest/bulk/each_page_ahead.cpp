// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/bulk/each_page_ahead.hpp>

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/lazy_task.hpp"

BOOST_AUTO_TEST_SUITE(each_page_ahead)

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;

/// The fake, which counts its requests, and holds back all from number `slow_from` on.
class counted_fake {
  public:
    explicit counted_fake(velo::fake fake, int slow_from = 1000) : fake_(std::move(fake)), slow_from_(slow_from) {}
    [[nodiscard]] static bool is_confidential() noexcept { return true; }
    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        if (++*count >= slow_from_) {
            rest::errc const reason = rest::thread_wait{}({60s, nullptr}, limits.stop);
            return rest::attempt::limited(reason, rest::delivery::maybe_sent);
        }
        return fake_.send(q, r, limits);
    }
    std::shared_ptr<std::atomic<int>> count = std::make_shared<std::atomic<int>>(0);

  private:
    velo::fake fake_;
    int slow_from_;
};

struct five_people {
    five_people() {
        for (char const name : {'a', 'b', 'c', 'd', 'e'})
            fake.add({.shown = {.email = name + std::string("@example.com")}});
    }
    velo::fake fake;
    velo::list_users list{.page_size = 2};
};

void append(std::string& all, velo::paged_user_response const& page) {
    for (auto const& user : page.content) all += user.email->front();
    all += ' ';
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_next_page_is_fetched_while_one_is_used, five_people) {
    counted_fake const counted(fake);
    velo::client const client(counted, velo::bearer(fake.token()));
    std::string all;
    std::vector<std::int64_t> next;
    bool came_ahead = true;
    auto const end = rest::each_page_ahead(client, list, [&](velo::paged_user_response& page, std::int64_t number) {
        append(all, page);
        next.push_back(number);
        int const expected = number < 4 ? static_cast<int>(number) : 3;
        for (int i = 0; i != 5000 && *counted.count < expected; ++i) std::this_thread::sleep_for(1ms);
        came_ahead = came_ahead && *counted.count == expected;
    });
    BOOST_TEST(end.has_value());
    BOOST_TEST(all == "ab cd e ");
    BOOST_TEST(next == (std::vector<std::int64_t>{2, 3, 4}), boost::test_tools::per_element());
    BOOST_TEST(came_ahead);
    BOOST_TEST(counted.count->load() == 3);
}

BOOST_FIXTURE_TEST_CASE(a_stop_ends_the_call_that_is_ahead, five_people) {
    counted_fake const counted(fake, 2);
    velo::client const client(counted, velo::bearer(fake.token()));
    auto const before = std::chrono::steady_clock::now();
    auto const end = rest::each_page_ahead(client, list, [](velo::paged_user_response&) { return false; });
    BOOST_TEST(end.has_value());
    BOOST_TEST(counted.count->load() <= 2);
    counted_fake const other(fake, 2);
    velo::client const another(other, velo::bearer(fake.token()));
    auto const throws = [](velo::paged_user_response&) { throw std::runtime_error("no more"); };
    BOOST_CHECK_THROW(static_cast<void>(rest::each_page_ahead(another, list, throws)), std::runtime_error);
    BOOST_TEST((std::chrono::steady_clock::now() - before < 20s));
}

BOOST_FIXTURE_TEST_CASE(the_callers_stop_ends_it, five_people) {
    counted_fake const counted(fake, 2);
    velo::client const client(counted, velo::bearer(fake.token()));
    std::stop_source source;
    auto const end = rest::each_page_ahead(client, list, [&](velo::paged_user_response&) { source.request_stop(); },
                                           {.stop = source.get_token()});
    BOOST_REQUIRE(end.has_error());
    BOOST_TEST((end.error() == velo::condition::cancelled));
}

BOOST_FIXTURE_TEST_CASE(an_error_ends_it_after_the_pages_before, five_people) {
    using transport = tests::lazy<velo::fake, rest::thread_wait>;
    velo::client const client(transport(fake), velo::bearer(fake.token()));
    std::string all;
    auto const visit = [&](velo::paged_user_response& page) {
        append(all, page);
        fake.advance(1h);  // the token expires
    };
    BOOST_TEST(rest::each_page_ahead(client, list, visit).get().error().status() == 401);
    BOOST_TEST(all == "ab ");
    velo::client const blocking(fake, velo::bearer("unknown"));
    BOOST_TEST(rest::each_page_ahead(blocking, list, visit).error().status() == 401);
    BOOST_TEST(all == "ab ");
}

BOOST_FIXTURE_TEST_CASE(coroutines_fetch_ahead_too, five_people) {
    using transport = tests::lazy<velo::fake, rest::thread_wait>;
    velo::client const client(transport(fake), velo::bearer(fake.token()));
    std::string all;
    auto const end =
        rest::each_page_ahead(client, list, [&](velo::paged_user_response& page) { append(all, page); }).get();
    BOOST_TEST(end.has_value());
    auto const some =
        rest::each_page_ahead(client, list,
                              [&](velo::paged_user_response& page, std::int64_t next) -> transport::task<bool> {
                                  append(all, page);
                                  co_return next != 3;
                              })
            .get();
    BOOST_TEST(some.has_value());
    BOOST_TEST(all == "ab cd e ab cd ");
}

BOOST_FIXTURE_TEST_CASE(the_number_of_pages_is_limited, five_people) {
    velo::default_config config;
    config.max_pages = 2;
    velo::client const client(fake, velo::bearer(fake.token()), velo::json{}, config);
    std::string all;
    auto const end = rest::each_page_ahead(client, list, [&](velo::paged_user_response& page) { append(all, page); });
    BOOST_TEST((end.error() == velo::errc::too_many_pages));
    BOOST_TEST(all == "ab cd ");
}

BOOST_AUTO_TEST_SUITE_END()
