// SPDX-License-Identifier: BSL-1.0

// A list of more than ten thousand people, a page at a time: each of them comes exactly once, whatever the size of the
// pages; and when a page fails, what came before it is kept.

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

constexpr std::size_t people = 10'250;

int problems = 0;
void expect(bool holds, char const* what, int page_size) {
    if (holds) return;
    ++problems;
    std::cerr << "pages of " << page_size << ": " << what << '\n';
}

/// Every call from the given one on is answered 500.
struct fails_from {
    std::shared_ptr<int> calls = std::make_shared<int>(0);
    int first = 0;
    rest::fault operator()(rest::request const&) const {
        return {.what = ++*calls >= first ? rest::fault_kind::failing : rest::fault_kind::none};
    }
};

struct sent_once : rest::default_config {
    rest::retry::never_t retry{};
    std::int64_t max_pages = people;
};

template <class PageSize>
void each_comes_once(velo::fake const& fake, PageSize size, int number) {
    velo::client const client(fake, velo::bearer(fake.token()), velo::json{}, sent_once{});
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
    expect(errors == 0, "an error came", number);
    expect(count == people, "not as many came as there are", number);
    expect(seen.size() == people, "somebody came twice", number);
}

template <class PageSize>
void what_came_is_kept(velo::fake const& fake, PageSize size, int number) {
    velo::client const client(rest::faulty(fake, fails_from{.first = 37}), velo::bearer(fake.token()), velo::json{},
                              sent_once{});
    auto items = client.items(velo::list_users{.page_size = size});
    std::set<std::string> seen;
    std::size_t errors = 0, after = 0;
    for (auto const& user : items) {
        if (errors != 0) ++after;
        if (user) {
            seen.insert(*user->email);
        } else {
            ++errors;
            expect(user.error().status() == 500, "the error is another", number);
        }
    }
    expect(seen.size() == 36 * static_cast<std::size_t>(number), "not the people of 36 pages came", number);
    expect(errors == 1 && after == 0, "the error is not the last element", number);
    expect(items.number() == 37, "it does not say which page was not got", number);
    // Going on where it failed.
    velo::client const again(fake, velo::bearer(fake.token()), velo::json{}, sent_once{});
    for (auto const& user : again.items(velo::list_users{.page = 37, .page_size = size})) {
        expect(user.has_value() && seen.insert(*user->email).second, "somebody came twice, or failed", number);
        if (!user) break;
    }
    expect(seen.size() == people, "going on does not give the others", number);
}

}  // namespace

int main() {
    velo::fake const fake;
    for (std::size_t i = 0; i != people; ++i) {
        fake.add({.shown = {.email = "person" + std::to_string(i) + "@example.com"}});
    }
    each_comes_once(fake, velo::page_size(1), 1);
    each_comes_once(fake, velo::page_size(25), 25);
    each_comes_once(fake, velo::page_size(100), 100);
    what_came_is_kept(fake, velo::page_size(25), 25);
    what_came_is_kept(fake, velo::page_size(100), 100);
    std::cout << problems << " problems\n";
    return problems == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
