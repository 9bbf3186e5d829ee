// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ERROR_RESPONSE_HPP
#define VELO_MODELS_ERROR_RESPONSE_HPP

#include <velo/models/error_item.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/types/uuid.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace velo::inline VELO_ABI {

/// The body of a response with a documented error status. Schemas inline_response_400 to inline_response_412, which are
/// alike.
struct error_response {
    std::vector<error_item> errors = {};  ///< absent, null and an empty list read the same
    /// The server's id of the request, to quote to Velo's support. Text of any form.
    rest::field<std::string> correlation_id = {};
    rest::field<std::int64_t> http_status_code = {};  ///< the status, repeated in the body

    friend bool operator==(error_response const&, error_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(error_response, (), (errors, correlation_id, http_status_code))

template <>
struct rest::member<&error_response::errors> {
    static constexpr std::size_t min_items = 1;
    static constexpr bool is_nullable = true;
};

template <>
struct rest::member<&error_response::correlation_id> {
    using form = uuid;
    static constexpr bool is_nullable = true;
};

}  // namespace velo::inline VELO_ABI

#endif
