// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_API_KEY_PLACE_HPP
#define VELO_REST_AUTH_API_KEY_PLACE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The parts of a request that may carry an API key. An Auth that supports `security::api_key` is handed one for each
/// request, and writes the key to one of them. It refers to buffers that are zeroed after the call.
class api_key_place {
  public:
    /// The client calls it.
    api_key_place(secure_buffer& target, extra_headers& headers) noexcept : target_(&target), headers_(&headers) {}

    /// Adds the header field `name`. False, without a change, for a field that the client writes itself, for a value
    /// with a control character, and if the request has too many fields. Calls to allocate may throw.
    [[nodiscard]] bool header(std::string_view name, std::string_view key) { return headers_->add(name, key); }
    /// Adds the query parameter `name`, percent-encoded. Calls to allocate may throw.
    void query(std::string_view name, std::string_view key) {
        target_->push_back(target_->view().find('?') == std::string_view::npos ? '?' : '&');
        percent_encode(name, *target_);
        target_->push_back('=');
        percent_encode(key, *target_);
    }

  private:
    secure_buffer* target_;
    extra_headers* headers_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
