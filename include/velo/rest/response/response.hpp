// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_RESPONSE_HPP
#define VELO_REST_RESPONSE_RESPONSE_HPP

#include <velo/rest/http/field_list.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/shortage.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Limits on one response, so that a server cannot make a client allocate without bound. A response beyond them is
/// `errc::response_too_large`.
struct response_limits {
    std::size_t head = std::size_t{64} << 10;  ///< bytes without the body; 64 KiB by default
    std::size_t fields = 256;                  ///< header fields; 256 by default
    std::size_t body = std::size_t{16} << 20;  ///< bytes of the body; 16 MiB by default
    /// Bytes that its model may take on the heap; 64 MiB by default (`read_options::memory`).
    std::size_t model = std::size_t{64} << 20;
};

/// A response that a Transport fills in: `start` with the status, then the header fields, then the body in any number
/// of pieces. A client reuses its memory for the next call and zeroes it in between.
///
/// Views are valid until the next non-const call. Not for several threads at once.
class response {
  public:
#if !VELO_HAS_HEAP
    /// Keeps fields and body in this memory, which has to outlive it. The lists of models are made in `lists`.
    explicit response(std::span<char> head, std::span<char> body, std::span<char> lists) noexcept
        : fields_(head), body_(body), lists_(lists) {}
    /// The body, for a reader whose models view it.
    [[nodiscard]] std::span<char> body_in_place() const noexcept { return body_.bytes(); }
    /// The memory for lists of models.
    [[nodiscard]] std::span<char> lists() const noexcept { return lists_; }
#endif

    /// The memory that was too small.
    [[nodiscard]] memory_shortage shortage() const noexcept {
        if (fields_.is_short()) return memory_shortage::of("head", fields_.memory());
        return body_.is_short() ? memory_shortage::of("response", body_) : memory_shortage();
    }

    /// Begins a response with `status`, and removes everything that was there before.
    void start(int status) noexcept {
        clear();
        status_ = status;
    }

    /// Adds a header field. Returns false and adds nothing if that exceeds the limits: the transport then ends the
    /// attempt with `errc::response_too_large`. Calls to allocate may throw.
    [[nodiscard]] bool add_header(std::string_view name, std::string_view value) {
        if (fields_.size() >= limits_.fields || name.size() + value.size() > limits_.head - fields_.bytes())
            return false;
        fields_.add(name, value);
        return !fields_.is_short();
    }

    /// False if a body that is longer by `bytes` exceeds the limits.
    [[nodiscard]] bool has_room_for(std::uint64_t bytes) noexcept {
        return body_.has_room_for(bytes) && bytes <= limits_.body - body_.size();
    }

    /// Appends `bytes` to the body. Returns false and appends nothing if that exceeds the limits, as `add_header`.
    /// Calls to allocate may throw.
    [[nodiscard]] bool append(std::string_view bytes) {
        if (bytes.size() > limits_.body - body_.size()) return false;
        body_.append(bytes);
        return !body_.is_short();
    }

    /// The status; 0 before `start`.
    [[nodiscard]] int status() const noexcept { return status_; }
    /// The body. Untrusted bytes.
    [[nodiscard]] std::string_view body() const noexcept { return body_.view(); }

    /// The value of the first field called `name`, in any case (RFC 9110 section 5.1); empty without one. Untrusted
    /// bytes.
    [[nodiscard]] std::string_view header(std::string_view name) const noexcept { return fields_.find(name); }

    /// All header fields, in the order in which they came. Untrusted bytes.
    [[nodiscard]] field_list const& fields() const noexcept { return fields_; }

    /// Sets the limits. Precondition: nothing was added since `clear`.
    void limit(response_limits const& limits) noexcept { limits_ = limits; }
    /// Replaces the limit on the model.
    void limit_model(std::size_t bytes) noexcept { limits_.model = bytes; }
    /// The limits that are in force.
    [[nodiscard]] response_limits const& limits() const noexcept { return limits_; }

    /// Removes and zeroes everything except the limits. The memory is kept.
    void clear() noexcept {
        status_ = 0;
        fields_.clear();
        body_.clear();
    }

  private:
    int status_ = 0;
    field_list fields_;
    secure_buffer body_;
    response_limits limits_;
#if !VELO_HAS_HEAP
    std::span<char> lists_;
#endif
};

}  // namespace velo::inline VELO_ABI::rest

#endif
