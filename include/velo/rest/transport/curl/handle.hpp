// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_HANDLE_HPP
#define VELO_REST_TRANSPORT_CURL_HANDLE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/time/stop.hpp>

#include <boost/throw_exception.hpp>
#include <curl/curl.h>

#include <cstring>
#include <memory>
#include <new>
#include <stop_token>
#include <string_view>

#if LIBCURL_VERSION_NUM < 0x075000
#error "velo: the libcurl transport needs libcurl 7.80 or newer: older ones may send a request twice without saying so"
#endif

namespace velo::inline VELO_ABI::rest::detail {

struct curl_deleter {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
};
struct curl_multi_deleter {
    void operator()(CURLM* multi) const noexcept { curl_multi_cleanup(multi); }
};

/// Handles for one transfer at a time over one connection that is kept alive. The connection belongs to the multi
/// handle: another thread can wake its wait.
struct curl_handle {
    std::unique_ptr<CURLM, curl_multi_deleter> multi;
    std::unique_ptr<CURL, curl_deleter> easy;
    curl_socket_t idle = CURL_SOCKET_BAD;  ///< socket of the idle connection

    /// False if libcurl could not allocate a handle.
    explicit operator bool() const noexcept { return multi != nullptr && easy != nullptr; }

    /// Drops the options of the last transfer, which point into memory of its call. Keeps the connection.
    void forget_transfer() noexcept { curl_easy_reset(easy.get()); }

    /// True if the idle connection is open and no unsolicited bytes arrived. libcurl would read them as the next
    /// response, and it notices a closed connection only after it has sent the request.
    [[nodiscard]] bool is_quiet() const noexcept {
        if (idle == CURL_SOCKET_BAD) return false;
        curl_waitfd look{idle, CURL_WAIT_POLLIN, 0};
        int events = 0;
        return curl_multi_poll(multi.get(), &look, 1, 0, &events) == CURLM_OK && look.revents == 0;
    }
};

/// Makes a handle; an empty one if libcurl cannot.
[[nodiscard]] inline curl_handle make_curl_handle() noexcept {
    // Initialised once and never cleaned up: other parts of the program may use libcurl as well.
    static CURLcode const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) return {};
    curl_handle handle{decltype(curl_handle::multi)(curl_multi_init()), decltype(curl_handle::easy)(curl_easy_init()),
                       CURL_SOCKET_BAD};
    if (handle && curl_multi_setopt(handle.multi.get(), CURLMOPT_MAXCONNECTS, 1L) != CURLM_OK) return {};
    return handle;
}

/// Guard that runs a transfer: adds the easy handle to the multi handle and removes it again.
class curl_attachment {
  public:
    explicit curl_attachment(curl_handle const& handle) noexcept
        : handle_(&handle), result_(curl_multi_add_handle(handle.multi.get(), handle.easy.get())) {}
    curl_attachment(curl_attachment const&) = delete;
    curl_attachment& operator=(curl_attachment const&) = delete;
    /// Closes the connection of a transfer that has not ended.
    ~curl_attachment() {
        if (result_ == CURLM_OK) curl_multi_remove_handle(handle_->multi.get(), handle_->easy.get());
    }
    [[nodiscard]] CURLMcode result() const noexcept { return result_; }

  private:
    curl_handle const* handle_;
    CURLMcode result_;
};

/// Runs the transfer to its end. Returns `CURLE_ABORTED_BY_CALLBACK` after a stop.
[[nodiscard]] inline CURLcode perform(curl_handle& handle, rest::stop const& stop) noexcept {
    CURLM* const multi = handle.multi.get();
    std::stop_callback const wake(stop.token(), [multi] { curl_multi_wakeup(multi); });
    curl_attachment const under_way(handle);
    if (under_way.result() != CURLM_OK) return CURLE_FAILED_INIT;
    // An upper bound only: libcurl wakes earlier for the transfer's own limits.
    constexpr int an_hour = 3'600'000;
    for (int running = 1;;) {
        if (stop.requested()) return CURLE_ABORTED_BY_CALLBACK;
        if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_FAILED_INIT;
        if (running == 0) break;
        if (curl_multi_poll(multi, nullptr, 0, an_hour, nullptr) != CURLM_OK) return CURLE_FAILED_INIT;
    }
    for (int left = 0; CURLMsg const* const message = curl_multi_info_read(multi, &left);) {
        if (message->msg != CURLMSG_DONE) continue;
        // libcurl knows the socket only until the easy handle is removed.
        if (curl_easy_getinfo(handle.easy.get(), CURLINFO_ACTIVESOCKET, &handle.idle) != CURLE_OK)
            handle.idle = CURL_SOCKET_BAD;
        return message->data.result;
    }
    return CURLE_FAILED_INIT;
}

/// Header fields as a list of libcurl. The list belongs to us, so that its credential is zeroed in the end.
class curl_fields {
  public:
    curl_fields() noexcept = default;
    curl_fields(curl_fields const&) = delete;
    curl_fields& operator=(curl_fields const&) = delete;
    ~curl_fields() {
        for (curl_slist* node = list_; node != nullptr; node = node->next) wipe(node->data, std::strlen(node->data));
        curl_slist_free_all(list_);
    }

    /// Appends `name: value`. With an empty value it removes the field that libcurl would add by itself.
    /// Calls to allocate may throw.
    void add(std::string_view name, std::string_view value) {
        line_.clear();
        line_.append(name);
        line_.push_back(':');
        if (!value.empty()) line_.push_back(' ');
        line_.append(value);
        line_.push_back('\0');
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): null-terminated in the line above
        curl_slist* const longer = curl_slist_append(list_, line_.view().data());
        if (longer == nullptr) boost::throw_exception(std::bad_alloc());
        list_ = longer;
    }

    /// Returns the list, or null without fields.
    [[nodiscard]] curl_slist* list() const noexcept { return list_; }

  private:
    curl_slist* list_ = nullptr;
    secure_buffer line_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
