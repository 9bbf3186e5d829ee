// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_HANDLE_HPP
#define VELO_REST_TRANSPORT_CURL_HANDLE_HPP

#include <velo/rest/memory/buffer.hpp>
#include <velo/rest/memory/wipe.hpp>

#include <boost/throw_exception.hpp>
#include <curl/curl.h>

#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#if LIBCURL_VERSION_NUM < 0x075000
#error "velo: the libcurl transport needs libcurl 7.80 or newer: older ones may send a request twice without saying so"
#endif

namespace velo::inline v0::rest::detail {

struct curl_easy_deleter {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};

/// One easy handle, which is one connection that is kept alive. Null when libcurl gives none.
using curl_handle = std::unique_ptr<CURL, curl_easy_deleter>;

[[nodiscard]] inline curl_handle make_curl_handle() noexcept {
    // Once, and never undone: other parts of the program may use libcurl as well.
    static CURLcode const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return curl_handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
}

/// The fields of a head as libcurl wants them. The list is ours, so the credential in it is overwritten when it goes.
class curl_fields {
  public:
    curl_fields() noexcept = default;
    curl_fields(curl_fields const&) = delete;
    curl_fields& operator=(curl_fields const&) = delete;
    ~curl_fields() {
        for (curl_slist* node = list_; node != nullptr; node = node->next) wipe(node->data, std::strlen(node->data));
        curl_slist_free_all(list_);
    }

    /// Adds `name: value`; a name alone, with a colon, takes away the field that libcurl would add.
    /// Calls to allocate may throw.
    void add(std::string_view name, std::string_view value) {
        line_.clear();
        line_.append(name);
        line_.push_back(':');
        if (!value.empty()) line_.push_back(' ');
        line_.append(value);
        line_.push_back('\0');
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the line before ends the text
        curl_slist* const longer = curl_slist_append(list_, line_.view().data());
        if (longer == nullptr) boost::throw_exception(std::bad_alloc());
        list_ = longer;
    }

    [[nodiscard]] curl_slist* list() const noexcept { return list_; }

  private:
    curl_slist* list_ = nullptr;
    buffer line_;
};

}  // namespace velo::inline v0::rest::detail

#endif
