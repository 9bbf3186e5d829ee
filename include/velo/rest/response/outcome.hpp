// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_OUTCOME_HPP
#define VELO_REST_RESPONSE_OUTCOME_HPP

#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/error/result.hpp>

namespace velo::inline v0::rest {

/// The outcome of a call of `Op`: a `result` whose type names the operation, so that `match` can require a handler for
/// each documented status. It is used as a `result` and converts to one. Thread safety: as `result`.
template <operation Op>
class [[nodiscard]] outcome : public result<typename Op::response, typename Op::error_payload> {
    using base = result<typename Op::response, typename Op::error_payload>;

  public:
    using base::base;
};

}  // namespace velo::inline v0::rest

#endif
