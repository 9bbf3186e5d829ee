// SPDX-License-Identifier: BSL-1.0

// Shows how to iterate over a paged list: by item, by page, and from the page at which an error ended it. Needs: Boost;
// with Boost.Asio also in a coroutine, over HTTP on this machine.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#if defined(VELO_HAS_ASIO)
#include <velo/transport/asio.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "../support/loopback_server.hpp"
#endif

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>

namespace {

/// By item: each element is a user; the last one may be the error that ended the list.
template <class Client>
std::size_t print_all(Client const& client) {
    std::size_t count = 0;
    for (auto const& user : client.items(velo::list_users{.page_size = 2, .sort = "email:asc"})) {
        if (!user) {
            std::cerr << user.error() << '\n';
            break;
        }
        std::cout << user->email.value_or("(no address)") << '\n';
        ++count;
    }
    return count;
}

/// By page: each element is the result of the call for one page.
template <class Client>
std::size_t count_pages(Client const& client) {
    std::size_t count = 0;
    for (auto const& page : client.pages(velo::list_users{.page_size = 2})) {
        if (!page) break;
        std::cout << "page " << ++count << " has " << page->content.size() << " users\n";
    }
    return count;
}

/// Continues after an error with the page that failed.
template <class Client>
std::size_t count_with_an_error(Client const& client, velo::fake const& fake) {
    std::size_t count = 0;
    velo::list_users list{.page_size = 2};
    auto pages = client.pages(list);
    while (auto page = pages.next()) {
        if (!*page) {
            std::cout << "page " << pages.number() << ": " << page->error() << '\n';
            break;
        }
        count += (*page)->content.size();
        if (pages.number() == 2) fake.fail_next(403);  // the second page is refused
    }
    list.page = static_cast<std::int32_t>(pages.number());
    for (auto const& user : client.items(list)) count += user.has_value() ? 1 : 0;
    return count;
}

#if defined(VELO_HAS_ASIO)
/// With an asynchronous transport a step is a coroutine.
template <class Client>
boost::asio::awaitable<void> count_async(Client client, std::size_t& count) {
    auto users = client.items(velo::list_users{.page_size = 2});
    while (auto user = co_await users.next()) {
        if (!*user) {
            std::cerr << user->error() << '\n';
            co_return;
        }
        ++count;
    }
}
#endif

}  // namespace

int main() {
    velo::fake const fake;
    for (char const* name : {"ann", "bob", "cem", "dee", "eve"}) {
        fake.add({.shown = {.email = std::string(name) + "@example.com"}});
    }
    velo::client const client(fake, velo::client_credentials(fake.key(), fake.secret()));
    bool const done = print_all(client) == 5 && count_pages(client) == 3 && count_with_an_error(client, fake) == 5;

    std::size_t counted = 5;
#if defined(VELO_HAS_ASIO)
    counted = 0;
    examples::loopback_server server(fake);
    boost::asio::io_context context;
    velo::client const async(velo::asio(context.get_executor(), server.url()),
                             velo::client_credentials(fake.key(), fake.secret()));
    boost::asio::co_spawn(context, count_async(async, counted), boost::asio::detached);
    context.run();
    std::cout << "async: " << counted << " users\n";
#endif
    return done && counted == 5 ? 0 : 1;
}
