// SPDX-License-Identifier: BSL-1.0

// A list of more than ten thousand users, in pages: each user is in it exactly once, whatever the size of the pages,
// and an error on one page keeps the pages before it.

#include <velo/fake.hpp>
#include <velo/rest/transport/faulty.hpp>
#include <velo/velo.hpp>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <set>
#include <string>

namespace {

namespace rest = velo::rest;

constexpr std::size_t users = 10'250;

int problems = 0;
void expect(bool holds, char const* what, int page_size) {
    if (holds) return;
    ++problems;
    std::cerr << "pages of " << page_size << ": " << what << '\n';
}

/// Every request from number `first` on gets status 500.
struct fails_from {
    std::shared_ptr<int> calls = std::make_shared<int>(0);
    int first = 0;
    rest::fault operator()(rest::request const&) const {
        return {.what = ++*calls >= first ? rest::fault_kind::failing : rest::fault_kind::none};
    }
};

struct no_retries : rest::default_config {
    rest::retry::never_t retry{};
    std::int64_t max_pages = users;
};

template <class PageSize>
void check_each_once(velo::fake const& fake, PageSize size, int number) {
    velo::client const client(fake, velo::bearer(fake.token()), velo::json{}, no_retries{});
    std::set<std::string> seen;
    std::size_t count = 0, errors = 0;
    for (auto const& user : client.items(velo::list_users{.page_size = size})) {
        if (user) {
            ++count;
            seen.insert(*user->email);
        } else {
            ++errors;
        }
    }
    expect(errors == 0, "there was an error", number);
    expect(count == users, "the number of users is wrong", number);
    expect(seen.size() == users, "a user is in it twice", number);
}

template <class PageSize>
void check_pages_before_an_error(velo::fake const& fake, PageSize size, int number) {
    velo::client const client(rest::faulty(fake, fails_from{.first = 37}), velo::bearer(fake.token()), velo::json{},
                              no_retries{});
    auto items = client.items(velo::list_users{.page_size = size});
    std::set<std::string> seen;
    std::size_t errors = 0, after = 0;
    for (auto const& user : items) {
        if (errors != 0) ++after;
        if (user) {
            seen.insert(*user->email);
        } else {
            ++errors;
            expect(user.error().status() == 500, "the error is a different one", number);
        }
    }
    expect(seen.size() == 36 * static_cast<std::size_t>(number), "it does not have the users of 36 pages", number);
    expect(errors == 1 && after == 0, "the error is not the last element", number);
    expect(items.number() == 37, "it does not say which page failed", number);
    // Continue where it failed.
    velo::client const again(fake, velo::bearer(fake.token()), velo::json{}, no_retries{});
    for (auto const& user : again.items(velo::list_users{.page = 37, .page_size = size})) {
        expect(user.has_value() && seen.insert(*user->email).second, "a user is in it twice, or there is an error",
               number);
        if (!user) break;
    }
    expect(seen.size() == users, "it does not have the other users", number);
}

}  // namespace

int main() {
    velo::fake const fake;
    for (std::size_t i = 0; i != users; ++i) {
        fake.add({.shown = {.email = "person" + std::to_string(i) + "@example.com"}});
    }
    check_each_once(fake, velo::page_size(1), 1);
    check_each_once(fake, velo::page_size(25), 25);
    check_each_once(fake, velo::page_size(100), 100);
    check_pages_before_an_error(fake, velo::page_size(25), 25);
    check_pages_before_an_error(fake, velo::page_size(100), 100);
    std::cout << problems << " problems\n";
    return problems == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
