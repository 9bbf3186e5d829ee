// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_HEADERS_HPP
#define VELO_REST_CALL_HEADERS_HPP

#include <velo/rest/http/field_list.hpp>
#include <velo/rest/request/extra_headers.hpp>

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
    /// Lays out the fields in their order: Accept, User-Agent, Authorization, Content-Type, then the extra ones.
    void lay_out(header_values const& values, extra_headers const& extra) noexcept {
        size_ = 0;
        fields_[size_++] = {"Accept", values.accept};
        fields_[size_++] = {"User-Agent", values.user_agent};
        if (!values.authorization.empty()) fields_[size_++] = {"Authorization", values.authorization};
        if (!values.content_type.empty()) fields_[size_++] = {"Content-Type", values.content_type};
        for (std::size_t i = 0; i != extra.size(); ++i) fields_[size_++] = extra[i];
    }

    [[nodiscard]] std::span<header const> view() const noexcept { return {fields_.data(), size_}; }

  private:
    static constexpr std::size_t own_fields = 4;  // that `lay_out` may write beside the extra ones
    std::array<header, own_fields + extra_headers::capacity> fields_{};
    std::size_t size_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
