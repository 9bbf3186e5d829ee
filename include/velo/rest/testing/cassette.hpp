// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CASSETTE_HPP
#define VELO_REST_TESTING_CASSETTE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/invalid_value.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// A header field of a recorded response.
struct recorded_header {
    std::string name;   ///< as it came
    std::string value;  ///< without the secrets that were known
};
BOOST_DESCRIBE_STRUCT(recorded_header, (), (name, value))

/// One attempt of a call in a `cassette`: the request, and its response or the failure. It holds no secret.
struct recorded_exchange {
    std::string operation{};      ///< the name of the operation; empty if the list of operations has none for it
    std::string method{};         ///< as in the request line
    std::string target{};         ///< with placeholders in place of secrets
    std::string authorization{};  ///< the scheme, such as `Bearer`; empty without an Authorization field
    std::string body{};           ///< with placeholders in place of secrets, or `[redacted]`
    std::int64_t error = 0;       ///< the `errc` of a failed attempt; 0 if a response came
    bool maybe_sent = false;      ///< a failed attempt may have reached the server
    std::string detail{};         ///< the transport's words about the failure
    std::int64_t status = 0;      ///< of the response; 0 without one
    std::vector<recorded_header> headers{};  ///< of the response
    std::string response{};                  ///< its body, with placeholders in place of secrets, or `[redacted]`
};
BOOST_DESCRIBE_STRUCT(recorded_exchange, (),
                      (operation, method, target, authorization, body, error, maybe_sent, detail, status, headers,
                       response))

/// Recorded exchanges, in their order: what a `recorder` makes and a `player` plays. As text it is JSON with one line
/// for each exchange, to be kept beside a test. Thread safety: as a value.
struct cassette {
    std::int64_t version = 1;                    ///< of the form of the text
    std::vector<recorded_exchange> exchanges{};  ///< one for each attempt

    /// The cassette as text. Calls to allocate may throw.
    [[nodiscard]] std::string to_text() const {
        std::string out = R"({"version":1,"exchanges":[)";
        for (std::size_t i = 0; i != exchanges.size(); ++i) {
            secure_buffer line;
            write_json(exchanges[i], line);
            (out += i == 0 ? "\n" : ",\n") += line.view();
        }
        return out += "\n]}\n";
    }

    /// Reads what `to_text` wrote. An error for other text. Calls to allocate may throw.
    [[nodiscard]] static checked_result<cassette> parse(std::string_view text);
};
BOOST_DESCRIBE_STRUCT(cassette, (), (version, exchanges))

inline checked_result<cassette> cassette::parse(std::string_view text) {
    cassette c{.version = 0, .exchanges = {}};
    if (!read_json_text(text, c, {.unknown = unknown_members::reject})) return invalid_value{"a cassette, as JSON"};
    if (c.version != 1) return invalid_value{"a cassette of version 1"};
    return c;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
