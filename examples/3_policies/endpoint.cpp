// SPDX-License-Identifier: BSL-1.0

// Shows an operation of another API, of which this library knows nothing. Needs: Boost.

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/response/match.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <iostream>
#include <string>

namespace rest = velo::rest;
namespace library {

struct book {
    rest::field<std::string> title = {};
    rest::field<std::int64_t> copies = {};
};
// Without this line: velo: this operation's response is not described: list its members with
BOOST_DESCRIBE_STRUCT(book, (), (title, copies))

struct problem {
    rest::field<std::string> reason = {};
};
BOOST_DESCRIBE_STRUCT(problem, (), (reason))

struct lend_book {
    rest::required<std::int32_t> book_id;

    using response = book;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint{.name = "lend_book",
                                             .operation_id = "lendBook",
                                             .method = rest::method::post,
                                             .path = "/books/{bookId}/loans",
                                             .security = rest::security::bearer,
                                             .success = 201,
                                             .errors = {404, 409},
                                             .idempotency = rest::idempotency::non_idempotent};
};
// Without this line: this is not an operation
BOOST_DESCRIBE_STRUCT(lend_book, (), (book_id))

}  // namespace library

int main() {
    rest::scripted server;
    server.expect({.target = "/books/7/loans"}, {.status = 409, .body = R"({"reason":"lent"})"});
    rest::client const client(server, rest::bearer("token"));
    auto const fail = [](auto const& e) { return e.message(); };
    std::string const said = match(client.call(library::lend_book{.book_id = 7}),
                                   rest::ok([](library::book const& b) { return b.title.value_or("a book"); }),
                                   rest::on<409>([](auto const& e) { return *e.payload()->reason; }),
                                   rest::on<404>(fail), rest::otherwise(fail));
    std::cout << said << '\n';
    return said == "lent" && server.is_finished() ? 0 : 1;
}
