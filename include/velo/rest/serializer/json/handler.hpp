// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_HANDLER_HPP
#define VELO_REST_SERIALIZER_JSON_HANDLER_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/append_string.hpp>
#include <velo/rest/serializer/json/reader.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Receives the events of `boost::json::basic_parser` and stores the values in a model by its `json_reader`.
///
/// It is not a template. Apart from the values themselves it allocates only for strings and keys that arrive in parts
/// because they have escapes. Its stack of open objects and arrays is also the JSON pointer of an error. Values that
/// the model does not have are skipped by counting brackets.
class json_handler {
  public:
    // Boost.JSON requires these; `response_limits` bound the text as a whole.
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    /// The depth up to which models may nest. Unknown members may nest deeper (`json_max_depth`).
    static constexpr std::size_t max_model_depth = 32;

    using error_code = boost::system::error_code;
    using view = boost::json::string_view;

    json_handler(json_slot root, std::string_view input, unknown_members unknown) noexcept
        : input_(input), pending_(root), unknown_(unknown) {}

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& ec) { return begin(ec, '{'); }
    bool on_object_end(std::size_t, error_code&) { return end('}'); }
    bool on_array_begin(error_code& ec) { return begin(ec, '['); }
    bool on_array_end(std::size_t, error_code&) { return end(']'); }

    bool on_key_part(view part, std::size_t, error_code&) {
        parts_.append({part.data(), part.size()});
        return true;
    }
    bool on_key(view last, std::size_t, error_code& ec) {
        std::string_view const key = whole(last);
        bool taken = true;
        if (raw_ != nullptr) {
            raw_separator();
            raw_string(key);
            *raw_ += ':';
        } else if (skipping_ == 0) {
            open_key(key);
            taken = pending_.reader != nullptr || unknown_ == unknown_members::skip;
        }
        parts_.clear();
        return taken || refuse(ec, "a documented member");
    }

    bool on_string_part(view part, std::size_t, error_code&) {
        parts_.append({part.data(), part.size()});
        return true;
    }
    bool on_string(view last, std::size_t, error_code& ec) {
        std::string_view const text = whole(last);
        bool const taken = scalar(
            ec, [&](json_reader const& r, void* t) { return r.string != nullptr && r.string(t, text); },
            [&] { raw_string(text); });
        parts_.clear();
        return taken;
    }

    bool on_number_part(view part, error_code&) {
        parts_.append({part.data(), part.size()});
        return true;
    }
    bool on_int64(std::int64_t i, view last, error_code& ec) {
        auto const type = i < 0 ? json_number::kind::negative : json_number::kind::positive;
        return on_number({type, i, static_cast<std::uint64_t>(i), 0}, last, ec);
    }
    bool on_uint64(std::uint64_t u, view last, error_code& ec) {
        return on_number({json_number::kind::positive, 0, u, 0}, last, ec);
    }
    bool on_double(double d, view last, error_code& ec) {
        return on_number({json_number::kind::real, 0, 0, d}, last, ec);
    }
    bool on_bool(bool b, error_code& ec) {
        return scalar(
            ec, [&](json_reader const& r, void* t) { return r.boolean != nullptr && r.boolean(t, b); },
            [&] { *raw_ += b ? "true" : "false"; });
    }
    bool on_null(error_code& ec) {
        if (depth_ == 0) return refuse(ec, pending_.reader->expected);
        return scalar(
            ec, [&](json_reader const& r, void* t) { return r.null != nullptr && r.null(t); },
            [&] { *raw_ += "null"; });
    }
    bool on_comment_part(view, error_code&) { return true; }
    bool on_comment(view, error_code&) { return true; }

    /// What the model expected where reading stopped; empty if the text is not valid JSON.
    [[nodiscard]] std::string_view expected() const noexcept { return expected_; }

    /// The JSON pointer (RFC 6901) of the value that is being read. Calls to allocate may throw.
    [[nodiscard]] std::string pointer() const {
        std::string p;
        for (std::size_t i = 0; i != depth_; ++i) {
            frame const& f = stack_[i];
            if (f.reader->begin_array != nullptr) {
                if (f.count != 0) (p += '/') += std::to_string(f.count - 1);
            } else if (f.has_key) {
                p += '/';
                for (char const c : f.key) {
                    if (c == '~') {
                        p += "~0";
                    } else if (c == '/') {
                        p += "~1";
                    } else {
                        p += c;
                    }
                }
            }
        }
        return p;
    }

  private:
    /// An open object or array of the model.
    struct frame {
        json_reader const* reader;
        void* object;
        std::string_view key;  ///< of the member that is being read; views the input or the model
        bool has_key;
        std::size_t next;    ///< the index of the member after the last one
        std::size_t count;   ///< of the elements that have begun
        std::uint64_t seen;  ///< one bit for each of the first 64 members that have been read
    };

    [[nodiscard]] std::string_view whole(view last) {
        if (parts_.empty()) return {last.data(), last.size()};
        parts_.append({last.data(), last.size()});
        return parts_.view();
    }

    bool refuse(error_code& ec, std::string_view expected) {
        expected_ = expected;
        ec = boost::json::error::not_exact;
        return false;
    }

    /// False for a key with escapes, which the parser decodes into temporary memory.
    [[nodiscard]] bool views_input(std::string_view text) const noexcept {
        std::less_equal<> const not_after;
        return not_after(input_.data(), text.data()) &&
               not_after(text.data() + text.size(), input_.data() + input_.size());
    }

    void open_key(std::string_view key) {
        frame& top = stack_[depth_ - 1];
        pending_ = top.reader->key(top.object, key, top.next);
        top.key = views_input(key) ? key : pending_.name;
        top.has_key = true;
        if (pending_.reader == nullptr) return;
        top.next = pending_.member + 1;
        std::uint64_t const bit = pending_.member < 64 ? std::uint64_t{1} << pending_.member : 0;
        // The last of two equal keys replaces the first as a whole.
        if ((top.seen & bit) != 0) pending_.reader->reset(pending_.target);
        top.seen |= bit;
    }

    /// The slot of the value that begins now.
    json_slot next_slot() {
        if (depth_ == 0) return pending_;
        frame& top = stack_[depth_ - 1];
        if (top.reader->begin_array == nullptr) return pending_;
        ++top.count;
        return top.reader->element(top.object);
    }

    bool begin(error_code& ec, char bracket) {
        if (raw_ != nullptr) {
            raw_separator();
            *raw_ += bracket;
            ++skipping_;
            return true;
        }
        if (skipping_ != 0) {
            ++skipping_;
            return true;
        }
        json_slot const slot = next_slot();
        if (slot.reader == nullptr) {
            skipping_ = 1;
            return true;
        }
        if (slot.reader->raw != nullptr) {
            raw_ = slot.reader->raw(slot.target);
            raw_->assign(1, bracket);
            skipping_ = 1;
            return true;
        }
        auto* const enter = bracket == '{' ? slot.reader->begin_object : slot.reader->begin_array;
        if (enter == nullptr) return refuse(ec, slot.reader->expected);
        if (depth_ == max_model_depth) return refuse(ec, "less nesting");
        stack_[depth_] = {slot.reader, enter(slot.target), {}, false, 0, 0, 0};
        ++depth_;
        return true;
    }

    bool end(char bracket) {
        if (skipping_ != 0) {
            if (raw_ != nullptr) *raw_ += bracket;
            if (--skipping_ == 0) raw_ = nullptr;
        } else {
            --depth_;
        }
        return true;
    }

    /// Handles a value without brackets. `take` stores it in the model; `write` appends it to the raw text.
    template <class Take, class Write>
    bool scalar(error_code& ec, Take take, Write write) {
        if (raw_ != nullptr) {
            raw_separator();
            write();
            return true;
        }
        if (skipping_ != 0) return true;
        json_slot const slot = next_slot();
        if (slot.reader == nullptr || take(*slot.reader, slot.target)) return true;
        if (slot.reader->raw == nullptr) return refuse(ec, slot.reader->expected);
        raw_ = slot.reader->raw(slot.target);
        raw_->clear();
        write();
        raw_ = nullptr;
        return true;
    }

    bool on_number(json_number const& n, view last, error_code& ec) {
        std::string_view const text = whole(last);
        bool const taken = scalar(
            ec, [&](json_reader const& r, void* t) { return r.number != nullptr && r.number(t, n); },
            [&] { *raw_ += text; });
        parts_.clear();
        return taken;
    }

    void raw_separator() {
        char const last = raw_->empty() ? '[' : raw_->back();
        if (last != '{' && last != '[' && last != ':') *raw_ += ',';
    }

    void raw_string(std::string_view text) {
        secure_buffer quoted;
        append_json_string(text, quoted);
        *raw_ += quoted.view();
    }

    std::array<frame, max_model_depth> stack_;
    std::size_t depth_ = 0;
    std::size_t skipping_ = 0;
    std::string_view input_;
    json_slot pending_;
    unknown_members unknown_;
    std::string* raw_ = nullptr;
    secure_buffer parts_;
    std::string_view expected_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
