// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_SETTINGS_HPP
#define VELO_REST_TRANSPORT_CURL_SETTINGS_HPP

#include <velo/version.hpp>

#include <curl/curl.h>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Sets options of a handle of libcurl, and keeps the first error.
class curl_settings {
  public:
    explicit curl_settings(CURL* easy) noexcept : easy_(easy) {}

    /// Sets `option`. `Value` is what libcurl takes for it: `long`, `curl_off_t`, a pointer or a callback.
    template <class Value>
    void set(CURLoption option, Value value) noexcept {
        CURLcode const code = curl_easy_setopt(easy_, option, value);
        if (first_ == CURLE_OK) first_ = code;
    }
    /// Sets `option` to a text that is not empty.
    void set_text(CURLoption option, std::string const& text) noexcept {
        if (!text.empty()) set(option, text.c_str());
    }

    /// Sets `option` to bytes that are not empty. libcurl does not copy them: they have to live as long as the handle.
    void set_bytes(CURLoption option, std::string_view bytes) noexcept {
        curl_blob blob{const_cast<char*>(bytes.data()), bytes.size(), CURL_BLOB_NOCOPY};
        if (!bytes.empty()) set(option, &blob);
    }

    /// The first error of libcurl, or `CURLE_OK`.
    [[nodiscard]] CURLcode result() const noexcept { return first_; }

  private:
    CURL* easy_;
    CURLcode first_ = CURLE_OK;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
