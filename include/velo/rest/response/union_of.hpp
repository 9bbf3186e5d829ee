// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_UNION_OF_HPP
#define VELO_REST_RESPONSE_UNION_OF_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/json/cursor.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/describe/class.hpp>
#include <boost/mp11/list.hpp>
#include <boost/system/result.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// The text of the member `name` of a JSON object, as it is written between its quotes; empty if the object does not
/// have it, if it is no string, or if `json` is no object. The last of two equal keys wins. Only for text that was read
/// before: a `json_text`, or the body of a response that is read after this.
[[nodiscard]] inline std::string_view member_text(std::string_view json, std::string_view name) noexcept {
    json_cursor in(json);
    std::string_view found;
    if (!in.takes('{') || in.peek() == '}') return {};
    do {
        std::string_view const key = in.string();
        in.take(':');
        std::string_view const value = in.value();
        if (!in.is_good()) return {};
        bool const is_text = value.front() == '"';
        if (is_text && key.substr(1, key.size() - 2) == name) found = value.substr(1, value.size() - 2);
    } while (in.takes(','));
    return found;
}

template <class List>
struct union_value;
template <template <class...> class List, class... A>
struct union_value<List<A...>> {
    using type = std::variant<json_text, A...>;
    using alternatives = boost::mp11::mp_list<A...>;
};

}  // namespace detail

/// One of several models, told apart by a text in the JSON object (OpenAPI: `oneOf` with a discriminator). `Union`
/// names the member with that text and the models; each model states its own text as `tag`:
///
///     struct ping {
///         static constexpr std::string_view tag = "ping";
///         rest::field<std::string> source_type = {};
///         …
///     };
///     struct sources {
///         static constexpr std::string_view discriminator = "sourceType";
///         using alternatives = boost::mp11::mp_list<ping, payment_status_changed>;
///     };
///
/// As a response: `using response = rest::union_of<sources>`. A member of a model is a `json_text`, which is read when
/// it is asked for: `auto source = rest::union_of<sources>::read(*event.source)`. Its attribute `form` tells the
/// contract.
///
/// An object with another tag, or without one, is no error: the value is its `json_text`. Thread safety: as a value.
template <class Union>
class union_of {
    using value_of = detail::union_value<typename Union::alternatives>;

  public:
    using union_type = Union;                              ///< names the member and the models
    using alternatives = typename value_of::alternatives;  ///< the models
    using value_type = typename value_of::type;            ///< a `json_text`, or one of the models

    /// Empty text.
    union_of() = default;
    /// One of the models.
    template <class A>
        requires std::constructible_from<value_type, A> && (!std::same_as<std::remove_cvref_t<A>, union_of>)
    explicit union_of(A&& value) : value_(std::forward<A>(value)) {}

    /// The value, for `std::visit`.
    [[nodiscard]] value_type const& value() const noexcept { return value_; }
    /// The model if the value is an `A`, else null. Views this object.
    template <class A>
    [[nodiscard]] A const* as() const noexcept {
        return std::get_if<A>(&value_);
    }

    /// Reads the model that the tag in `text` names. Calls to allocate may throw.
    [[nodiscard]] static boost::system::result<union_of, decode_error> read(json_text const& text) {
        union_of target;
        decode_result const result = target.read_with(
            text.text, [](std::string_view bytes, auto& model) { return read_json_text(bytes, model); });
        if (!result) return result.error();
        return target;
    }

    /// Reads the body of a response.
    struct format {
        static constexpr std::string_view media_type = {};  ///< that of the Serializer, which is one for JSON

        /// Reads the model that the tag in the body names. Calls to allocate may throw.
        template <class Serializer>
        [[nodiscard]] static decode_result read(response const& received, Serializer const& serializer,
                                                union_of& target) {
            return target.read_with(received.body(), [&](std::string_view bytes, auto& model) {
                if constexpr (requires(read_options const& how) { serializer.read(bytes, model, how); }) {
                    return serializer.read(bytes, model, {.memory = received.limits().model});
                } else {
                    return serializer.read(bytes, model);
                }
            });
        }
    };

    friend bool operator==(union_of const&, union_of const&) = default;
    BOOST_DESCRIBE_CLASS(union_of, (), (), (), ())

  private:
    template <class Read>
    decode_result read_with(std::string_view bytes, Read read) {
        std::string_view const tag = detail::member_text(bytes, Union::discriminator);
        bool is_read = false;
        decode_result result;
        [&]<class... A>(boost::mp11::mp_list<A...>) {
            auto const read_as = [&]<class B>(std::type_identity<B>) {
                is_read = true;
                result = read(bytes, value_.template emplace<B>(detail::make_blank<B>()));
            };
            (..., (!is_read && tag == A::tag ? read_as(std::type_identity<A>{}) : void()));
        }(alternatives{});
        if (is_read) return result;
        return read(bytes, value_.template emplace<json_text>());
    }

    value_type value_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
