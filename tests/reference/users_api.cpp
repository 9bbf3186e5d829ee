// SPDX-License-Identifier: BSL-1.0

// Prints docs/users_api.md, the reference page, from the descriptors and models of the operations and from the examples
// in examples/2_how_to/users_api.cpp. usage: users_api EXAMPLES.cpp

#include <velo/operations.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/contract/arguments.hpp>
#include <velo/rest/endpoint/description.hpp>
#include <velo/rest/request/build.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

namespace rest = velo::rest;

/// The quoted parts by name, without the indentation of the file.
std::map<std::string, std::string> read_examples(char const* file) {
    std::map<std::string, std::string> examples;
    std::ifstream in(file);
    std::string line, name;
    while (std::getline(in, line)) {
        std::size_t const at = line.find("// [");
        if (at != std::string::npos) {
            name = line.substr(at + 4, line.find(']') - at - 4);
            if (name == "/") name.clear();
        } else if (!name.empty()) {
            examples[name] += (line.size() > 4 ? line.substr(4) : "") + "\n";
        }
    }
    return examples;
}

/// Text in a cell of a table.
std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, 1, '\\');
    return text;
}

std::string_view place_in_words(rest::parameter_location where) {
    switch (where) {
        case rest::parameter_location::path: return "path";
        case rest::parameter_location::query: return "query";
        case rest::parameter_location::body: return "body";
        case rest::parameter_location::credential: break;
    }
    return "header Authorization";
}

std::string_view security_in_words(rest::security s) {
    switch (s) {
        case rest::security::none: return "none";
        case rest::security::basic: return "HTTP Basic with the API key and its secret: a client with `velo::basic`";
        case rest::security::bearer: break;
    }
    return "an access token: a client with `velo::client_credentials` or `velo::bearer`";
}

std::string_view replay_in_words(rest::idempotency r) {
    switch (r) {
        case rest::idempotency::safe: return "changes nothing, so it may be sent again";
        case rest::idempotency::idempotent: return "sending it twice ends in the same state";
        case rest::idempotency::non_idempotent: break;
    }
    return "sending it twice may act twice";
}

/// `role_update(userId, body)` in C++ names.
template <class Op>
std::string signature() {
    std::string parameters;
    rest::for_each_member<Op>([&]<class M>(M) {
        // Filters and sorting are one braced argument.
        if (rest::location_of<Op, M>() == rest::parameter_location::query) {
            if (parameters.empty()) parameters = "{…}";
            return;
        }
        (parameters += parameters.empty() ? "" : ", ") += M::name;
    });
    return std::string(Op::endpoint.name) + "(" + parameters + ")";
}

template <class Op>
void print_operation(std::map<std::string, std::string> const& examples) {
    std::cout << "\n## " << Op::endpoint.name << "\n\n" << Op::description.summary << "\n\n";
    std::cout << "`" << to_text(Op::endpoint.method) << ' ' << Op::endpoint.path << "`, operationId "
              << Op::endpoint.operation_id << ". Header `velo/"
              << (Op::endpoint.path.starts_with("/v2/users") ? "users" : "login") << '/' << Op::endpoint.name
              << ".hpp`. In the facade: `" << signature<Op>() << "`.\n\n";

    auto const arguments = rest::arguments_of<Op>();
    if (arguments.empty()) {
        std::cout << "No arguments.\n\n";
    } else {
        std::cout << "| argument | in | type | needed | by default | limits |\n|---|---|---|---|---|---|\n";
        for (rest::argument_words const& a : arguments) {
            std::cout << "| `" << a.name << "` | " << place_in_words(a.where) << " | " << a.type
                      << (a.is_secret ? ", secret" : "") << (a.is_nullable ? ", may be null" : "") << " | "
                      << (a.is_needed ? "yes" : "") << " | " << a.default_value << " | " << cell(a.limits) << " |\n";
        }
        std::cout << '\n';
    }
    std::cout << "- Result: ";
    if constexpr (std::is_void_v<typename Op::response>) {
        std::cout << "nothing";
    } else {
        std::string const name = rest::schema_name_of<typename Op::response>();
        std::cout << '[' << name << "](#" << rest::type_name<typename Op::response>() << ")";
    }
    std::cout << "\n- Authorization: " << security_in_words(Op::endpoint.security);
    std::cout << "\n- Request headers: `Accept: application/json`, `User-Agent`"
              << (Op::endpoint.security == rest::security::none ? "" : ", `Authorization`")
              << (rest::has_body<Op> ? ", `Content-Type: application/json`" : "");
    for (rest::response_header const& h : Op::description.headers) {
        if (!h.name.empty()) std::cout << "\n- Response header: `" << h.name << ": " << h.value << '`';
    }
    std::cout << "\n- Repeating: " << replay_in_words(Op::endpoint.idempotency)
              << "\n\n| status | meaning |\n|---|---|\n";
    std::cout << "| " << Op::endpoint.success << " | " << rest::meaning_of<Op>(Op::endpoint.success) << " |\n";
    for (int const status : Op::endpoint.errors) {
        std::cout << "| " << status << " | " << rest::meaning_of<Op>(status) << " |\n";
    }
    if (!Op::description.rules[0].empty()) std::cout << '\n';
    for (std::string_view const rule : Op::description.rules) {
        if (!rule.empty()) std::cout << "- " << rule << '\n';
    }
    auto const example = examples.find(std::string(Op::endpoint.name));
    if (example == examples.end()) {
        std::cerr << Op::endpoint.name << " has no example\n";
        std::exit(EXIT_FAILURE);
    }
    std::cout << "\n```cpp\n" << example->second << "```\n";
}

/// Prints a model and then those that it is made of, each once.
template <class T>
void print_model(std::set<std::string>& printed) {
    std::string const name = rest::schema_name_of<T>();
    if (!printed.insert(name).second) return;
    std::cout << "\n### " << rest::type_name<T>() << "\n\nSchema " << name
              << ".\n\n| member | on the wire | type | form in the document |\n|---|---|---|---|\n";
    auto const members = rest::members_of<T>();
    std::size_t at = 0;
    rest::for_each_member<T>([&]<class M>(M) {
        rest::argument_words const& m = members[at++];
        std::cout << "| `" << M::name << "` | `" << m.name << "` | " << m.type << (m.is_secret ? ", secret" : "")
                  << (m.is_deprecated ? ", deprecated" : "") << " | " << cell(m.limits) << " |\n";
    });
    rest::for_each_member<T>([&]<class M>(M) {
        using V = rest::value_type_of<typename M::type>;
        if constexpr (rest::kind_of<V> == rest::value_kind::structure) {
            print_model<V>(printed);
        } else if constexpr (rest::kind_of<V> == rest::value_kind::list) {
            if constexpr (rest::kind_of<typename V::value_type> == rest::value_kind::structure) {
                print_model<typename V::value_type>(printed);
            }
        }
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: users_api EXAMPLES.cpp\n";
        return EXIT_FAILURE;
    }
    auto const examples = read_examples(argv[1]);
    std::cout
        << "# The operations\n\n"
           "The 17 operations of the API's `UsersApi` and the 4 of its `LoginApi`, by the names of its document. "
           "This page is "
           "made from\nthe descriptors in the headers, and its examples are those of "
           "`examples/2_how_to/users_api.cpp`, which are "
           "compiled and run.\n\n"
           "Each operation is a value for `client.call(…)` and a function of a facade: `users` below is a "
           "`velo::users_api`, `login` a\n`velo::login_api`. What the document's own examples leave open is, in "
           "ours:\n\n"
           "| in the document's examples | here |\n|---|---|\n"
           "| `YOUR_ACCESS_TOKEN` | a token of the fake, for somebody who may make the call: an administrator, "
           "for `…_self` the user, "
           "for `user_details_update_for_self` a payee |\n"
           "| `userId_example` | `user_id`, the id of a user of the fake |\n"
           "| `entityId_example`, `7fffa261-…` | `entity_id`, the payor of that user |\n"
           "| `Authorization_example` | `authorization`, a token of that user |\n"
           "| `123456` as a verification code | `code`, read off the outbox of the fake after `register_sms` |\n"
           "| numbers such as `11235555555` | the same with the `+` that the schema demands |\n"
           "| passwords | the same texts |\n\n"
           "What is repeated when it fails is in `docs/retries.md`. "
           "What can go wrong beside the documented statuses is in\n`velo/rest/error/errc.hpp`. A literal that is not "
           "of the form in the column *limits* is refused by the compiler, a value of run\ntime by `checked`; an id "
           "that the server sent is passed on whatever it looks like.\n\n| operation | what it does "
           "|\n|---|---|\n";
    velo::for_each_operation([]<class Op>(std::type_identity<Op>) {
        std::cout << "| [`" << Op::endpoint.name << "`](#" << Op::endpoint.name << ") | " << Op::description.summary
                  << " |\n";
    });
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) { print_operation<Op>(examples); });

    std::cout << "\n## Models of the answers\n\n"
                 "Every member may be absent or null, whatever the document says; nothing that is received is matched "
                 "against the "
                 "form.\nTexts of enumerations, ids and times are kept as they came when they are not known.\n";
    std::set<std::string> printed;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        if constexpr (!std::is_void_v<typename Op::response>) print_model<typename Op::response>(printed);
        print_model<typename Op::error_payload>(printed);
    });
    return EXIT_SUCCESS;
}
