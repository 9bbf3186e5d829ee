// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_BUILT_REQUEST_HPP
#define VELO_REST_CALL_BUILT_REQUEST_HPP

#include <velo/rest/http/header.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/version.hpp>

#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_HEAP

/// A request that was built and not sent, from `client.request`. It owns its bytes, which are zeroed when they are
/// released: they may hold a credential or a password. Give it to a Transport (`get()`), log parts of it, or compare
/// it. Copies share the bytes. Thread safety: as a value.
class built_request {
  public:
    /// Copies what `q` views. Calls to allocate may throw.
    explicit built_request(rest::request const& q) : memory_(detail::shared_object<memory>::make()), shape_(q) {
        secure_buffer& bytes = memory_->bytes;
        bytes.append(q.target);
        bytes.append(q.body);
        for (header const& h : q.headers) {
            bytes.append(h.name);
            bytes.append(h.value);
        }
        // The bytes stay where they are now, so they can be viewed.
        std::string_view rest = bytes.view();
        auto const copy_of = [&rest](std::string_view text) {
            std::string_view const copy = rest.substr(0, text.size());
            rest.remove_prefix(text.size());
            return copy;
        };
        shape_.target = copy_of(q.target);
        shape_.body = copy_of(q.body);
        for (header const& h : q.headers) {
            std::string_view const name = copy_of(h.name);
            memory_->headers.push_back({name, copy_of(h.value)});
        }
        shape_.headers = {memory_->headers.data(), memory_->headers.size()};
    }

    /// The request as a Transport takes it. Valid as long as this object or a copy.
    [[nodiscard]] rest::request const& get() const noexcept { return shape_; }
    [[nodiscard]] rest::request const* operator->() const noexcept { return &shape_; }

  private:
    struct memory {
        secure_buffer bytes;
        std::vector<header> headers;
    };
    detail::shared_object<memory> memory_;
    rest::request shape_;
};

#endif

}  // namespace velo::inline VELO_ABI::rest

#endif
