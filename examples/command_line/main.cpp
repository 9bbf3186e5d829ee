// SPDX-License-Identifier: BSL-1.0

// Shows a whole program: a command line for every operation of the API (docs/command_line.md). It has no table of
// operations: arguments, checks, help, completion and the printed contract are made from the descriptors in the
// headers. Needs: libcurl or Boost.Asio for calls to a server.

#include <velo/contract.hpp>

#include <boost/json/serialize.hpp>

#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "call.hpp"
#include "command_line.hpp"
#include "completion.hpp"
#include "help.hpp"
#include "secrets.hpp"

namespace {

int run_command(std::vector<cli::word> const& words) {
    cli::command_line const line = cli::parse(words);
    if (line.version) return cli::print("velo " VELO_VERSION_STRING "\n");
    if (line.contract) return cli::print(cli::indented(boost::json::serialize(velo::contract())).view());
    if (line.completion) return cli::print(cli::completion(*line.completion));
    if (line.operation.empty()) {
        if (line.help) return cli::print(cli::help());
        throw cli::usage_error("no operation is given; 'velo --help' lists them");
    }
    std::optional<int> status;
    std::string names;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        names += (names.empty() ? "" : ", ") + std::string(Op::endpoint.name);
        if (line.operation != Op::endpoint.name && line.operation != Op::endpoint.operation_id) return;
        status = line.help ? cli::print(cli::help_of<Op>()) : cli::run<Op>(line);
    });
    if (!status) throw cli::usage_error("there is no operation " + cli::quoted(line.operation) + ", allowed: " + names);
    return *status;
}

}  // namespace

int main(int argc, char** argv) {
    cli::keep_memory_to_itself();
    struct at_end {
        ~at_end() { cli::overwrite_dead_stack(); }
    } const overwrites_dead_stack;
    try {
        return run_command(cli::take_words(argc, argv));
    } catch (cli::usage_error const& e) {
        std::cerr << "velo: " << e.what() << '\n';
        return 2;
    } catch (std::exception const& e) {
        std::cerr << "velo: " << e.what() << '\n';
        return 5;
    }
}
