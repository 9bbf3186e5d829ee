// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_HANDLE_HPP
#define VELO_REST_TRANSPORT_CURL_HANDLE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/wipe.hpp>
#include <velo/rest/time/stop.hpp>

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

struct curl_deleter {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
};
struct curl_multi_deleter {
    void operator()(CURLM* multi) const noexcept { curl_multi_cleanup(multi); }
};

/// One transfer at a time, over one connection that is kept alive. The connection belongs to the multi handle, whose
/// waiting another thread can wake.
struct curl_handle {
    std::unique_ptr<CURLM, curl_multi_deleter> multi;
    std::unique_ptr<CURL, curl_deleter> easy;
    curl_socket_t idle = CURL_SOCKET_BAD;  ///< of the connection that is kept

    /// Libcurl may give none.
    explicit operator bool() const noexcept { return multi != nullptr && easy != nullptr; }

    /// The handle forgets the last transfer, whose memory it pointed to, and keeps its connection.
    void forget_transfer() noexcept { curl_easy_reset(easy.get()); }

    /// Did nothing happen on the idle connection? What came was not asked for; libcurl would take it for the next
    /// answer, and finds a connection that was closed only when it has sent the request.
    [[nodiscard]] bool is_quiet() const noexcept {
        if (idle == CURL_SOCKET_BAD) return false;
        curl_waitfd look{idle, CURL_WAIT_POLLIN, 0};
        int events = 0;
        return curl_multi_poll(multi.get(), &look, 1, 0, &events) == CURLM_OK && look.revents == 0;
    }
};

[[nodiscard]] inline curl_handle make_curl_handle() noexcept {
    // Once, and never undone: other parts of the program may use libcurl as well.
    static CURLcode const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) return {};
    curl_handle handle{decltype(curl_handle::multi)(curl_multi_init()), decltype(curl_handle::easy)(curl_easy_init()),
                       CURL_SOCKET_BAD};
    if (handle && curl_multi_setopt(handle.multi.get(), CURLMOPT_MAXCONNECTS, 1L) != CURLM_OK) return {};
    return handle;
}

/// A transfer that is under way as long as this lives.
class curl_attachment {
  public:
    explicit curl_attachment(curl_handle const& handle) noexcept
        : handle_(&handle), result_(curl_multi_add_handle(handle.multi.get(), handle.easy.get())) {}
    curl_attachment(curl_attachment const&) = delete;
    curl_attachment& operator=(curl_attachment const&) = delete;
    /// One that is not over loses its connection.
    ~curl_attachment() {
        if (result_ == CURLM_OK) curl_multi_remove_handle(handle_->multi.get(), handle_->easy.get());
    }
    [[nodiscard]] CURLMcode result() const noexcept { return result_; }

  private:
    curl_handle const* handle_;
    CURLMcode result_;
};

/// Runs the transfer to its end, or until somebody stops it: then `CURLE_ABORTED_BY_CALLBACK`. Throws nothing.
[[nodiscard]] inline CURLcode perform(curl_handle& handle, rest::stop const& stop) noexcept {
    CURLM* const multi = handle.multi.get();
    std::stop_callback const wake(stop.token(), [multi] { curl_multi_wakeup(multi); });
    curl_attachment const under_way(handle);
    if (under_way.result() != CURLM_OK) return CURLE_FAILED_INIT;
    // How long libcurl is told to wait is only an upper bound: it knows the transfer's limits.
    constexpr int an_hour = 3'600'000;
    for (int running = 1;;) {
        if (stop.requested()) return CURLE_ABORTED_BY_CALLBACK;
        if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_FAILED_INIT;
        if (running == 0) break;
        if (curl_multi_poll(multi, nullptr, 0, an_hour, nullptr) != CURLM_OK) return CURLE_FAILED_INIT;
    }
    for (int left = 0; CURLMsg const* const message = curl_multi_info_read(multi, &left);) {
        if (message->msg != CURLMSG_DONE) continue;
        // Known only as long as the two handles belong together.
        if (curl_easy_getinfo(handle.easy.get(), CURLINFO_ACTIVESOCKET, &handle.idle) != CURLE_OK)
            handle.idle = CURL_SOCKET_BAD;
        return message->data.result;
    }
    return CURLE_FAILED_INIT;
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
    secure_buffer line_;
};

}  // namespace velo::inline v0::rest::detail

#endif
