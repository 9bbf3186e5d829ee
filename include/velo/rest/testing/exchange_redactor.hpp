// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_EXCHANGE_REDACTOR_HPP
#define VELO_REST_TESTING_EXCHANGE_REDACTOR_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/http/method.hpp>
#include <velo/rest/http/percent_decode.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/cassette.hpp>
#include <velo/rest/testing/json_text.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/operation_rules.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::detail {

/// Decodes base64 (RFC 4648 section 4), up to the first character that is none.
[[nodiscard]] inline std::string decode_base64(std::string_view text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (char const c : text) {
        std::size_t const digit = digits.find(c);
        if (digit == std::string_view::npos) break;
        bits = (bits << 6) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>((bits >> count) & 0xFFU);
        }
    }
    return out;
}

/// Makes exchanges without secrets. It remembers the secrets that it has seen, and removes them wherever they appear
/// again, such as in the message of an error. Thread safety: one object unsafe.
class exchange_redactor {
  public:
    explicit exchange_redactor(operation_finder operations) noexcept : operations_(operations) {}

    /// The half of an exchange that the request is.
    [[nodiscard]] recorded_exchange request_of(request const& q) {
        recorded_exchange e;
        operation_rules const* const rules = operations_(q.method, q.target);
        std::vector<std::string> found;
        if (rules != nullptr) e.operation = rules->name;
        e.method = to_text(q.method);
        for (header const& h : q.headers) {
            if (!is_secret_header(h.name, rules)) continue;
            add_header_secrets(h.name, h.value, found);
            if (!same_name(h.name, "Authorization")) continue;
            std::size_t const space = h.value.find(' ');
            std::string_view const credential = h.value.substr(space == std::string_view::npos ? 0 : space + 1);
            found.emplace_back(credential);
            e.authorization = space == std::string_view::npos ? std::string_view("?") : h.value.substr(0, space);
            if (e.authorization == "Basic") {
                std::string const pair = decode_base64(credential);
                std::size_t const colon = pair.find(':');
                found.push_back(pair.substr(0, colon));
                if (colon != std::string::npos) found.push_back(pair.substr(colon + 1));
            }
        }
        e.target = rules != nullptr ? rules->target(q.target, &found) : without_query_values(q.target, found);
        e.body =
            shown(rules != nullptr && !q.body.empty() ? rules->request_body(q.body, &found) : std::nullopt, q.body);
        remember(found);
        return e;
    }

    /// Adds the response, or the failure, to the exchange that its request began.
    void add_response(recorded_exchange& e, request const& q, attempt const& a, response const& r) {
        if (a.error != errc::none) {
            e.error = static_cast<std::int64_t>(a.error);
            e.maybe_sent = a.delivered != delivery::not_sent;
            e.detail = a.detail;
            return;
        }
        operation_rules const* const rules = operations_(q.method, q.target);
        std::vector<std::string> found;
        e.status = r.status();
        field_list const& fields = r.fields();
        for (std::size_t i = 0; i != fields.size(); ++i) {
            auto const [name, value] = fields[i];
            if (is_secret_header(name, rules)) {
                add_header_secrets(name, value, found);
                std::string_view const placeholder =
                    rules != nullptr ? rules->header_placeholder(name) : std::string_view();
                if (!placeholder.empty()) e.headers.push_back({std::string(name), std::string(placeholder)});
            } else if (rules != nullptr || same_name(name, "Content-Type") || same_name(name, "Retry-After")) {
                e.headers.push_back({std::string(name), std::string(value)});
            }
        }
        e.response = shown(
            rules != nullptr && !r.body().empty() ? rules->response_body(r.status(), r.body(), &found) : std::nullopt,
            r.body());
        remember(found);
    }

    /// Removes from an exchange all secrets that were seen so far.
    void remove_known(recorded_exchange& e) const {
        for (std::string* const text : {&e.target, &e.body, &e.detail, &e.response}) remove_known(*text);
        for (recorded_header& h : e.headers) remove_known(h.value);
    }

  private:
    static constexpr std::string_view hidden = "[redacted]";
    static constexpr std::string_view placeholders = "redacted-redacted Redacted-0000 00000000 [redacted]";

    static std::string shown(std::optional<std::string> redacted, std::string_view body) {
        if (body.empty()) return {};
        return redacted ? *std::move(redacted) : std::string(hidden);
    }

    /// The value of a header field, and those of the cookies in it.
    static void add_header_secrets(std::string_view name, std::string_view value, std::vector<std::string>& found) {
        found.emplace_back(value);
        bool const is_set = same_name(name, "Set-Cookie");
        if (!is_set && !same_name(name, "Cookie")) return;
        do {
            std::string_view const cookie = value.substr(0, value.find(';'));
            found.emplace_back(trimmed(cookie.substr((std::min)(cookie.find('='), cookie.size() - 1) + 1)));
            value.remove_prefix((std::min)(cookie.size() + 1, value.size()));
        } while (!is_set && !value.empty());  // what follows in Set-Cookie are attributes
    }

    /// The target of an operation that is not known: any value in its query may be a secret.
    static std::string without_query_values(std::string_view target, std::vector<std::string>& found) {
        std::size_t const mark = target.find('?');
        std::string out(target.substr(0, mark));
        if (mark == std::string_view::npos) return out;
        char separator = '?';
        for_each_encoded_pair(target.substr(mark + 1), [&](std::string const& name, std::string_view value) {
            out += std::exchange(separator, '&');
            if (!value.empty()) out += name + '=';
            out += "redacted";
            found.push_back(value.empty() ? name : percent_decode(value));
        });
        return out;
    }

    /// Shorter texts are no secrets worth the name, and appear everywhere.
    void remember(std::vector<std::string> const& found) {
        for (std::string const& text : found) {
            std::string const quoted = to_json_string(text);
            secure_buffer encoded;
            percent_encode(text, encoded);
            for (std::string_view const form :
                 {std::string_view(text), std::string_view(quoted).substr(1, quoted.size() - 2), encoded.view()}) {
                if (form.size() < 4 || placeholders.find(form) != std::string_view::npos) continue;
                bool is_new = true;
                for (secret_string const& s : known_) is_new = is_new && s.reveal() != form;
                if (is_new) known_.emplace_back(form);
            }
        }
    }

    void remove_known(std::string& text) const {
        for (secret_string const& s : known_) {
            for (std::size_t at = 0; (at = text.find(s.reveal(), at)) != std::string::npos; at += 8)
                text.replace(at, s.reveal().size(), "redacted");
        }
        remove_escaped(text);
    }

    /// The same in JSON strings that are written with other escapes than ours.
    void remove_escaped(std::string& text) const {
        if (text.find('\\') == std::string::npos) return;
        std::string out;
        std::string_view rest = text;
        for (std::size_t begin; (begin = rest.find('"')) != std::string_view::npos;) {
            std::size_t end = begin + 1;
            while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2u : 1u;
            if (end >= rest.size()) break;
            std::string_view const quoted = rest.substr(begin, end + 1 - begin);
            std::string const plain = json_string_text(quoted);
            bool is_secret = false;
            for (secret_string const& s : known_) is_secret = is_secret || plain.find(s.reveal()) != std::string::npos;
            out += rest.substr(0, begin);
            out += is_secret ? std::string_view("\"redacted\"") : quoted;
            rest.remove_prefix(end + 1);
        }
        text = out += rest;
    }

    operation_finder operations_;
    std::vector<secret_string> known_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
