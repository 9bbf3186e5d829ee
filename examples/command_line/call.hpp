// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_CALL_HPP
#define EXAMPLES_COMMAND_LINE_CALL_HPP

#include <velo/rest/contract/arguments.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/paging/page_walk.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "command_line.hpp"
#include "confirm.hpp"
#include "failure.hpp"
#include "request.hpp"
#include "response_form.hpp"
#include "session.hpp"

namespace cli {

/// True if an operation changes something on the server: those that do give nothing back.
template <class Op>
inline constexpr bool changes_something = std::is_void_v<typename Op::response>;

/// The type of the items that a response consists of: those of a page, or the response itself.
template <class Op>
auto item_type_of() {
    if constexpr (rest::paged_operation<Op>) {
        return std::type_identity<rest::page_item_t<Op>>{};
    } else {
        return std::type_identity<typename Op::response>{};
    }
}

/// The request as it would be sent, with its secrets redacted. No credential is needed.
template <class Op>
std::string request_text(command_line const& line, given<Op> const& arguments) {
    rest::secure_buffer target;
    if (line.no_check) {
        target = target_as_given(arguments);
    } else if (auto const invalid = rest::build_target(arguments.op, target)) {
        throw usage_error(std::string(Op::endpoint.name) + ": " + std::string(invalid->name) +
                          ": allowed: " + std::string(invalid->expected));
    }
    std::string text(to_text(Op::endpoint.method));
    text += ' ';
    if (line.url) {
        velo::rest::server_parts const parts = velo::rest::split(*line.url);
        text +=
            std::string(parts.tls ? "https://" : "http://") + std::string(parts.authority) + std::string(parts.prefix);
    }
    text += std::string(target.view()) + "\nAccept: application/json\nAccept-Encoding: identity\nUser-Agent: " +
            std::string(rest::default_config().user_agent) + "\n";
    if (Op::endpoint.security == rest::security::basic) text += "Authorization: Basic [redacted]\n";
    if (Op::endpoint.security == rest::security::bearer) text += "Authorization: Bearer [redacted]\n";
    if constexpr (rest::has_body<Op>) {
        text += "Content-Type: application/json\n\n";
        if (!line.no_check) {
            text += rest::redacted(arguments.op.body);
        } else if (rest::holds_secret<Op>) {
            text += "[redacted: it is not checked and may hold a secret]";
        } else {
            text += arguments.body.view();
        }
        text += '\n';
    }
    return text;
}

/// The token among the arguments of an operation, if it takes one.
template <class Op>
std::optional<velo::rest::secret_string> own_token_of(Op const& op) {
    std::optional<velo::rest::secret_string> token;
    rest::for_each_member<Op>([&]<class M>(M) {
        if constexpr (rest::location_of<Op, M>() == rest::parameter_location::credential) {
            if (M::get(op).has_value()) token.emplace(M::get(op)->reveal());
        }
    });
    return token;
}

/// Prints a response, or the items of one page of a list.
template <class Op, class Model>
void print_model(response_printer& printer, response_form const& form, Model const& model) {
    bool const is_plain_table = form.name == "table" && form.fields.empty();
    auto const print_item = [&](auto const& item) {
        if constexpr (requires { row_of(item); }) {
            if (is_plain_table) return printer.row(row_of(item));
        }
        rest::secure_buffer json;
        rest::write_json(item, json, rest::exposure::reveal);
        printer.item(json.view());
    };
    if constexpr (rest::paged_operation<Op>) {
        for (auto const& item : model.*rest::paging<Op>::items) print_item(item);
    } else {
        print_item(model);
    }
}

/// The members of a model by their names on the wire, those of nested models as `roles.name`.
template <class Model>
void add_paths(std::string const& prefix, std::vector<std::string>& paths) {
    rest::for_each_member<Model>([&]<class M>(M) {
        paths.push_back(prefix + std::string(M::wire));
        using value = rest::value_type_of<typename M::type>;
        if constexpr (rest::kind_of<value> == rest::value_kind::structure) {
            add_paths<value>(paths.back() + ".", paths);
        } else if constexpr (rest::kind_of<value> == rest::value_kind::list) {
            using item = rest::value_type_of<typename value::value_type>;
            if constexpr (rest::kind_of<item> == rest::value_kind::structure)
                add_paths<item>(paths.back() + ".", paths);
        }
    });
}

/// Makes the printer of the responses of an operation. Throws `usage_error` for fields that they do not have.
template <class Op>
std::pair<response_form, response_printer> printer_for(command_line const& line) {
    using item = typename decltype(item_type_of<Op>())::type;
    std::vector<std::string> members;
    for (auto const& m : rest::members_of<item>()) members.emplace_back(m.name);
    std::vector<std::string> paths;
    add_paths<item>("", paths);
    response_form const form = form_of(line, std::string(Op::endpoint.name), paths);
    std::vector<std::string> columns = form.fields.empty() ? members : form.fields;
    if constexpr (requires(item const& i) { row_of(i); }) {
        if (form.name == "table" && form.fields.empty()) columns = titles_of(static_cast<item const*>(nullptr));
    }
    return std::pair<response_form, response_printer>(std::piecewise_construct, std::forward_as_tuple(form),
                                                      std::forward_as_tuple(form, std::move(columns)));
}

/// Calls the operation and prints its outcome.
template <class Op>
int call_once(command_line const& line, session const& s, given<Op> const& arguments) {
    auto const call = [&] {
        return line.no_check ? call_as_given(line, s, arguments)
                             : s.client.call(arguments.op, call_options_of<Op>(line, s));
    };
    if constexpr (changes_something<Op>) {
        if (line.fields || line.output || line.table) {
            form_of(line, std::string(Op::endpoint.name), {});
        }
        auto const result = call();
        if (!result.has_error()) return 0;
        print_error(result.error(), line.errors == "json");
        return exit_status(result.error());
    } else {
        auto printer = printer_for<Op>(line);
        auto const result = call();
        if (result.has_error()) {
            print_error(result.error(), line.errors == "json");
            return exit_status(result.error());
        }
        bool const is_items = printer.first.name == "table" || printer.first.name == "csv" ||
                              (rest::paged_operation<Op> && (printer.first.name == "jsonl" || line.fields));
        if (!is_items) {
            rest::secure_buffer json;
            rest::write_json(*result, json, rest::exposure::reveal);
            printer.second.whole(json.view());
            return printer.second.flush();
        }
        print_model<Op>(printer.second, printer.first, *result);
        int const status = printer.second.end();
        if constexpr (requires { result->page->total_pages; }) {
            if (status == 0 && printer.first.name == "table" && result->page) {
                return print("page " + std::to_string(result->page->page.value_or(1)) + " of " +
                             std::to_string(result->page->total_pages.value_or(1)) + ", " +
                             std::to_string(result->page->total_elements.value_or(0)) + " users\n");
            }
        }
        return status;
    }
}

/// Calls a list page after page and prints the items as they come.
template <class Op>
int call_all(command_line const& line, session const& s, given<Op> const& arguments) {
    if constexpr (rest::paged_operation<Op>) {
        auto printer = printer_for<Op>(line);
        rest::page_walk<Op> walk(arguments.op, 1'000'000);
        while (!walk.is_done()) {
            rest::outcome<Op> const page = walk.can_continue()
                                               ? s.client.call(walk.operation(), call_options_of<Op>(line, s))
                                               : walk.limit_error();
            walk.received(page);
            if (page.has_error()) {
                printer.second.flush();
                print_error(page.error(), line.errors == "json");
                return exit_status(page.error());
            }
            print_model<Op>(printer.second, printer.first, *page);
            if (int const status = printer.second.flush(); status != 0) return status;
        }
        return printer.second.end();
    } else {
        static_cast<void>(s);
        static_cast<void>(arguments);
        throw usage_error(std::string(Op::endpoint.name) + ": --all: this operation has no pages");
    }
}

/// Runs one operation and returns the exit status.
template <class Op>
int run(command_line const& line) {
    if (!line.dry_run) line.need_destination();
    given<Op> const arguments =
        read_arguments<Op>(arguments_of(line), {std::string(Op::endpoint.name), &line, "--body"});
    if (line.dry_run) return print(request_text(line, arguments));
    session s = open_session(line);
    if (auto own = own_token_of(arguments.op)) s.token = std::move(own);
    need_credential(line, s, Op::endpoint.security, s.token.has_value());
    if (changes_something<Op>) confirm_on_production(line, "runs " + std::string(Op::endpoint.name));
    int const status = line.all ? call_all(line, s, arguments) : call_once(line, s, arguments);
    if (line.outbox) s.print_outbox(s);
    return status;
}

}  // namespace cli

#endif
