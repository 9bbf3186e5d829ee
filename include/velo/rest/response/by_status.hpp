// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_BY_STATUS_HPP
#define VELO_REST_RESPONSE_BY_STATUS_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/response/decode.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <boost/describe/class.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace velo::inline VELO_ABI::rest {

/// Stands for every status that has no model of its own in a `by_status`.
inline constexpr int any_other_status = 0;

/// One alternative of a `by_status`: the body of a response with `Code` is a `T`. `void`: it has no body of interest.
template <int Code, class T = void>
struct for_status {
    static constexpr int status = Code;                                           ///< 200 to 599, or `any_other_status`
    using type = T;                                                               ///< the model
    using value_type = std::conditional_t<std::is_void_v<T>, std::monostate, T>;  ///< what is held
};

/// A response, or an error payload, whose model depends on the status:
///
///     using response = rest::by_status<rest::for_status<200, channel>, rest::for_status<204>>;
///     …
///     if (auto const* channel = result->template as<200>()) …
///
/// A response with a status that is not listed is `errc::decode_failed`; an error payload with one is none.
template <class... Cases>
class by_status {
    static constexpr std::size_t index_of(int status) noexcept {
        std::size_t i = 0;
        std::size_t found = sizeof...(Cases);
        (..., (found = Cases::status == status && found == sizeof...(Cases) ? i : found, ++i));
        return found;
    }
    template <std::size_t Index>
    using case_at = boost::mp11::mp_at_c<boost::mp11::mp_list<Cases...>, Index>;

  public:
    using alternatives = boost::mp11::mp_list<typename Cases::value_type...>;  ///< the models in their order
    using cases = boost::mp11::mp_list<Cases...>;                              ///< the alternatives as they were given

    /// The status of the response; 0 before it was read.
    [[nodiscard]] int status() const noexcept { return status_; }
    /// The model if the response had this status, else null. `as<any_other_status>()` for a status without a model of
    /// its own. Views this object.
    template <int Code>
    [[nodiscard]] auto const* as() const noexcept {
        constexpr std::size_t index = index_of(Code);
        static_assert(index != sizeof...(Cases), "velo: this response has no model for this status: add a for_status");
        return status_ != 0 ? std::get_if<index + 1>(&value_) : nullptr;
    }

    /// Reads the model of the response's status.
    struct format {
        static constexpr std::string_view media_type = {};  ///< that of the Serializer

        /// Reads the body as the model of the status. Calls to allocate may throw.
        template <class Serializer>
        [[nodiscard]] static decode_result read(response const& received, Serializer const& serializer,
                                                by_status& target) {
            std::size_t index = index_of(received.status());
            if (index == sizeof...(Cases)) index = index_of(any_other_status);
            decode_result result = decode_error{.expected = "a status that has a model"};
            [&]<std::size_t... Index>(std::index_sequence<Index...>) {
                (..., (index == Index ? result = target.template read<Index>(received, serializer) : result));
            }(std::index_sequence_for<Cases...>{});
            if (result) target.status_ = received.status();
            return result;
        }
    };

    friend bool operator==(by_status const&, by_status const&) = default;
    BOOST_DESCRIBE_CLASS(by_status, (), (), (), ())

  private:
    template <std::size_t Index, class Serializer>
    decode_result read(response const& received, [[maybe_unused]] Serializer const& serializer) {
        using model = typename case_at<Index>::type;
        if constexpr (std::is_void_v<model>) {
            value_.template emplace<Index + 1>();
            return {};
        } else {
            return detail::read_body(received, serializer,
                                     value_.template emplace<Index + 1>(detail::make_blank<model>()));
        }
    }

    int status_ = 0;
    std::variant<std::monostate, typename Cases::value_type...> value_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
