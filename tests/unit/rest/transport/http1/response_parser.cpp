// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/http1/response_parser.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace rest = velo::rest;
using rest::errc;
using rest::http1::response_parser;

/// Result of parsing some bytes.
struct reading {
    errc error{};
    std::string problem{};
    int status = 0;
    std::string body{};
    std::string etag{};
    bool complete = false;
    bool keeps_alive = false;
    std::string left{};

    bool operator==(reading const&) const = default;
    friend std::ostream& operator<<(std::ostream& out, reading const& r) {
        return out << "error " << int(r.error) << " (" << r.problem << "), status " << r.status << ", body '" << r.body
                   << "', etag '" << r.etag << "', complete " << r.complete << ", keeps alive " << r.keeps_alive
                   << ", left '" << r.left << "'";
    }
};

/// Parses the bytes in pieces that end at `cuts`, as a transport does, then EOF.
reading read(std::string_view bytes, std::vector<std::size_t> const& cuts = {}, rest::response_limits limits = {}) {
    rest::response response;
    response.limit(limits);
    response_parser parser(response);
    std::string unread;
    std::size_t at = 0;
    auto const give = [&](std::size_t end) {
        unread += bytes.substr(at, end - at);
        at = end;
        unread.erase(0, parser.consume(unread));
    };
    for (std::size_t const cut : cuts) give(cut);
    give(bytes.size());
    parser.end_of_stream();
    BOOST_TEST(parser.is_done());
    return {parser.error(), std::string(parser.problem()), response.status(),
            // Of a refused response the body and the rest are unspecified.
            parser.is_complete() ? std::string(response.body()) : std::string(), std::string(response.header("ETag")),
            parser.is_complete(), parser.keeps_alive(), parser.is_complete() ? unread : std::string()};
}

/// Parses the bytes at once, cut in two at every position, and byte by byte. All results have to be equal.
reading read_in_every_way(std::string_view bytes, rest::response_limits limits = {}) {
    reading const whole = read(bytes, {}, limits);
    std::vector<std::size_t> every;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        every.push_back(cut);
        BOOST_TEST(read(bytes, {cut}, limits) == whole, "cut at " << cut << " of " << bytes);
    }
    BOOST_TEST(read(bytes, every, limits) == whole, "byte by byte: " << bytes);
    return whole;
}

std::string body_of(std::string_view bytes) {
    reading const r = read_in_every_way(bytes);
    BOOST_TEST(r.complete, r);
    return r.body;
}

void refused(std::string_view bytes, std::string_view problem, errc error = errc::protocol_error) {
    reading const r = read_in_every_way(bytes);
    BOOST_TEST((r.error == error), r << " of " << bytes);
    BOOST_TEST(r.problem.find(problem) != std::string::npos, r << " of " << bytes);
    BOOST_TEST(!r.complete);
    BOOST_TEST(!r.keeps_alive);
}

std::string with_field(std::string_view field) {
    return "HTTP/1.1 200 OK\r\n" + std::string(field) + "\r\nContent-Length: 2\r\n\r\nhi";
}

std::string chunked(std::string_view chunks) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(chunks);
}

BOOST_AUTO_TEST_SUITE(rest_transport_http1_response_parser)

BOOST_AUTO_TEST_CASE(a_body_with_a_length) {
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 5\r\n\r\nhello") ==
               (reading{.status = 200, .body = "hello", .etag = "\"1\"", .complete = true, .keeps_alive = true}));
    BOOST_TEST(body_of("HTTP/1.1 200 \r\ncontent-LENGTH:\t002 \r\n\r\nhi") == "hi");
    BOOST_TEST(body_of("HTTP/1.1 404 Not\tFound \xE4\r\nContent-Length: 0\r\n\r\n") == "");
}

BOOST_AUTO_TEST_CASE(a_chunked_body) {
    BOOST_TEST(body_of(chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")) == "hello world");
    BOOST_TEST(body_of(chunked("0\r\n\r\n")) == "");
    BOOST_TEST(body_of(chunked("00A;name=value;other=\"x\ty\"\r\n0123456789\r\n0 ;last\r\n\r\n")) == "0123456789");
    BOOST_TEST(body_of(chunked("2\r\n\r\n\r\n0\r\n\r\n")) == "\r\n");
    BOOST_TEST(body_of("HTTP/1.1 200 OK\r\nTRANSFER-encoding: Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n") == "x");
}

BOOST_AUTO_TEST_CASE(trailers_are_checked_and_dropped) {
    reading const r = read_in_every_way(chunked("1\r\nx\r\n0\r\nETag: late\r\nContent-Length: 9\r\n\r\n"));
    BOOST_TEST(r == (reading{.status = 200, .body = "x", .complete = true, .keeps_alive = true}));
    refused(chunked("0\r\nETag late\r\n\r\n"), "name of a field");
}

BOOST_AUTO_TEST_CASE(a_body_until_the_server_closes) {
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 OK\r\n\r\nto the end\r\n\r\n") ==
               (reading{.status = 200, .body = "to the end\r\n\r\n", .complete = true}));
    BOOST_TEST(body_of("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nx") == "x");
}

BOOST_AUTO_TEST_CASE(responses_without_a_body) {
    for (std::string_view const head :
         {"HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n",
          "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}) {
        reading const r = read_in_every_way(head);
        BOOST_TEST(r.complete, r);
        BOOST_TEST(r.keeps_alive, r);
        BOOST_TEST(r.body == "");
    }
}

BOOST_AUTO_TEST_CASE(what_follows_a_response_is_left) {
    BOOST_TEST(read_in_every_way("HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\nabc").left == "abc");
    BOOST_TEST(read_in_every_way("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n").left ==
               "HTTP/1.1 200 OK\r\n");
    BOOST_TEST(read_in_every_way(chunked("0\r\n\r\n\r\n")).left == "\r\n");
}

BOOST_AUTO_TEST_CASE(interim_responses_are_skipped) {
    reading const r = read_in_every_way(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nETag: early\r\nContent-Length: 7\r\nConnection: "
        "close\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    BOOST_TEST(r == (reading{.status = 200, .body = "hi", .complete = true, .keeps_alive = true}));
    refused("HTTP/1.1 101 Switching Protocols\r\n\r\n", "switch of protocols");
}

BOOST_AUTO_TEST_CASE(the_connection_lives_on_when_both_sides_say_so) {
    auto const keeps = [](std::string const& version, std::string const& field) {
        return read_in_every_way(version + " 200 OK\r\n" + field + "Content-Length: 0\r\n\r\n").keeps_alive;
    };
    BOOST_TEST(keeps("HTTP/1.1", ""));
    BOOST_TEST(keeps("HTTP/1.1", "Connection: keep-alive\r\n"));
    BOOST_TEST(!keeps("HTTP/1.1", "Connection: close\r\n"));
    BOOST_TEST(!keeps("HTTP/1.1", "connection: upgrade , CLOSE\r\n"));
    BOOST_TEST(!keeps("HTTP/1.1", "Connection: close, keep-alive\r\n"));
    BOOST_TEST(!keeps("HTTP/1.1", "Connection: close\r\nConnection: keep-alive\r\n"));
    BOOST_TEST(!keeps("HTTP/1.1", "Connection: keep-alive\r\nConnection: close\r\n"));
    BOOST_TEST(keeps("HTTP/1.1", "Connection: closed\r\n"));
    BOOST_TEST(!keeps("HTTP/1.0", ""));
    BOOST_TEST(keeps("HTTP/1.0", "Connection: Keep-Alive\r\n"));
}

BOOST_AUTO_TEST_CASE(a_status_line_is_exact) {
    for (std::string_view const line :
         {"HTTP/1.2 200 OK", "HTTP/1.1  200 OK", "HTTP/1.1 20", "HTTP/1.1 20 OK", "HTTP/1.1 2000", "HTTP/1.1 2000 OK",
          "HTTP/1.1 200\tOK", "HTTP/1.1", "HTTP/1.1 099 OK", "HTTP/1.1 2x0 OK", "HTTP/1.1 -20 OK", "HTTP/1.1\t200 OK",
          "HTTP/1.1 200 O\x01K", "HTTP/1.1 200 O\rK"}) {
        refused(std::string(line) + "\r\nContent-Length: 0\r\n\r\n", "status");
    }
    for (std::string_view const begin :
         {"http/1.1 200 OK", "HTTP/2.0 200 OK", "\r\nHTTP/1.1 200 OK", " HTTP/1.1", "x"}) {
        refused(begin, "does not begin with HTTP/1.");
    }
}

BOOST_AUTO_TEST_CASE(a_line_ends_with_both_its_bytes) {
    refused("HTTP/1.1 200 OK\nContent-Length: 0\n\n", "without CR");
    refused("HTTP/1.1 200 OK\r\nContent-Length: 0\n\r\n", "without CR");
    refused(with_field("A: b\rC: d"), "control character");
    refused(chunked("1\nx\r\n0\r\n\r\n"), "without CR");
    refused(chunked("1\r\nx\n0\r\n\r\n"), "without CR");
}

BOOST_AUTO_TEST_CASE(a_field_is_exact) {
    refused(with_field("A : b"), "name of a field");
    refused(with_field("A"), "name of a field");
    refused(with_field(": b"), "name of a field");
    refused(with_field("A\x80: b"), "name of a field");
    refused(with_field("A b: c"), "name of a field");
    refused(with_field("A: b\r\n c"), "folded");
    refused(with_field("\tA: b"), "folded");
    refused(with_field("A: b\x01"), "control character");
    refused(with_field(std::string_view("A: \0", 4)), "control character");
    refused(with_field("A: \x7f"), "control character");
    BOOST_TEST(body_of(with_field("A:")) == "hi");
    BOOST_TEST(body_of(with_field("A: b:c \xff\t")) == "hi");
}

BOOST_AUTO_TEST_CASE(a_status_line_may_have_no_reason) {
    for (std::string_view const line : {"HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.0 200"})
        BOOST_TEST(body_of(std::string(line) + "\r\nContent-Length: 2\r\n\r\nhi") == "hi");
    refused("HTTP/1.1 101\r\n\r\n", "switch of protocols");
}

BOOST_AUTO_TEST_CASE(equal_lengths_are_one) {
    BOOST_TEST(body_of(with_field("Content-Length: 2")) == "hi");
    BOOST_TEST(body_of(with_field("content-length: 02, 2 ,2")) == "hi");
    for (std::string_view const field : {"Content-Length: 3", "Content-Length: 2, 3", "Content-Length: 3, 2"})
        refused(with_field(field), "two values of Content-Length differ");
    for (std::string_view const field : {"Content-Length: 2,", "Content-Length: ,2", "Content-Length: 2,,2",
                                         "Content-Length: 2;2", "Content-Length: 2, x", "Content-Length:"}) {
        refused(with_field(field), "Content-Length is not");
    }
}

BOOST_AUTO_TEST_CASE(two_framings_are_none) {
    refused(with_field("Transfer-Encoding: chunked"), "beside Transfer-Encoding");
    refused("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "beside Transfer-Encoding");
    for (std::string_view const value :
         {"", "+2", "-2", "2 2", "0x2", "2.0", "18446744073709551616", "99999999999999999999999", "a"}) {
        refused("HTTP/1.1 200 OK\r\nContent-Length: " + std::string(value) + "\r\n\r\nhi", "Content-Length is not");
    }
}

BOOST_AUTO_TEST_CASE(no_transfer_coding_but_chunked_alone_and_once) {
    for (std::string_view const value : {"gzip", "gzip, chunked", "chunked, chunked", "identity", "", "chunked;q=1"}) {
        refused("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + std::string(value) + "\r\n\r\n0\r\n\r\n", "transfer coding");
    }
    refused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding stands twice");
    refused("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.0");
}

BOOST_AUTO_TEST_CASE(a_chunk_is_exact) {
    refused(chunked("\r\n"), "size of a chunk");
    refused(chunked("x\r\n"), "size of a chunk");
    refused(chunked("0x5\r\nhello"), "size of a chunk");
    refused(chunked("-5\r\nhello"), "size of a chunk");
    refused(chunked(" 5\r\nhello\r\n0\r\n\r\n"), "size of a chunk");
    refused(chunked("5 \r\nhello\r\n0\r\n\r\n"), "size of a chunk");
    refused(chunked("5 5\r\nhello\r\n0\r\n\r\n"), "size of a chunk");
    refused(chunked(";ext\r\n"), "size of a chunk");
    refused(chunked("10000000000000000\r\nx"), "size of a chunk");
    refused(chunked("1;\x01\r\nx\r\n0\r\n\r\n"), "chunk extension");
    refused(chunked("1\r\nxy\r\n0\r\n\r\n"), "longer than its size");
}

BOOST_AUTO_TEST_CASE(a_response_that_is_cut_off_is_a_lost_connection) {
    for (std::string const& bytes : {std::string("HTTP/1.1 200 OK\r\nETag: 1\r\nContent-Length: 5\r\n\r\nhello"),
                                     chunked("5;ext\r\nhello\r\n0\r\nA: b\r\n\r\n"),
                                     std::string("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")}) {
        BOOST_TEST(read(bytes).complete);
        for (std::size_t size = 0; size != bytes.size(); ++size) {
            reading const r = read(std::string_view(bytes).substr(0, size));
            BOOST_TEST((r.error == errc::connection_lost), "cut at " << size << ": " << r);
        }
    }
}

BOOST_AUTO_TEST_CASE(head_fields_and_body_have_limits) {
    rest::response_limits const limits{.head = 100, .fields = 3, .body = 10};
    auto const error = [&](std::string const& bytes) {
        reading const r = read_in_every_way(bytes, limits);
        BOOST_TEST((r.complete || r.error == errc::response_too_large), r << " of " << bytes);
        return r.problem;
    };
    std::string const ok = "HTTP/1.1 200 OK\r\n";             // 17 bytes
    std::string const length = "Content-Length: 10\r\n\r\n";  // 22 bytes
    std::string const body(10, 'x');
    BOOST_TEST(error(ok + "A: " + std::string(56, 'a') + "\r\n" + length + body) == "");
    BOOST_TEST(error(ok + "A: " + std::string(57, 'a') + "\r\n" + length + body).starts_with("the head is larger"));
    // A line without an end.
    BOOST_TEST(error(ok + std::string(1000, 'a')).starts_with("the head is larger"));
    BOOST_TEST(error(ok + "A: b\r\nA: b\r\n" + length + body) == "");
    BOOST_TEST(error(ok + "A: b\r\nA: b\r\nA: b\r\n" + length + body).starts_with("the response has more fields"));
    // Interim responses count as well: a server could send them without end.
    std::string const interim = "HTTP/1.1 100 Go\r\n\r\n";
    BOOST_TEST(error(interim + interim + ok + length + body) == "");
    BOOST_TEST(error(interim + interim + interim + interim + ok + length + body).starts_with("the head is larger"));
    BOOST_TEST(error(ok + "Content-Length: 11\r\n\r\n" + body + "x").starts_with("the body is larger"));
    BOOST_TEST(error(ok + "\r\n" + body) == "");
    BOOST_TEST(error(ok + "\r\n" + body + "x").starts_with("the body is larger"));
}

BOOST_AUTO_TEST_CASE(many_chunks_are_no_large_head_but_their_extensions_are) {
    rest::response_limits const limits{.head = 60, .fields = 2, .body = 100};
    std::string hundred;
    for (int i = 0; i != 100; ++i) hundred += "1\r\nx\r\n";
    BOOST_TEST(read_in_every_way(chunked(hundred + "0\r\n\r\n"), limits).body == std::string(100, 'x'));
    BOOST_TEST((read_in_every_way(chunked(hundred + "1\r\nx\r\n0\r\n\r\n"), limits).error == errc::response_too_large));
    // 47 bytes of head and 2 of the trailers leave 11: the first 18 bytes of a chunk's line do not count.
    BOOST_TEST(read_in_every_way(chunked("1;" + std::string(25, 'e') + "\r\nx\r\n0\r\n\r\n"), limits).body == "x");
    BOOST_TEST((read_in_every_way(chunked("1;" + std::string(26, 'e') + "\r\nx\r\n0\r\n\r\n"), limits).error ==
                errc::response_too_large));
    BOOST_TEST((read_in_every_way(chunked("0\r\nA: b\r\nA: b\r\n\r\n"), limits).error == errc::response_too_large));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
