// SPDX-License-Identifier: BSL-1.0

// The race of addresses: one that does not answer or refuses hides none of the others.

#include <velo/rest/transport/net/race.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

#include "full_port.hpp"

namespace {

using namespace std::chrono_literals;
namespace detail = velo::rest::detail;
using detail::address_race;
using detail::io_clock;

detail::socket_address loopback(unsigned short port) { return {*velo::rest::parse_ipv4("127.0.0.1"), port}; }

detail::address_list list_of(std::initializer_list<detail::socket_address> addresses) {
    detail::address_list all;
    for (detail::socket_address const& a : addresses) all.add(a);
    return all;
}

/// A port on which somebody listens.
struct open_port {
    boost::asio::io_context context;
    boost::asio::ip::tcp::acceptor acceptor{context, {boost::asio::ip::address_v4::loopback(), 0}};
    [[nodiscard]] unsigned short port() const { return acceptor.local_endpoint().port(); }
};

/// A port on which nobody listens.
unsigned short closed_port() { return open_port().port(); }

struct raced {
    address_race::state state = address_race::state::racing;
    std::chrono::milliseconds length{};
    std::size_t attempts_at_once = 0;
};

raced run(address_race& race) {
    auto const close = [](detail::unique_socket& s) noexcept { s.reset(); };
    auto const began = io_clock::now();
    raced x;
    while (x.state == address_race::state::racing && io_clock::now() < began + 5s) {
        x.state = race.step(io_clock::now(), close);
        x.attempts_at_once = (std::max)(x.attempts_at_once, race.sockets().size());
        auto const now = io_clock::now();
        if (x.state == address_race::state::racing && !race.has_more(now))
            detail::poll_until(race.sockets(), now, (std::min)(race.next_at(), began + 5s));
    }
    x.length = std::chrono::duration_cast<std::chrono::milliseconds>(io_clock::now() - began);
    return x;
}

BOOST_AUTO_TEST_SUITE(race)

BOOST_AUTO_TEST_CASE(an_address_that_does_not_answer_hides_none_of_the_others) {
    tests::full_port const silent;
    open_port const good;
    address_race one(list_of({loopback(silent.port()), loopback(good.port())}), 10s);
    raced const x = run(one);
    BOOST_TEST((x.state == address_race::state::connected));
    BOOST_TEST(x.length.count() >= 250);
    BOOST_TEST(x.length.count() < 2'000);
    BOOST_TEST(one.losers().size() == 1u);
}

BOOST_AUTO_TEST_CASE(each_of_many_addresses_has_its_turn_within_the_time) {
    tests::full_port const silent;
    open_port const good;
    detail::address_list addresses;
    for (int i = 0; i != 15; ++i) addresses.add(loopback(silent.port()));
    addresses.add(loopback(good.port()));
    address_race one(addresses, 800ms);
    raced const x = run(one);
    BOOST_TEST((x.state == address_race::state::connected));
    BOOST_TEST(x.length.count() < 3'000);
    BOOST_TEST(x.attempts_at_once >= 10u);
}

BOOST_AUTO_TEST_CASE(an_address_that_refuses_makes_way_at_once) {
    open_port const good;
    address_race one(list_of({loopback(closed_port()), loopback(closed_port()), loopback(good.port())}), 10s);
    raced const x = run(one);
    BOOST_TEST((x.state == address_race::state::connected));
    BOOST_TEST(x.length.count() < 200);
}

BOOST_AUTO_TEST_CASE(the_reason_of_the_last_refusal_is_told) {
    address_race one(list_of({loopback(closed_port())}), 10s);
    BOOST_TEST((run(one).state == address_race::state::failed));
    BOOST_TEST(one.problem() == "no address of the server accepts a connection: Connection refused");
}

BOOST_AUTO_TEST_CASE(the_families_take_turns) {
    auto const families = [](std::vector<char const*> const& addresses) {
        std::vector<detail::socket_address> made;
        std::vector<addrinfo> infos(addresses.size());
        for (char const* const text : addresses) {
            auto const v4 = velo::rest::parse_ipv4(text);
            made.push_back({v4 ? *v4 : *velo::rest::parse_ipv6(text), 1});
        }
        for (std::size_t i = 0; i != infos.size(); ++i) {
            infos[i].ai_family = made[i].family();
            infos[i].ai_addr = const_cast<sockaddr*>(made[i].data());
            infos[i].ai_next = i + 1 == infos.size() ? nullptr : &infos[i + 1];
        }
        detail::address_list const all = detail::interleaved(infos.empty() ? nullptr : infos.data());
        std::string found;
        for (std::size_t i = 0; i != all.size(); ++i) found += all[i].family() == AF_INET ? '4' : '6';
        return found;
    };
    BOOST_TEST(families({"::1", "::2", "::3", "127.0.0.1"}) == "6466");
    BOOST_TEST(families({"127.0.0.1", "127.0.0.2", "::1", "::2", "::3"}) == "46466");
    BOOST_TEST(families({"127.0.0.1"}) == "4");
    BOOST_TEST(families({}) == "");
    BOOST_TEST(families(std::vector<char const*>(100, "127.0.0.1")).size() == 16u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
