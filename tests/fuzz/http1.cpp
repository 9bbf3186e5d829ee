// SPDX-License-Identifier: BSL-1.0

// Differential fuzzer: our parser of HTTP/1.1 responses against Boost.Beast's, on generated inputs. Both have to parse
// each input alike, except for the intended differences in `intended`, each with its reason.
//
//     http1 [--count N] [--seed S]     compares N inputs and prints statistics; exit status 1 on a difference
//     http1 ... --page FILE            also checks that FILE has the row of each intended difference
//     http1 --seed S --show            prints input S and both results
//
// With -DVELO_LIBFUZZER it is a libFuzzer target instead. Its input is the bytes of a response.

#include <velo/rest/transport/http1/exchange.hpp>
#include <velo/rest/transport/http1/response_parser.hpp>
#include <velo/rest/transport/http1/write_head.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "random.hpp"

namespace {

namespace rest = velo::rest;
namespace beast_http = boost::beast::http;

/// Result of parsing some bytes. If the response is not whole, the other members do not matter.
struct reading {
    bool is_whole = false;
    int status = 0;
    std::string body{};
    std::size_t left = 0;
    bool keeps_alive = false;
    std::string problem{};

    friend bool operator==(reading const& a, reading const& b) {
        if (!a.is_whole || !b.is_whole) return a.is_whole == b.is_whole;
        return a.status == b.status && a.body == b.body && a.left == b.left && a.keeps_alive == b.keeps_alive;
    }
    friend std::ostream& operator<<(std::ostream& out, reading const& r) {
        if (!r.is_whole) return out << "not whole: " << r.problem;
        return out << r.status << ", body of " << r.body.size() << ", " << r.left << " left, keeps alive "
                   << r.keeps_alive;
    }
};

/// Parses all bytes at once with our parser.
reading ours(std::string_view bytes, rest::response& response) {
    response.clear();
    rest::http1::response_parser parser(response);
    std::size_t const used = parser.consume(bytes);
    parser.end_of_stream();
    reading r{.is_whole = parser.is_complete(), .problem = std::string(parser.problem())};
    if (!r.is_whole) return r;
    r.status = response.status();
    r.body = response.body();
    r.left = bytes.size() - used;
    r.keeps_alive = parser.keeps_alive();
    return r;
}

/// True if an exchange that receives the bytes in pieces, split at `cuts`, gives the same result as `whole`.
bool same_in_pieces(std::string_view bytes, std::vector<std::size_t> const& cuts, rest::response& response,
                    reading const& whole) {
    response.clear();
    std::vector<char> space(bytes.size() + 1);
    rest::http1::exchange x("GET", " /", space, response);
    while (x.next() == rest::http1::io::write) x.wrote(1);
    std::size_t sent = 0;
    for (std::size_t i = 0; i <= cuts.size() && x.next() == rest::http1::io::read; ++i) {
        std::size_t const size = (i == cuts.size() ? bytes.size() : cuts[i]) - sent;
        std::copy_n(bytes.data() + sent, size, x.free_space().data());
        sent += size;
        x.received(size);
    }
    if (x.next() == rest::http1::io::read) x.closed();
    // Bytes behind the response in its last piece have to prevent the reuse of the connection.
    bool const keeps_alive = whole.is_whole && whole.keeps_alive && sent + whole.left == bytes.size();
    if (x.keeps_alive() != keeps_alive) return false;
    rest::attempt const a = x.ended();
    if (!whole.is_whole)
        return a.error != rest::errc::none && a.delivered == rest::delivery::maybe_sent && a.detail == whole.problem;
    return a.error == rest::errc::none && response.status() == whole.status && response.body() == whole.body;
}

using beast_parser = beast_http::response_parser<beast_http::string_body>;

/// Parses with Beast, and does what Beast leaves to its user: skip interim responses, report EOF.
reading beasts(std::string_view bytes, std::optional<beast_parser>& parser) {
    for (;;) {
        parser.emplace();
        parser->eager(true);
        boost::beast::error_code error;
        while (!parser->is_done() && !bytes.empty()) {
            bytes.remove_prefix(parser->put(boost::asio::buffer(bytes.data(), bytes.size()), error));
            if (error) break;
        }
        if (error && error != beast_http::error::need_more) return {.problem = error.message()};
        if (!parser->is_done()) {
            if (!parser->got_some()) return {.problem = "nothing"};
            parser->put_eof(error);
            if (error) return {.problem = error.message()};
            if (!parser->is_done()) return {.problem = "no end"};
        }
        if (parser->get().result_int() / 100 != 1) break;
    }
    return {.is_whole = true,
            .status = static_cast<int>(parser->get().result_int()),
            .body = parser->get().body(),
            .left = bytes.size(),
            .keeps_alive = parser->keep_alive()};
}

/// True if both parsers read the same fields.
bool same_fields(rest::response const& mine, beast_parser const& other) {
    // Beast adds the trailers of a chunked body to the fields. Ours drops them.
    for (auto const& field : other.get()) {
        std::string_view const name(field.name_string().data(), field.name_string().size());
        std::string_view const first(other.get()[field.name_string()].data(), other.get()[field.name_string()].size());
        std::string_view const here = mine.header(name);
        if (here != first && !(here.empty() && other.chunked())) return false;
    }
    return true;
}

// ---- intended differences ---------------------------------------------------------------------------------------

/// Returns the lines of the final head: those after any interim responses, up to the empty line.
std::vector<std::string_view> head_lines(std::string_view bytes) {
    for (;;) {
        std::vector<std::string_view> lines;
        for (;;) {
            std::size_t const end = bytes.find("\r\n");
            lines.push_back(bytes.substr(0, end));
            bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 2);
            if (bytes.empty() || bytes.starts_with("\r\n")) break;
        }
        bool const is_interim = lines[0].size() > 9 && lines[0][9] == '1' && lines[0].substr(9, 3) != "101";
        if (!is_interim || bytes.size() <= 2) return lines;
        bytes.remove_prefix(2);
    }
}

std::string lowered(std::string_view text) {
    std::string low(text);
    for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return low;
}

/// Returns the values of all fields with that name, in lower case.
std::vector<std::string> values(std::string_view bytes, std::string_view name) {
    std::vector<std::string> found;
    for (std::string_view const line : head_lines(bytes)) {
        std::size_t const colon = line.find(':');
        if (colon != std::string_view::npos && lowered(line.substr(0, colon)) == name)
            found.push_back(lowered(rest::trimmed(line.substr(colon + 1))));
    }
    return found;
}

bool is_folded(std::string_view bytes) {
    return bytes.find("\r\n ") != std::string_view::npos || bytes.find("\r\n\t") != std::string_view::npos;
}
bool has_other_coding(std::string_view bytes) {
    auto const codings = values(bytes, "transfer-encoding");
    return codings.size() > 1 || (codings.size() == 1 && codings[0] != "chunked");
}
bool chunks_in_1_0(std::string_view bytes) {
    return head_lines(bytes)[0].starts_with("HTTP/1.0") && !values(bytes, "transfer-encoding").empty();
}
bool switches_protocols(std::string_view bytes) { return bytes.find(" 101 ") != std::string_view::npos; }
bool has_no_reason(std::string_view bytes) {
    // `HTTP/1.1 200` of the final head or of an interim one
    for (std::size_t at = bytes.find("HTTP/1."); at != std::string_view::npos; at = bytes.find("HTTP/1.", at + 1)) {
        if (bytes.substr(at).find("\r\n") == 12) return true;
    }
    return false;
}
bool has_status_below_100(std::string_view bytes) { return head_lines(bytes)[0].substr(0, 10).ends_with(" 0"); }
bool has_invalid_connection(std::string_view bytes) {
    auto const is_valid = [](char c) { return c == ',' || rest::is_token({&c, 1}); };
    for (std::string const& value : values(bytes, "connection")) {
        if (!std::all_of(value.begin(), value.end(), is_valid)) return true;
    }
    return false;
}
bool has_chunk_extension(std::string_view bytes) { return bytes.find(';') != std::string_view::npos; }
bool closes_and_keeps(std::string_view bytes) {
    std::string all;
    for (std::string const& value : values(bytes, "connection")) all += value + ',';
    return all.find("close") != std::string::npos && all.find("keep-alive") != std::string::npos;
}
/// True if a field for framing is where it frames nothing: in an interim response or in the trailers.
bool frames_outside_the_head(std::string_view bytes) {
    std::size_t outside = 0;
    std::string const all = lowered(bytes);
    for (char const* const name : {"connection", "content-length", "transfer-encoding"}) {
        std::string const field = std::string("\r\n") + name + ":";
        for (std::size_t at = all.find(field); at != std::string::npos; at = all.find(field, at + 1)) ++outside;
        outside -= values(bytes, name).size();
    }
    return outside != 0;
}

/// Intended difference: one parser accepts a response that the other refuses, or both accept it and disagree on whether
/// the connection stays open.
struct difference {
    char const* name;
    enum parser { only_beast, only_ours, both } accepted_by;
    std::string_view problem;                 ///< start of the error text of the parser that refuses
    bool (*applies)(std::string_view bytes);  ///< true for the inputs that may differ so
    char const* reason;
};

constexpr difference intended[] = {
    {"folded field", difference::only_beast, "a field is folded", is_folded,
     "RFC 9112 section 5.2: ambiguous and obsolete"},
    {"folded length", difference::only_beast, "Content-Length is not", is_folded,
     "RFC 9112 section 5.2: ambiguous and obsolete"},
    {"other transfer coding", difference::only_beast, "", has_other_coding,
     "RFC 9112 section 6.1: the client asked for chunked only"},
    {"chunks in HTTP/1.0", difference::only_beast, "Transfer-Encoding in HTTP/1.0", chunks_in_1_0,
     "RFC 9112 section 6.1: the framing is faulty"},
    {"switch of protocols", difference::only_beast, "a switch of protocols", switches_protocols,
     "RFC 9110 section 15.2.2: the client did not request it"},
    {"status below 100", difference::only_beast, "the status is not", has_status_below_100,
     "RFC 9110 section 15: not a status code"},
    {"line feed in a chunk extension", difference::only_beast, "a line ends without CR", has_chunk_extension,
     "RFC 9112 section 7.1.1: not even a quoted string has one"},
    {"control character in a chunk extension", difference::only_beast, "a chunk extension", has_chunk_extension,
     "RFC 9112 section 7.1.1: not even a quoted string has one"},
    {"status line without a reason", difference::only_ours, "bad status", has_no_reason,
     "RFC 9112 section 4: nothing else can be meant, and many servers send it"},
    {"invalid Connection option", difference::only_ours, "bad value", has_invalid_connection,
     "RFC 9110 section 7.6.1: unknown options are ignored"},
    {"invalid chunk extension", difference::only_ours, "bad chunk extension", has_chunk_extension,
     "RFC 9112 section 7.1.1: unknown extensions are ignored"},
    {"open quote in a chunk extension", difference::only_ours, "partial message", has_chunk_extension,
     "RFC 9112 section 7.1.1: a line break ends the extension"},
    {"invalid framing in trailers or interim responses", difference::only_ours, "bad ", frames_outside_the_head,
     "RFC 9110 section 6.5.1: it has no effect there"},
    {"close beside keep-alive", difference::both, "", closes_and_keeps, "RFC 9112 section 9.3: close wins"},
    {"Connection in the trailers", difference::both, "", frames_outside_the_head,
     "RFC 9110 section 6.5.1: it has no effect there"},
};

/// Returns the intended difference between two results; null if there is none.
difference const* intended_difference(std::string_view bytes, reading const& mine, reading const& other) {
    auto const accepted_by = mine.is_whole && other.is_whole ? difference::both
                             : mine.is_whole                 ? difference::only_ours
                                                             : difference::only_beast;
    if (accepted_by == difference::both) {
        reading except_connection = mine;
        except_connection.keeps_alive = other.keeps_alive;
        if (!(except_connection == other)) return nullptr;
    }
    std::string const& problem = mine.is_whole ? other.problem : mine.problem;
    for (difference const& d : intended) {
        // Ours has to be the one that closes.
        if (d.applies == closes_and_keeps && mine.keeps_alive) continue;
        if (d.accepted_by == accepted_by && problem.starts_with(d.problem) && d.applies(bytes)) return &d;
    }
    return nullptr;
}

// ---- limits ----------------------------------------------------------------------------------------------------

/// True if an exchange with tight limits, which is interrupted now and then, reads the same response or fails. It must
/// not read another one, and after a failure the connection must not be reused.
bool same_or_gives_up(std::string_view bytes, std::uint64_t seed, rest::response& response, reading const& whole) {
    tests::random r(seed ^ 0x9E3779B9u);
    response.clear();
    rest::response_limits const most{.head = 20 + r.below(300), .fields = 1 + r.below(6), .body = r.below(80)};
    response.limit(most);
    std::string_view const all = bytes;
    std::vector<char> space(16 + r.below(200));
    rest::http1::exchange x("GET /", {}, space, response);
    x.wrote(5);
    bool interrupted = false;
    while (x.next() == rest::http1::io::read) {
        std::size_t const size = (std::min)({bytes.size(), x.free_space().size(), 1 + r.below(50)});
        interrupted = r.chance(5);
        if (interrupted) {
            x.failed(rest::errc::timed_out);
        } else if (size == 0) {
            x.closed();
        } else {
            std::copy_n(bytes.data(), size, x.free_space().data());
            bytes.remove_prefix(size);
            x.received(size);
        }
    }
    bool const keeps_alive = x.keeps_alive();
    rest::attempt const a = x.ended();
    response.limit({});
    if (a.error == rest::errc::none) {
        auto const lines = head_lines(all);
        std::size_t head = 0;
        for (std::string_view const line : lines) head += line.size() + 2;
        bool const fits = lines.size() - 1 <= most.fields && head <= most.head && response.body().size() <= most.body;
        return fits && whole.is_whole && response.status() == whole.status && response.body() == whole.body;
    }
    if (keeps_alive || a.delivered != rest::delivery::maybe_sent) return false;
    if (interrupted) return a.error == rest::errc::timed_out;
    return a.error == rest::errc::response_too_large || (!whole.is_whole && a.detail == whole.problem);
}

// ---- inputs ------------------------------------------------------------------------------------------------------

std::string text_of(tests::random& r, std::size_t most) {
    std::string text;
    for (std::size_t i = r.below(most + 1); i != 0; --i) text += static_cast<char>('!' + r.below(94));
    return text;
}

std::string field_of(tests::random& r) {
    static constexpr char const* fields[] = {
        "Content-Type: application/json",
        "Date: Tue, 24 Nov 2026 23:32:00 GMT",
        "Connection: keep-alive",
        "Connection: close",
        "connection: Close, x",
        "Retry-After: 3",
        "ETag: \"a:b\"",
        "Set-Cookie: a=b; c",
        "X-Empty:",
        "X-Blank: \t ",
        "x-high: \xC3\xA4\xFF",
        "Server:\tx y\t",
        "Keep-Alive: timeout=5",
        "Connection: upgrade",
        "Upgrade: h2c",
    };
    if (r.chance(80)) return r.one_of(fields);
    std::string field = "X-";
    for (std::size_t i = r.below(6); i != 0; --i) field += static_cast<char>('a' + r.below(26));
    return field + ": " + text_of(r, 20);
}

std::string hexadecimal(std::size_t number, bool upper) {
    std::array<char, 16> digits{};
    std::string text(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr);
    if (upper)
        std::transform(text.begin(), text.end(), text.begin(),
                       [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
    return text;
}

std::string chunks_of(tests::random& r, std::string_view body) {
    static constexpr char const* extensions[] = {";a", ";a=b", " ;a=\"b c\"", ";a;b=1", ";", "; =", ";\"", " "};
    std::string text;
    do {
        std::size_t const size = body.empty() ? 0 : 1 + r.below(body.size());
        if (r.chance(10)) text += "0";
        text += hexadecimal(size, r.chance(50));
        if (r.chance(10)) text += r.one_of(extensions);
        text += "\r\n";
        if (size == 0) break;
        text += body.substr(0, size);
        text += "\r\n";
        body.remove_prefix(size);
    } while (true);
    while (r.chance(15)) text += field_of(r) + "\r\n";
    return text + "\r\n";
}

/// Returns a whole response, sometimes with parts that no server should send.
std::string response_of(tests::random& r) {
    static constexpr char const* status[] = {"200 OK",
                                             "200 ",
                                             "204 No Content",
                                             "304 Not Modified",
                                             "400 Bad Request",
                                             "503 Busy",
                                             "201 \xC3",
                                             "404 Not\tFound",
                                             "599 x",
                                             "205 Reset",
                                             "200"};
    std::string text;
    while (r.chance(8)) {
        text += "HTTP/1.1 10" + std::string(1, static_cast<char>('0' + r.below(4))) + " Interim\r\n";
        while (r.chance(40)) text += field_of(r) + "\r\n";
        text += "\r\n";
    }
    text += r.chance(85) ? "HTTP/1.1 " : "HTTP/1.0 ";
    text += r.one_of(status);
    text += "\r\n";
    std::vector<std::string> fields;
    while (r.chance(60)) fields.push_back(field_of(r));
    std::string body = r.chance(30) ? std::string() : text_of(r, 60);
    if (r.chance(10)) body += "\r\n\r\n";
    std::size_t const framing = r.below(20);
    if (framing < 9) {
        fields.push_back((r.chance(50) ? "Content-Length: " : "content-length:") + std::to_string(body.size()));
    } else if (framing < 17) {
        fields.push_back(r.chance(50) ? "Transfer-Encoding: chunked" : "transfer-encoding:Chunked");
    }
    static constexpr char const* framings[] = {"Content-Length: 0",           "Content-Length: 5",
                                               "Content-Length: 5, 5",        "Content-Length: +5",
                                               "Transfer-Encoding: gzip",     "Transfer-Encoding: gzip, chunked",
                                               "Transfer-Encoding: chunked",  "Content-Length: 18446744073709551616",
                                               "Transfer-Encoding: identity", "Content-Length: 05"};
    if (r.chance(4)) fields.push_back(r.one_of(framings));
    if (r.chance(4)) fields.push_back("Content-Length: " + std::to_string(body.size()) + (r.chance(30) ? ", 5" : ""));
    for (std::size_t i = fields.size(); i > 1; --i) std::swap(fields[i - 1], fields[r.below(i)]);
    for (std::string const& field : fields) text += field + "\r\n";
    text += "\r\n";
    text += framing >= 9 && framing < 17 ? chunks_of(r, body) : body;
    // Another response may follow.
    if (r.chance(10)) text += r.chance(50) ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" : text_of(r, 5);
    return text;
}

/// Mutates a few bytes.
void mutate(tests::random& r, std::string& text) {
    static constexpr char const* pieces[] = {"\r",
                                             "\n",
                                             "\r\n",
                                             " ",
                                             "\t",
                                             ":",
                                             ";",
                                             ",",
                                             "0",
                                             "f",
                                             "G",
                                             "\x7f",
                                             "\x80",
                                             "\x01",
                                             "\r\n ",
                                             "\n\n",
                                             "\r\n\r\n",
                                             "HTTP/1.1 ",
                                             "ffffffffffffffff",
                                             "Content-Length: 1\r\n"};
    for (std::size_t i = 1 + r.below(3); i != 0 && !text.empty(); --i) {
        std::size_t const at = r.below(text.size());
        switch (r.below(6)) {
            case 0: text[at] = static_cast<char>(r.below(256)); break;
            case 1: text.insert(at, r.one_of(pieces)); break;
            case 2: text.erase(at, 1 + r.below(4)); break;
            case 3: text.replace(at, 1, r.one_of(pieces)); break;
            case 4: text.resize(at); break;
            default: text.insert(at, text.substr(r.below(text.size()), r.below(30))); break;
        }
    }
}

std::string input_of(std::uint64_t seed) {
    tests::random r(seed);
    std::string text = response_of(r);
    if (r.chance(55)) mutate(r, text);
    return text;
}

std::vector<std::size_t> cuts_of(std::uint64_t seed, std::size_t size) {
    tests::random r(seed ^ 0x5DEECE66Du);
    std::vector<std::size_t> cuts;
    if (r.chance(10)) {
        for (std::size_t at = 1; at < size; ++at) cuts.push_back(at);
    } else {
        for (std::size_t i = r.below(4); i != 0; --i) cuts.push_back(r.below(size + 1));
        std::sort(cuts.begin(), cuts.end());
    }
    return cuts;
}

/// True if Beast parses the head that we write for a random request as that request.
bool request_is_read_back(std::uint64_t seed) {
    tests::random r(seed ^ 0x1234567u);
    static constexpr rest::method methods[] = {rest::method::get, rest::method::post, rest::method::put,
                                               rest::method::delete_};
    static constexpr rest::server_url urls[] = {"http://localhost:8080/v0", "https://[::1]"};
    rest::method const method = r.one_of(methods);
    std::string const target = '/' + text_of(r, 20);
    std::string const body = text_of(r, 30);
    std::vector<std::string> texts;
    for (std::size_t i = r.below(4); i != 0; --i) texts.push_back(text_of(r, 20));
    std::vector<rest::header> headers;
    static constexpr char const* names[] = {"Accept", "User-Agent", "Authorization"};
    for (std::string const& text : texts) headers.push_back({names[headers.size()], text});
    rest::request const q{.method = method,
                          .target = target,
                          .headers = headers,
                          .body = body,
                          .has_body = method != rest::method::get && !body.empty()};
    rest::server_parts const server = split(r.one_of(urls));
    std::vector<char> space(rest::http1::head_size(q, server));
    if (!rest::http1::is_sendable(q)) return false;
    std::string all(rest::http1::write_head(q, server, space));
    if (all.size() != space.size()) return false;
    if (q.has_body) all += body;
    beast_http::request_parser<beast_http::string_body> parser;
    parser.eager(true);
    boost::beast::error_code error;
    std::size_t const used = parser.put(boost::asio::buffer(all), error);
    if (error || !parser.is_done() || used != all.size()) return false;
    auto const& read = parser.get();
    for (rest::header const& h : headers) {
        if (read[h.name] != h.value) return false;
    }
    return read.version() == 11 && read.method_string() == to_text(method) &&
           read.target() == std::string(server.prefix) + target && read["Host"] == server.authority &&
           read.body() == (q.has_body ? body : "");
}

// ---- comparing -----------------------------------------------------------------------------------------------------

struct tally {
    std::size_t inputs = 0, valid = 0, refused = 0, differences = 0;
    std::array<std::size_t, std::size(intended)> as_intended{};
};

struct readers {
    rest::response response;
    std::optional<beast_parser> beast;
};

void show(std::string_view bytes, std::string_view what) {
    std::cout << what << '\n';
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            std::cout << "\\n\n";
        } else if (byte < 32 || byte > 126) {
            constexpr char digits[] = "0123456789abcdef";
            std::cout << "\\x" << digits[byte / 16] << digits[byte % 16];
        } else {
            std::cout << c;
        }
    }
    std::cout << "\n--\n";
}

bool compare(std::string_view bytes, std::vector<std::size_t> const& cuts, readers& with, tally& t) {
    ++t.inputs;
    reading const mine = ours(bytes, with.response);
    if (!same_or_gives_up(bytes, t.inputs + bytes.size(), with.response, mine)) {
        ++t.differences;
        show(bytes, "DIFFERENT WITH TIGHT LIMITS");
        return false;
    }
    if (!same_in_pieces(bytes, cuts, with.response, mine)) {
        ++t.differences;
        show(bytes, "DIFFERENT IN PIECES");
        return false;
    }
    reading const other = beasts(bytes, with.beast);
    bool const fields = !mine.is_whole || !other.is_whole || same_fields(with.response, *with.beast);
    if (mine == other && fields) {
        ++(mine.is_whole ? t.valid : t.refused);
        return true;
    }
    if (difference const* why = intended_difference(bytes, mine, other)) {
        ++t.as_intended[static_cast<std::size_t>(why - intended)];
        return true;
    }
    ++t.differences;
    show(bytes, fields ? "DIFFERENT" : "DIFFERENT FIELDS");
    std::cout << "ours:  " << mine << "\nBeast: " << other << '\n';
    return false;
}

/// Returns the difference as a row of the table in docs/http1.md.
std::string row(difference const& d) {
    char const* const parser = d.accepted_by == difference::only_ours    ? "velo"
                               : d.accepted_by == difference::only_beast ? "Beast"
                                                                         : "both, differently";
    return std::string("| ") + d.name + " | " + parser + " | " + d.reason + " |";
}

/// True if the page has the row of each intended difference.
bool is_documented(char const* page) {
    std::ifstream file(page);
    std::string const text((std::istreambuf_iterator<char>(file)), {});
    return std::all_of(std::begin(intended), std::end(intended), [&](difference const& d) {
        bool const has = text.find(row(d) + '\n') != std::string::npos;
        if (!has) std::cout << "NOT IN " << page << ": " << row(d) << '\n';
        return has;
    });
}

}  // namespace

#ifdef VELO_LIBFUZZER
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static readers with;
    tally t;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    if (!compare(bytes, cuts_of(size, size), with, t)) std::abort();
    return 0;
}
#else
int main(int argc, char** argv) {
    std::uint64_t count = 100'000;
    std::uint64_t seed = 1;
    bool one = false;
    char const* page = nullptr;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--show") == 0) one = true;
        if (i + 1 < argc && std::strcmp(argv[i], "--page") == 0) page = argv[i + 1];
        if (i + 1 < argc && std::strcmp(argv[i], "--count") == 0) count = std::strtoull(argv[i + 1], nullptr, 10);
        if (i + 1 < argc && std::strcmp(argv[i], "--seed") == 0) seed = std::strtoull(argv[i + 1], nullptr, 10);
    }
    readers with;
    tally t;
    if (one) {
        std::string const bytes = input_of(seed);
        show(bytes, "input");
        std::cout << "ours:  " << ours(bytes, with.response) << "\nBeast: " << beasts(bytes, with.beast) << '\n';
        return 0;
    }
    for (std::uint64_t i = 0; i != count && t.differences < 10; ++i) {
        std::string const bytes = input_of(seed + i);
        if (!compare(bytes, cuts_of(seed + i, bytes.size()), with, t)) std::cout << "seed " << seed + i << '\n';
        if (!request_is_read_back(seed + i)) {
            ++t.differences;
            std::cout << "REQUEST NOT READ BACK\nseed " << seed + i << '\n';
        }
    }
    std::cout << t.inputs << " inputs from seed " << seed << ": " << t.valid << " parsed alike ("
              << t.valid * 100 / t.inputs << " %), " << t.refused << " refused by both, " << t.differences
              << " differences that are not intended\n";
    for (std::size_t i = 0; i != std::size(intended); ++i)
        std::cout << "  " << t.as_intended[i] << ' ' << row(intended[i]) << '\n';
    bool const enough = t.valid * 5 >= t.inputs;
    if (!enough) std::cout << "FAILED: less than a fifth was valid\n";
    bool const documented = page == nullptr || is_documented(page);
    return t.differences == 0 && enough && documented ? 0 : 1;
}
#endif
