// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/common_rules.hpp>

#include <velo/fake.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
namespace testing = velo::rest::testing;

/// Scripted transport with a flaw.
struct broken {
    enum class flaw { none, not_answered, no_body, keeps_the_old, copies_differ, timeout, stop, limit, delivery };
    flaw what = flaw::none;
    bool is_copy = false;
    rest::scripted inner = rest::scripted().always({.status = 200, .body = "hello"});

    explicit broken(flaw f) : what(f) {}
    broken(broken const& other) : what(other.what), is_copy(true), inner(other.inner) {}

    bool is_confidential() const noexcept { return what != flaw::copies_differ || !is_copy; }
    rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits limits) const {
        if (what == flaw::timeout) limits.timeout = std::chrono::seconds(1);
        if (what == flaw::stop) limits.stop = {};
        if (what == flaw::not_answered)
            return rest::attempt::failed(rest::errc::connection_lost, rest::delivery::maybe_sent);
        std::string const old(r.body());
        rest::response_limits const most = r.limits();
        if (what == flaw::limit) r.limit({});
        rest::attempt a = inner.send(q, r, limits);
        r.limit(most);
        if (what == flaw::no_body && a.error == rest::errc::none) r.start(204);
        if (what == flaw::keeps_the_old && !old.empty()) static_cast<void>(r.append(old + std::string(100, 'x')));
        if (what == flaw::delivery && a.error != rest::errc::none) a.delivered = rest::delivery::answered;
        return a;
    }
};

std::string problems(std::vector<testing::rule_result> const& all) {
    std::string text;
    for (testing::rule_result const& r : all)
        text += r.problem.empty() ? "" : std::string(r.rule) + ": " + r.problem + "\n";
    return text;
}

BOOST_AUTO_TEST_SUITE(rest_testing_common_rules)

BOOST_AUTO_TEST_CASE(the_transports_in_memory_keep_them) {
    rest::scripted script;
    script.always({.status = 200, .body = "hello"});
    BOOST_TEST(problems(testing::common_rules(script, {.target = "/"})) == "");
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    std::string const token = "Bearer " + std::string(fake.token().reveal());
    rest::header const authorization{"Authorization", token};
    BOOST_TEST(problems(testing::common_rules(fake, {.target = "/v2/users", .headers = {&authorization, 1}})) == "");
}

BOOST_AUTO_TEST_CASE(each_rule_is_broken_by_some_transport) {
    using flaw = broken::flaw;
    BOOST_TEST(problems(testing::common_rules(broken(flaw::none), {.target = "/"})) == "");
    auto const breaks = [](flaw f, std::string_view rule) {
        std::string const text = problems(testing::common_rules(broken(f), {.target = "/"}));
        BOOST_TEST(text.find(rule) != std::string::npos, rule << " is not among: " << text);
    };
    breaks(flaw::not_answered, "a response is whole");
    breaks(flaw::no_body, "a response is whole");
    breaks(flaw::keeps_the_old, "a response begins anew");
    breaks(flaw::copies_differ, "a copy reaches the same server");
    breaks(flaw::timeout, "a timeout that has passed");
    breaks(flaw::stop, "a stop that was asked for");
    breaks(flaw::limit, "the limit on the body");
    breaks(flaw::delivery, "the limit on the body");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
