// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_FIELDS_HPP
#define VELO_REST_TRANSPORT_CURL_FIELDS_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/request.hpp>

#include <curl/curl.h>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Request target and header fields as libcurl takes them, in memory that is reused and zeroed: one of the fields is a
/// credential.
class curl_fields {
  public:
    /// `authority` is the value of the Host field.
    explicit curl_fields(std::string_view authority) : host_("Host: ") {
        host_.append(authority);
        host_.push_back('\0');
    }
    curl_fields(curl_fields const&) = delete;
    curl_fields& operator=(curl_fields const&) = delete;
    ~curl_fields() { delete[] nodes_; }

    /// Lays out target and fields of `q`. Returns false if libcurl would not send as many bytes. Precondition:
    /// `http1::is_sendable(q)`. Calls to allocate may throw.
    [[nodiscard]] bool lay_out(std::string_view prefix, request const& q) {
        std::size_t size = prefix.size() + q.target.size() + 1;
        for (header const& h : q.headers) size += h.name.size() + h.value.size() + 3;
        // Its limit on a request's head is 1 MiB.
        if (size > 1'000'000) return false;
        text_.clear();
        reserve(q.headers.size() + 4);
        // In one piece, because the nodes point into it.
        char* end = text_.extend(size);
        target_ = end;
        end = put(put(end, prefix), q.target);
        *end++ = '\0';
        std::size_t count = 0;
        add(count, const_cast<char*>(host_.view().data()));
        for (header const& h : q.headers) {
            add(count, end);
            end = put(end, h.name);
            // libcurl takes a name with a colon and blanks for a field to leave out; with a semicolon it is sent empty.
            if (bool const is_blank = trimmed(h.value).empty(); is_blank) {
                end = put(end, ";");
            } else {
                end = put(put(end, ": "), h.value);
            }
            *end++ = '\0';
        }
        // Fields that libcurl would add by itself, left out.
        static char accept[] = "Accept:";
        static char expect[] = "Expect:";
        static char content_type[] = "Content-Type:";
        add(count, accept);
        add(count, expect);
        if (!q.has_body) add(count, content_type);
        for (std::size_t i = 0; i + 1 != count; ++i) nodes_[i].next = &nodes_[i + 1];
        nodes_[count - 1].next = nullptr;
        return true;
    }

    /// Zeroes target and fields.
    void clear() noexcept { text_.clear(); }

    /// The target with the path of the server in front, null-terminated.
    [[nodiscard]] char const* target() const noexcept { return target_; }
    /// The fields.
    [[nodiscard]] curl_slist* list() noexcept { return nodes_; }

  private:
    static char* put(char* end, std::string_view s) noexcept {
        s.copy(end, s.size());
        return end + s.size();
    }
    void reserve(std::size_t count) {
        if (count <= capacity_) return;
        curl_slist* const more = new curl_slist[count];
        delete[] nodes_;
        nodes_ = more;
        capacity_ = count;
    }
    void add(std::size_t& count, char* line) noexcept { nodes_[count++].data = line; }

    secure_buffer host_;
    secure_buffer text_;
    char const* target_ = "";
    curl_slist* nodes_ = nullptr;
    std::size_t capacity_ = 0;  // of `nodes_`
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
