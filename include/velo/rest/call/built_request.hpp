// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_BUILT_REQUEST_HPP
#define VELO_REST_CALL_BUILT_REQUEST_HPP

#include <velo/rest/http/header.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_HEAP

/// A request that was built and not sent, from `client.request`. It owns its bytes, which are zeroed when they are
/// released: they may hold a credential or a password. Give it to a Transport (`get()`), log parts of it, or compare
/// it. Copies share the bytes. Thread safety: as a value.
class built_request {
  public:
    /// Copies what `q` views. Calls to allocate may throw.
    explicit built_request(rest::request const& q) : bytes_(std::make_shared<memory>()), shape_(q) {
        bytes_->target.append(q.target);
        bytes_->body.append(q.body);
        for (header const& h : q.headers) {
            bytes_->names.emplace_back(h.name);
            bytes_->values.emplace_back(h.value);
        }
        for (std::size_t i = 0; i != bytes_->names.size(); ++i) {
            bytes_->headers.push_back({bytes_->names[i].view(), bytes_->values[i].view()});
        }
        shape_.target = bytes_->target.view();
        shape_.body = bytes_->body.view();
        shape_.headers = bytes_->headers;
    }

    /// The request as a Transport takes it. Valid as long as this object or a copy.
    [[nodiscard]] rest::request const& get() const noexcept { return shape_; }
    [[nodiscard]] rest::request const* operator->() const noexcept { return &shape_; }

  private:
    struct memory {
        secure_buffer target, body;
        std::vector<secure_buffer> names, values;
        std::vector<header> headers;
    };
    std::shared_ptr<memory> bytes_;
    rest::request shape_;
};

#endif

}  // namespace velo::inline VELO_ABI::rest

#endif
