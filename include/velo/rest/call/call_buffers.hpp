// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CALL_BUFFERS_HPP
#define VELO_REST_CALL_CALL_BUFFERS_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/memory/call_memory.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/shortage.hpp>
#include <velo/rest/request/extra_headers.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/version.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The values of the fields that the call itself writes.
struct header_values {
    std::string_view accept;         ///< the Serializer's media type
    std::string_view user_agent;     ///< of the Config
    std::string_view authorization;  ///< empty without a credential: the field is left out
    std::string_view content_type;   ///< empty without a body: the field is left out
};

/// Adds the fields of a call's options, and its correlation unless they have that field; false if one may not be sent.
/// Calls to allocate may throw.
[[nodiscard]] inline bool add_caller_headers(std::span<header const> headers, std::string_view correlation,
                                             std::string_view correlation_field, extra_headers& out) {
    bool sends_correlation = !correlation.empty();
    for (header const& h : headers) {
        if (h.name.empty() && h.value.empty()) continue;
        if (!out.add(h.name, h.value)) return false;
        if (same_name(h.name, correlation_field)) sends_correlation = false;
    }
    return !sends_correlation || out.add(correlation_field, correlation);
}

/// The field list of the request that is sent now. It views the texts that it was laid out from.
class header_list {
  public:
    /// Lays out the fields in their order: Accept, Accept-Encoding, User-Agent, Authorization, Content-Type, then the
    /// extra ones. A server may code a response to a request without Accept-Encoding, and no coding is decoded here
    /// (RFC 9110 section 12.5.3).
    void lay_out(header_values const& values, extra_headers const& extra) noexcept {
        size_ = 0;
        fields_[size_++] = {"Accept", values.accept};
        fields_[size_++] = {"Accept-Encoding", "identity"};
        fields_[size_++] = {"User-Agent", values.user_agent};
        if (!values.authorization.empty()) fields_[size_++] = {"Authorization", values.authorization};
        if (!values.content_type.empty()) fields_[size_++] = {"Content-Type", values.content_type};
        if (extra.size() == 0) return;
        if (is_media_type_field(extra[0].name)) remove_replaced_by(extra);
        for (std::size_t i = 0; i != extra.size(); ++i) fields_[size_++] = extra[i];
    }

    [[nodiscard]] std::span<header const> view() const noexcept { return {fields_.data(), size_}; }

  private:
    /// Accept and Content-Type are extra fields only for an operation with formats of its own; then they come first.
    [[nodiscard]] static constexpr bool is_media_type_field(std::string_view name) noexcept {
        return name == "Accept" || name == "Content-Type";
    }
    /// Removes the fields that the first two extra ones replace.
    void remove_replaced_by(extra_headers const& extra) noexcept {
        for (std::size_t i = 0; i != extra.size() && i != 2; ++i) {
            std::string_view const name = extra[i].name;
            if (!is_media_type_field(name)) return;
            std::size_t kept = 0;
            for (std::size_t k = 0; k != size_; ++k) {
                if (fields_[k].name != name) fields_[kept++] = fields_[k];
            }
            size_ = kept;
        }
    }

    static constexpr std::size_t own_fields = 5;  // of `lay_out`, besides the extra ones
    std::array<header, own_fields + extra_headers::capacity> fields_{};
    std::size_t size_ = 0;
};

/// The bytes of one request. `prepare` writes them; the core writes `authorization` when the token comes from a token
/// store, and the observer adds to `extra` before each attempt.
struct request_buffers {
    secure_buffer target;         ///< in origin form: `/v2/users?page=2`
    secure_buffer authorization;  ///< the value of the Authorization field; empty without one
    secure_buffer body;           ///< as the Serializer wrote it
    secure_buffer correlation;    ///< the call's name from its options
    extra_headers extra;          ///< fields of the caller, then those of the observer

    /// The part that was too small for what was written.
    [[nodiscard]] memory_shortage shortage(bool is_for_token) const noexcept {
        auto const of = &memory_shortage::of;
        if (auto const s = of(is_for_token ? "token_target" : "target", target)) return s;
        if (auto const s = of(is_for_token ? "token_authorization" : "authorization", authorization)) return s;
        if (auto const s = of(is_for_token ? "token_body" : "body", body)) return s;
        if (auto const s = of("correlation", correlation)) return s;
        return of("headers", extra.memory());
    }

    /// Zeroes the content and keeps the memory.
    void clear() noexcept {
        target.clear();
        authorization.clear();
        body.clear();
        correlation.clear();
        extra.truncate(0);
    }
};

/// The reusable buffers of one call. Each part has one writer, which is handed that part only.
struct call_buffers {
    request_buffers call;     ///< the call's own request
    request_buffers token;    ///< the request for its token, written by `token_refresh`
    header_list headers;      ///< of the request that is sent now, written by the core
    rest::response response;  ///< written by the transport

    /// Zeroes the content and keeps the memory.
    void clear() noexcept {
        call.clear();
        if (!token.target.empty()) token.clear();
        response.clear();
    }
    /// The same without the response, which models and errors may view.
    void clear_requests() noexcept {
        call.clear();
        token.clear();
    }

#if !VELO_HAS_HEAP
    /// Uses this memory, which has to outlive it.
    explicit call_buffers(call_memory const& m) noexcept
        : call{.target = secure_buffer(m.target),
               .authorization = secure_buffer(m.authorization),
               .body = secure_buffer(m.body),
               .correlation = secure_buffer(m.correlation),
               .extra = extra_headers(m.headers)},
          token{.target = secure_buffer(m.token_target),
                .authorization = secure_buffer(m.token_authorization),
                .body = secure_buffer(m.token_body),
                .correlation = secure_buffer(),
                .extra = extra_headers()},
          response(m.head, m.response, m.lists) {}
#endif
};

/// A request in its buffers: the call's own, or that for its token. It points at a static endpoint and at leased
/// buffers, so it stays valid when the core moves.
struct prepared_request {
    rest::endpoint const* endpoint;  ///< static
    request_buffers* buffers;        ///< of the lease
    rest::idempotency idempotency;   ///< of this call
    bool has_body;                   ///< also when the body is empty
    std::size_t own_headers = 0;     ///< extra headers of the call; those of the observer follow them

    /// Lays out the field list into `out`, which then views the buffers.
    void lay_out_headers(std::string_view media_type, std::string_view user_agent, header_list& out) const noexcept {
        out.lay_out({.accept = media_type,
                     .user_agent = user_agent,
                     .authorization = buffers->authorization.view(),
                     .content_type = has_body ? media_type : std::string_view()},
                    buffers->extra);
    }
    /// The request with these fields. Views the buffers.
    [[nodiscard]] rest::request view(header_list const& headers) const noexcept {
        return {endpoint->name, endpoint->method,     buffers->target.view(),
                headers.view(), buffers->body.view(), has_body};
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
