// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_JOB_HPP
#define EXAMPLES_COMMAND_LINE_JOB_HPP

#include <velo/client.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/time/stop.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "call.hpp"
#include "command_line.hpp"
#include "session.hpp"

namespace cli {

/// What a job needs to know of its operation, so that jobs are compiled once for all operations.
struct job_operation {
    using arguments = std::vector<argument_value>;

    std::string_view name;
    velo::rest::security security;
    /// True if a column holds the credential of its row.
    bool has_own_token;
    /// The names of the arguments, for columns.
    std::vector<std::string> columns;
    /// The arguments of the command line, which all rows share: their files are read.
    arguments (*common)(command_line const&);
    /// Checks a row. Throws `usage_error` that begins with `where`. Returns whether its call may be sent twice.
    velo::rest::idempotency (*check)(arguments const&, std::string const& where);
    /// The request of a row, with its secrets redacted.
    std::string (*request)(command_line const&, arguments const&, std::string const& where);
    /// Calls the operation for a row.
    velo::result<void> (*call)(command_line const&, session const&, arguments const&, std::string const& where,
                               std::string_view correlation, velo::rest::stop const&);
};

/// The arguments of the command line, for all rows of a job. Throws `usage_error`.
template <class Op>
job_operation::arguments common_arguments(command_line const& line) {
    job_operation::arguments values = arguments_of(line);
    for (argument_value& a : values) {
        if (a.label == "--body") throw usage_error("--body: the rows of a job have a column for each member");
        for_each_argument<Op>([&]<class M, bool> {
            if constexpr (rest::secret<rest::value_type_of<typename M::type>>) {
                if (a.what != argument_value::form::text || normal_form(a.label) != normal_form(M::wire)) return;
                hidden_value secret = take_value(a.label, a.value);
                line.refuse_in_clear(std::string(Op::endpoint.name) + ": " + a.label, secret);
                a.value = std::move(secret.text);
                a.is_secret = true;
            }
        });
    }
    return values;
}

/// The job operation of `Op`. Throws `usage_error` if it changes nothing.
template <class Op>
job_operation job_operation_of() {
    if constexpr (!changes_something<Op>) {
        throw usage_error(std::string(Op::endpoint.name) + ": --from: jobs are for operations that change something");
    } else {
        job_operation op{
            .name = Op::endpoint.name,
            .security = Op::endpoint.security,
            .has_own_token = false,
            .columns = {},
            .common = common_arguments<Op>,
            .check =
                [](job_operation::arguments const& values, std::string const& where) {
                    return rest::idempotency_of(read_arguments<Op>(values, {where, nullptr}).op);
                },
            .request =
                [](command_line const& line, job_operation::arguments const& values, std::string const& where) {
                    return request_text(line, read_arguments<Op>(values, {where, nullptr}));
                },
            .call = [](command_line const& line, session const& s, job_operation::arguments const& values,
                       std::string const& where, std::string_view correlation,
                       velo::rest::stop const& stop) -> velo::result<void> {
                given<Op> const arguments = read_arguments<Op>(values, {where, nullptr});
                auto options = call_options_of<Op>(line, s);
                std::optional<velo::rest::secret_string> const own = own_token_of(arguments.op);
                if (own) options.token = *own;
                options.correlation = correlation;
                options.stop = stop;
                auto const outcome = s.client.call(arguments.op, options);
                if (outcome.has_error()) return outcome.error();
                return {};
            },
        };
        for_each_argument<Op>([&]<class M, bool InBody> {
            op.columns.emplace_back(M::wire);
            if constexpr (!InBody) {
                if (rest::location_of<Op, M>() == rest::parameter_location::credential) op.has_own_token = true;
            }
        });
        return op;
    }
}

/// Calls an operation for each row of `--from` and returns the exit status. Throws `usage_error`; before anything is
/// sent, if a row is wrong.
int run_job(command_line const& line, job_operation const& op);

}  // namespace cli

#endif
