// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_HANDLER_HPP
#define VELO_REST_SERIALIZER_JSON_HANDLER_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/store.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/text_start.hpp>
#include <velo/rest/serializer/read_options.hpp>

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Receives the events of `boost::json::basic_parser` and stores the values in a model by its table.
///
/// The member that is being read is in the handler itself; the stack of open objects and arrays is only used at
/// brackets. Values that the model does not have are skipped by counting brackets. Apart from the values themselves it
/// allocates only for strings and keys that arrive in parts because they have escapes. It does not know where it is:
/// `text_reader` reads a refused text again and says where and why.
template <class Text>
class basic_json_handler : public basic_json_store<Text> {
    using store = basic_json_store<Text>;
    using map_type = typename store::map_type;
    using any_type = typename store::any_type;
    using store::append;
    using store::append_lone;
    using store::append_raw;
    using store::append_raw_string;
    using store::enter_key;
    using store::enter_list;
    using store::enter_model;
    using store::put;
    using store::refuse;
    using store::reset;
    using store::store_boolean;
    using store::store_integer;
    using store::store_null;
    using store::store_number;
    using store::store_text;
    using store::takes_lone;

  public:
    // Boost.JSON requires these; `response_limits` bound the text as a whole.
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using error_code = boost::system::error_code;
    using view = boost::json::string_view;

    basic_json_handler(void* target, json_row const& root, std::string_view input, read_options const& options) noexcept
        : store(options.memory),
          where_(input.data()),
          input_(input),
          unknown_(options.unknown),
          root_(&root),
          target_(static_cast<char*>(target)) {
        top_->kind = frame_kind::none;
        top_->rows = top_->end = nullptr;
        top_->first = nullptr;
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& ec) { return begin('{') || fail(ec); }
    bool on_object_end(std::size_t, error_code& ec) { return end('}') || fail(ec); }
    bool on_array_begin(error_code& ec) { return begin('[') || fail(ec); }
    bool on_array_end(std::size_t, error_code& ec) { return end(']') || fail(ec); }

    bool on_key_part(view part, std::size_t, error_code&) { return add_part(part); }
    bool on_key(view last, std::size_t, error_code& ec) {
        json_row const* const row = next_;
        if (row != end_ && row->length == last.size() && same_bytes(row->name, last.data(), last.size()) &&
            parts_.empty()) {
            where_ = last.data();
            return select(row);
        }
        return odd_key(last) || fail(ec);
    }

    bool on_string_part(view part, std::size_t, error_code&) { return add_part(part); }
    bool on_string(view last, std::size_t, error_code& ec) {
        if (row_ != nullptr && parts_.empty()) [[likely]] {
            return store_text(*row_, object_, {last.data(), last.size()}) || fail(ec);
        }
        return odd_string(last) || fail(ec);
    }

    bool on_number_part(view part, error_code&) { return add_part(part); }
    bool on_int64(std::int64_t i, view last, error_code& ec) {
        if (row_ != nullptr && row_->kind == json_kind::integer) [[likely]] {
            parts_.clear();
            return store_integer(*row_, object_, i);
        }
        return number(last) || fail(ec);
    }
    bool on_uint64(std::uint64_t, view last, error_code& ec) { return number(last) || fail(ec); }
    bool on_double(double, view last, error_code& ec) { return number(last) || fail(ec); }
    bool on_bool(bool b, error_code& ec) {
        if (row_ != nullptr) [[likely]]
            return store_boolean(*row_, object_, b) || fail(ec);
        if (skipping_ != 0) return raw_value(b ? "true" : "false") || fail(ec);
        slot const s = next_slot();
        return s.row == nullptr ? s.is_unknown || fail(ec) : store_boolean(*s.row, s.object, b) || fail(ec);
    }
    bool on_null(error_code& ec) {
        if (row_ != nullptr) [[likely]]
            return store_null(*row_, object_) || fail(ec);
        if (skipping_ != 0) return raw_value("null") || fail(ec);
        if (top_ == stack_.data() && root_->kind != json_kind::any) return refuse(*root_) || fail(ec);
        slot const s = next_slot();
        return s.row == nullptr ? s.is_unknown || fail(ec) : store_null(*s.row, s.object) || fail(ec);
    }
    bool on_comment_part(view, error_code&) { return true; }
    bool on_comment(view, error_code&) { return true; }

  private:
    enum class frame_kind : std::uint8_t {
        none,    ///< outside of the text's value
        object,  ///< a struct
        list,    ///< a `std::vector`
        map,     ///< a `text_map`
        items,   ///< a `list`
    };
    /// An open object or array of the model.
    struct frame {  // trivial, so that nobody clears the stack
        frame_kind kind;
        char* object;
        json_row const* rows;    ///< of an object: its members; of others: their row
        json_row const* end;     ///< of the members
        json_row const* resume;  ///< of an object that is not the innermost: `next_`
        std::uint64_t seen;      ///< of an object that is not the innermost: `seen_`
        json_growth growth;
        char const* first;  ///< of a list: its key in the text
    };
    /// Where a value that is no member of an object goes.
    struct slot {
        json_row const* row = nullptr;
        char* object = nullptr;
        bool is_unknown = false;
    };

    VELO_COLD bool fail(error_code& ec) noexcept {
        ec = boost::json::error::not_exact;
        return false;
    }
    VELO_COLD bool add_part(view part) {
        parts_.append({part.data(), part.size()});
        return true;
    }
    [[nodiscard]] std::string_view whole(view last) {
        if (parts_.empty()) return {last.data(), last.size()};
        parts_.append({last.data(), last.size()});
        return parts_.view();
    }
    bool select(json_row const* row) {
        next_ = row + 1;
        row_ = row;
        std::uint64_t const bit = std::uint64_t{1} << row->index;
        if ((seen_ & bit) != 0) reset(*row, object_);
        seen_ |= bit;
        return true;
    }

    VELO_COLD bool odd_key(view last) {
        std::string_view const key = whole(last);
        bool const taken = take_key(key);
        parts_.clear();
        return taken;
    }
    bool take_key(std::string_view key) {
        if (skipping_ != 0) {
            return raw_separator() && append_raw_string(raw_, key) && append_raw(raw_, ":");
        }
        if (top_->kind == frame_kind::map) {
            auto* const entry = enter_key(*std::launder(reinterpret_cast<map_type*>(object_)), key);
            if (entry == nullptr) return false;
            map_value_ = &entry->second;
            return true;
        }
        if (json_row const* const row = find_row(top_->rows, top_->end, next_, key)) return select(row);
        row_ = nullptr;
        return unknown_ == unknown_members::skip || refuse("a documented member");
    }

    VELO_COLD bool odd_string(view last) {
        std::string_view const text = whole(last);
        bool const taken = take_string(text);
        parts_.clear();
        return taken;
    }
    bool take_string(std::string_view text) {
        if (row_ != nullptr) return store_text(*row_, object_, text);
        if (skipping_ != 0) return raw_separator() && append_raw_string(raw_, text);
        return store_scalar(text);
    }
    bool number(view last) {
        std::string_view const text = whole(last);
        bool taken = false;
        if (row_ != nullptr) {
            taken = store_number(*row_, object_, text);
        } else if (skipping_ != 0) {
            taken = raw_value(text);
        } else if (top_->kind == frame_kind::map || top_->kind == frame_kind::items) {
            taken = store_scalar(text);
        } else {
            slot const s = next_slot();
            taken = s.row == nullptr ? s.is_unknown : store_number(*s.row, s.object, text);
        }
        parts_.clear();
        return taken;
    }
    /// Stores a text where no member of an object is due.
    bool store_scalar(std::string_view text) {
        if (top_->kind == frame_kind::map) return put(*map_value_, text);
        if (top_->kind == frame_kind::items) {
            return top_->rows->functions->text(object_, text) || refuse(top_->rows->functions->expected);
        }
        slot const s = next_slot();
        return s.row == nullptr ? s.is_unknown : store_text(*s.row, s.object, text);
    }

    /// The slot of a value that begins now, where no member of an object is due.
    slot next_slot() {
        switch (top_->kind) {
            case frame_kind::none: return {root_, target_};
            case frame_kind::object: return {row_, object_, row_ == nullptr};
            case frame_kind::list: {
                json_list const& list = *top_->rows->list;
                bool const is_outer = top_ - stack_.data() <= 2;
                char* const element =
                    append(list, object_, top_->growth, static_cast<std::size_t>(where_ - top_->first),
                           is_outer ? static_cast<std::size_t>(input_.data() + input_.size() - where_) : 0);
                return {element == nullptr ? nullptr : &list.element, element};
            }
            default: return {};  // a value of a map or a `list` is text
        }
    }

    bool begin(char bracket) {
        if (skipping_ != 0) {
            ++skipping_;
            return raw_separator() && append_raw(raw_, {&bracket, 1});
        }
        slot const s = row_ != nullptr ? slot{row_, object_} : next_slot();
        if (s.row == nullptr) {
            if (!s.is_unknown) return false;
            skip();
            return true;
        }
        return open(*s.row, s.object, bracket);
    }
    bool open(json_row const& row, char* object, char bracket) {
        switch (row.kind) {
            case json_kind::model:
                if (bracket != '{') break;
                return push(frame_kind::object, enter_model(row, object), row.model->rows,
                            row.model->rows + row.model->count);
            case json_kind::list:
                if (bracket == '[') return push(frame_kind::list, enter_list(row, object), &row, nullptr);
                if (takes_lone(row)) {
                    char* const element = append_lone(row, object);
                    return element != nullptr && open(row.list->element, element, bracket);
                }
                break;
            case json_kind::map:
                if (bracket != '{') break;
                return push(frame_kind::map, reinterpret_cast<char*>(&store::template made<map_type>(row, object)),
                            &row, nullptr);
            case json_kind::any: {
                row_ = nullptr;
                skip();
                raw_ = &store::template made<any_type>(row, object).text;
                raw_->clear();
                return append_raw(raw_, {&bracket, 1});
            }
            case json_kind::inline_text:
            case json_kind::other:
                if (bracket != '[' || row.functions->begin == nullptr) break;
                row.functions->begin(object + row.place);
                return push(frame_kind::items, object + row.place, &row, nullptr);
            default: break;
        }
        return refuse(row);
    }
    void skip() noexcept {
        skipping_ = 1;
        top_->resume = next_;
        next_ = end_ = nullptr;
    }
    bool push(frame_kind kind, char* object, json_row const* rows, json_row const* end) {
        if (top_ == &stack_.back()) return refuse(expected_less_nesting);
        top_->resume = next_;
        top_->seen = seen_;
        ++top_;
        top_->kind = kind;
        top_->object = object;
        top_->rows = rows;
        top_->end = end;
        seen_ = 0;
        top_->growth = {};
        top_->first = where_;
        next_ = end == nullptr ? nullptr : rows;
        end_ = end;
        object_ = object;
        row_ = nullptr;
        return true;
    }

    bool end(char bracket) {
        if (skipping_ != 0) {
            --skipping_;
            if (skipping_ == 0) {
                next_ = top_->resume;
                end_ = top_->end;
            }
            Text* const raw = raw_;
            if (skipping_ == 0) raw_ = nullptr;
            return append_raw(raw, {&bracket, 1});
        }
        --top_;
        object_ = top_->object;
        next_ = top_->resume;
        end_ = top_->end;
        seen_ = top_->seen;
        row_ = nullptr;
        return true;
    }

    /// A value inside of skipped or raw text.
    bool raw_value(std::string_view text) { return raw_separator() && append_raw(raw_, text); }
    bool raw_separator() {
        if (raw_ == nullptr) return true;
        char const last = raw_->empty() ? '[' : raw_->back();
        return last == '{' || last == '[' || last == ':' || append_raw(raw_, ",");
    }

    // What the next event of an object needs.
    json_row const* next_ = nullptr;  ///< the member that is expected next
    json_row const* end_ = nullptr;   ///< the same as `top_->end`; null while values are skipped
    json_row const* row_ = nullptr;   ///< of the member whose value is due; null: none, or an unknown one
    std::uint64_t seen_ = 0;          ///< one bit for each member that has been read
    char* object_ = nullptr;          ///< the same as `top_->object`
    std::array<frame, json_max_model_depth + 1> stack_;  ///< the first is outside of the text's value
    frame* top_ = stack_.data();                         ///< the innermost open object or array
    char const* where_;  ///< the last key that was the next member's: how far the text is read, for reservations
    std::size_t skipping_ = 0;
    secure_buffer parts_;
    Text* raw_ = nullptr;
    Text* map_value_ = nullptr;
    std::string_view input_;
    unknown_members unknown_;
    json_row const* root_;
    char* target_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
