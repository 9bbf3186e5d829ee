// SPDX-License-Identifier: BSL-1.0

// Shows a whole program: a command line for every operation of the API (docs/command_line.md). It has no table of
// operations: arguments, checks, help, completion and the printed contract are made from the descriptors in the
// headers. Needs: libcurl or Boost.Asio for calls to a server.

#include <velo/contract.hpp>

#include <boost/json/serialize.hpp>

#include <exception>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "call.hpp"
#include "check.hpp"
#include "command_line.hpp"
#include "completion.hpp"
#include "destination.hpp"
#include "failure.hpp"
#include "help.hpp"
#include "job.hpp"
#include "manual_page.hpp"
#include "secrets.hpp"

namespace {

/// The operations, and the options of their arguments.
cli::known_names known_names() {
    std::set<std::string> arguments;
    cli::known_names names;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        names.operations.emplace_back(Op::endpoint.name);
        for (std::string const& name : cli::options_of<Op>()) arguments.insert(name);
    });
    names.arguments.assign(arguments.begin(), arguments.end());
    return names;
}

int run_command(std::vector<cli::word> const& words) {
    cli::known_names const known = known_names();
    cli::command_line line = cli::parse(words, known);
    if (line.version) return cli::print("velo " VELO_VERSION_STRING "\n");
    if (line.contract) return cli::print(cli::indented(boost::json::serialize(velo::contract())).view());
    if (line.completion) return cli::print(cli::completion(*line.completion));
    if (line.man) return cli::print(cli::manual_page());
    if (line.operation.empty()) {
        if (line.help) return cli::print(cli::help());
        throw cli::usage_error("no operation is given; 'velo --help' lists them");
    }
    if (!line.help) cli::choose_destination(line);
    std::string const wanted = cli::normal_form(line.operation);
    if (wanted == "check") return line.help ? cli::print(cli::help()) : cli::check(line);
    std::optional<int> status;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        if (wanted != cli::normal_form(Op::endpoint.name) && wanted != cli::normal_form(Op::endpoint.operation_id))
            return;
        if (line.help) {
            status = cli::print(cli::help_of<Op>());
        } else {
            status = line.from ? cli::run_job(line, cli::job_operation_of<Op>()) : cli::run<Op>(line);
        }
    });
    if (status) return *status;
    if (line.help && wanted == "help") return cli::print(cli::help());
    std::string names;
    for (std::string const& name : known.operations) names += name + ", ";
    std::vector<std::string> choices = known.operations;
    choices.emplace_back("check");
    throw cli::usage_error("there is no operation '" + cli::shown_name(line.operation) + "'" +
                           cli::did_you_mean(line.operation, choices) + ", allowed: " + names + "check");
}

/// Whether the words ask for errors in JSON: they may be wrong otherwise.
bool asks_for_json_errors(std::vector<cli::word> const& words) {
    for (std::size_t i = 0; i != words.size(); ++i) {
        if (words[i].view() == "--errors=json") return true;
        if (words[i].view() == "--errors" && i + 1 != words.size() && words[i + 1].view() == "json") return true;
    }
    return false;
}

int fail(bool as_json, std::string const& message, int status) {
    std::cerr << (as_json ? cli::usage_error_json(message, status)
                          : "velo: " + message + "\n" + cli::see(cli::page_of(status)));
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    cli::open_standard_files();
    cli::keep_memory_to_itself();
    struct at_end {
        ~at_end() { cli::overwrite_dead_stack(); }
    } const overwrites_dead_stack;
    bool as_json = false;
    try {
        std::vector<cli::word> const words = cli::take_words(argc, argv);
        as_json = asks_for_json_errors(words);
        return run_command(words);
    } catch (cli::usage_error const& e) {
        return fail(as_json, e.what(), 2);
    } catch (std::exception const& e) {
        return fail(as_json, e.what(), 5);
    }
}
