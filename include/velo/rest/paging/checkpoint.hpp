// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_CHECKPOINT_HPP
#define VELO_REST_PAGING_CHECKPOINT_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/invalid_value.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// A place in a list as one line of text, to be kept and to continue from: the operation's name, its filters, and the
/// number of the page to begin with.
///
///     std::string const text = rest::to_checkpoint(list, pages.number());  // list_users {"page":7,"pageSize":100}
///     auto const list = rest::from_checkpoint<list_users>(text);           // client.pages(*list)
///
/// A number beyond the type of the operation's page becomes its largest. An operation that holds a secret has no
/// checkpoint. Calls to allocate may throw.
template <paged_operation Op>
    requires(!holds_secret<Op>)
[[nodiscard]] std::string to_checkpoint(Op list, std::int64_t page) {
    using number = std::remove_cvref_t<decltype(*(list.*paging<Op>::number))>;
    constexpr std::int64_t most = (std::numeric_limits<number>::max)();
    list.*paging<Op>::number = static_cast<number>(page < most ? page : most);
    secure_buffer arguments;
    write_json(list, arguments);
    return std::string(Op::endpoint.name) + ' ' + std::string(arguments.view());
}

/// The operation of a checkpoint. An error if the text is not a checkpoint of `Op`. Calls to allocate may throw.
template <paged_operation Op>
    requires(!holds_secret<Op>)
[[nodiscard]] checked_result<Op> from_checkpoint(std::string_view text) {
    std::string_view const name = Op::endpoint.name;
    if (!text.starts_with(name) || text.substr(name.size(), 1) != " ")
        return invalid_value{"a checkpoint of this operation"};
    Op list = make_blank<Op>();
    decode_result const read = read_json_text(text.substr(name.size() + 1), list, {.unknown = unknown_members::reject});
    if (!read) return invalid_value{"the arguments of this operation, as JSON"};
    if (find_invalid_field(list)) return invalid_value{"every required argument of this operation"};
    return list;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
