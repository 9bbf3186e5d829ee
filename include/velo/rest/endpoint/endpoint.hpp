// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_ENDPOINT_HPP
#define VELO_REST_ENDPOINT_ENDPOINT_HPP

#include <velo/rest/http/method.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// The effect of sending an operation twice. The descriptor states it because the HTTP method does not: enabling a user
/// and registering an SMS number are both a POST, and only the first may be repeated. Terms: RFC 9110 section 9.2.
enum class idempotency {
    safe,            ///< changes nothing on the server
    idempotent,      ///< sending it twice leaves the same state as sending it once
    non_idempotent,  ///< sending it twice may act twice: it is resent only if the server has not acted
};

/// The kind of credential that an operation requires.
enum class security {
    none,     ///< no Authorization header
    basic,    ///< HTTP Basic: a key and a secret (RFC 7617)
    bearer,   ///< an access token (RFC 6750)
    api_key,  ///< a key in a header field or in the query, as the Auth says
};

/// The principals that an operation is for. A client whose Auth names its principal (`auth/principal.hpp`) refuses the
/// operations that are not for it.
enum class caller {
    anyone,   ///< not told apart
    person,   ///< it acts on the caller's own account, which an application does not have
    manager,  ///< it acts on the accounts of others: for applications and for people who manage users
};

/// A kind of credential as a type. An Auth has one overload of `authorize` for each kind that it supports.
template <security S>
struct security_constant {
    static constexpr security value = S;  ///< the kind
};
using basic_security = security_constant<security::basic>;      ///< the argument of `authorize` for HTTP Basic
using bearer_security = security_constant<security::bearer>;    ///< the argument of `authorize` for an access token
using api_key_security = security_constant<security::api_key>;  ///< the argument of `authorize` for an API key

/// The error statuses that an operation documents, written `{400, 401, 404}`. It holds at most 27, in the order in
/// which they are written; more do not compile. A constant, so any number of threads may read it.
class status_set {
  public:
    /// Takes the statuses as they are; `endpoint_check` rejects repeated ones and those outside of 400 to 599.
    consteval status_set(std::initializer_list<int> statuses) : size_(static_cast<std::uint16_t>(statuses.size())) {
        // Not `std::copy`: its checks under _GLIBCXX_DEBUG are not constexpr in libstdc++ 12.
        // A status that does not fit becomes 0, which is as wrong.
        for (std::uint16_t* next = statuses_.data(); int const status : statuses)
            *next++ = static_cast<std::uint16_t>(status > 0 && status <= 0xFFFF ? status : 0);
    }

    /// True when `status` is one of them.
    [[nodiscard]] constexpr bool contains(int status) const noexcept {
        for (int const one : *this) {
            if (one == status) return true;
        }
        return false;
    }
    [[nodiscard]] constexpr std::uint16_t const* begin() const noexcept { return statuses_.data(); }
    [[nodiscard]] constexpr std::uint16_t const* end() const noexcept { return statuses_.data() + size_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

  private:
    std::array<std::uint16_t, 27> statuses_{};
    std::uint16_t size_;
};

/// The descriptor of an operation: a constant from which the request, the meaning of the response, the routes of the
/// fake and the reference page are derived.
///
/// An operation is a described aggregate. Its members are its arguments, and its `endpoint` is one of these:
///
///     struct rename_pet {
///         rest::required<pet_id> pet_id;
///         rename_pet_request body;
///
///         using response = void;
///         using error_payload = pet_problem;
///         static constexpr rest::endpoint endpoint{
///             .name = "rename_pet",
///             .operation_id = "renamePet",
///             .method = rest::method::post,
///             .path = "/pets/{petId}/name",
///             .security = rest::security::bearer,
///             .success = 204,
///             .errors = {400, 401, 404},
///             .idempotency = rest::idempotency::idempotent,
///         };
///     };
///     BOOST_DESCRIBE_STRUCT(rename_pet, (), (pet_id, body))
///
/// The location of each argument is derived from its name and type (`parameter_location.hpp`). `endpoint_check` finds
/// mistakes in a descriptor when the operation is first called. All texts are static.
struct endpoint {
    std::string_view name;          ///< the C++ name, which errors, logs and events show
    std::string_view operation_id;  ///< the operationId in the API specification
    rest::method method;            ///< the HTTP method
    std::string_view path;          ///< the path, with `{placeholders}` named as on the wire
    rest::security security;        ///< the credential that the request carries
    int success;                    ///< the documented success status, 200 to 299
    rest::status_set errors;        ///< the documented error statuses, 400 to 599
    rest::idempotency idempotency;  ///< the effect of sending it twice
    /// The principals that may call it.
    rest::caller caller = rest::caller::anyone;
};

/// The meaning of an error status for one operation, where it is more specific than `usual_meaning`.
struct status_meaning {
    int status = 0;              ///< the status; 0 for an unused element
    std::string_view meaning{};  ///< a phrase in English, without a full stop
};

/// A header field that every successful response to an operation carries.
struct response_header {
    std::string_view name{};   ///< empty for an unused element
    std::string_view value{};  ///< its constant value
};

/// An operation described in English, for the reference page, the command line's help and the contract. An operation
/// may have one as `Op::description`. A program that uses none of them contains none of the text. All texts are static;
/// an array ends at its first empty element.
struct description {
    std::string_view summary;         ///< one sentence that begins with a verb
    std::string_view success;         ///< the meaning of the success status, a phrase
    std::string_view rules[6] = {};   ///< preconditions and effects, one sentence each
    status_meaning errors[4] = {};    ///< error statuses with a meaning of their own
    response_header headers[2] = {};  ///< header fields of a successful response
};

/// The meaning of an error status for an operation that states none of its own. Static text.
[[nodiscard]] constexpr std::string_view usual_meaning(int status) noexcept {
    switch (status) {
        case 400: return "the request is not valid; the payload names the problem";
        case 401: return "the access token is missing, unknown, expired or revoked";
        case 403: return "the caller does not have the permission";
        case 404: return "the resource does not exist";
        case 409: return "a value is already in use";
        case 412: return "a precondition is not met";
        default: return "an error";
    }
}

/// The meaning of `status`, a success or error status that `Op` documents. Static text.
template <class Op>
[[nodiscard]] constexpr std::string_view meaning_of(int status) noexcept {
    if constexpr (requires { Op::description; }) {
        if (status == Op::endpoint.success) return Op::description.success;
        for (status_meaning const& m : Op::description.errors) {
            if (m.status == status) return m.meaning;
        }
    }
    return status == Op::endpoint.success ? std::string_view("done") : usual_meaning(status);
}

/// An operation of an API as a type. Its objects are calls: they hold the arguments.
///
/// Syntactic requirements, for an operation `Op`:
///  - `Op` is a described aggregate whose members are the arguments;
///  - `Op::endpoint` is a constant `rest::endpoint`;
///  - `Op::response` is `void`, or the described model of the body of a successful response, or a `std::vector` of
///    them for an array;
///  - `Op::error_payload` is the same for the body of an error response, and not `void`: `no_payload` if there is none.
///
/// Semantic requirements: the descriptor has no mistake. `endpoint_check` verifies that when the operation is called.
///
/// Exemplar: `endpoint.hpp`. Models: every struct in `velo/users/` and `velo/login/`.
template <class Op>
concept operation = described<Op> && std::is_aggregate_v<Op> && requires {
    { Op::endpoint } -> std::convertible_to<endpoint const&>;
    typename Op::response;
    typename Op::error_payload;
} && (described<typename Op::error_payload> || is_std_vector<typename Op::error_payload>);

}  // namespace velo::inline VELO_ABI::rest

#endif
