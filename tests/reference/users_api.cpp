// SPDX-License-Identifier: BSL-1.0

// Prints docs/users_api.md, the reference of the operations, from their descriptors and models, and from the examples
// in examples/2_how_to/users_api.cpp. usage: users_api EXAMPLES.cpp

#include <velo/operations.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/contract/arguments.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
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

/// The marked parts of the file by name, without its indentation.
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

/// Text for a cell of a table.
std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, 1, '\\');
    return text;
}

std::string_view location_in_words(rest::parameter_location where) {
    switch (where) {
        case rest::parameter_location::path: return "path";
        case rest::parameter_location::query: return "query";
        case rest::parameter_location::body: return "body";
        case rest::parameter_location::header: return "header";
        case rest::parameter_location::credential: break;
    }
    return "header Authorization";
}

std::string_view security_in_words(rest::security s) {
    switch (s) {
        case rest::security::none: return "none";
        case rest::security::basic: return "HTTP Basic with the API key and its secret: a client with `velo::basic`";
        case rest::security::api_key: return "an API key";
        case rest::security::bearer: break;
    }
    return "an access token: a client with `velo::client_credentials` or `velo::bearer`";
}

std::string_view idempotency_in_words(rest::idempotency i) {
    switch (i) {
        case rest::idempotency::safe: return "safe (it changes nothing)";
        case rest::idempotency::idempotent: return "idempotent (sending it twice leaves the same state)";
        case rest::idempotency::non_idempotent: break;
    }
    return "non-idempotent (sending it twice may act twice)";
}

/// The function of the facade, as in `role_update(user_id, body)`.
template <class Op>
std::string signature() {
    std::string parameters;
    rest::for_each_member<Op>([&]<class M>(M) {
        // The arguments in the query are one braced argument.
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
        std::cout << "| argument | in | type | required | default | limits |\n|---|---|---|---|---|---|\n";
        for (rest::argument_words const& a : arguments) {
            std::cout << "| `" << a.name << "` | " << location_in_words(a.where) << " | " << a.type
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
    std::cout << "\n- Request headers: `Accept: application/json`, `Accept-Encoding: identity`, `User-Agent`"
              << (Op::endpoint.security == rest::security::none ? "" : ", `Authorization`")
              << (rest::has_body<Op> ? ", `Content-Type: application/json`" : "");
    for (rest::response_header const& h : Op::description.headers) {
        if (!h.name.empty()) std::cout << "\n- Response header: `" << h.name << ": " << h.value << '`';
    }
    std::cout << "\n- Idempotency: " << idempotency_in_words(Op::endpoint.idempotency)
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

/// Prints a model and then the models in it, each once.
template <class T>
void print_model(std::set<std::string>& printed) {
    std::string const name = rest::schema_name_of<T>();
    if (!printed.insert(name).second) return;
    std::cout << "\n### " << rest::type_name<T>() << "\n\nSchema " << name
              << ".\n\n| member | on the wire | type | form in the API specification |\n|---|---|---|---|\n";
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
    std::cout << R"(# Operations

The 17 operations of the API's `UsersApi` and the 4 of its `LoginApi`, by their names in the API specification. This page is made from the
descriptors in the headers. Its examples are those of `examples/2_how_to/users_api.cpp`, which are compiled and run.

Each operation is a value for `client.call(…)`, and a function of a facade: in the examples `users` is a `velo::users_api` and `login` a
`velo::login_api`. The placeholders in the specification's examples have these values here:

| in the specification | here |
|---|---|
| `YOUR_ACCESS_TOKEN` | a token of the fake for somebody who may make the call: an administrator, the user for `…_self`, a payee for `user_details_update_for_self` |
| `userId_example` | `user_id`, the id of a user of the fake |
| `entityId_example`, `7fffa261-…` | `entity_id`, the payor of that user |
| `Authorization_example` | `authorization`, a token of that user |
| `123456` as a verification code | `code`, read from the outbox of the fake after `register_sms` |
| numbers such as `11235555555` | the same with the `+` that the schema requires |
| passwords | the same texts |

`docs/retries.md` says which failures are retried. `velo/rest/error/errc.hpp` lists the errors beside the documented statuses. A literal
that does not have the form in the column *limits* does not compile, and `checked` refuses a run-time value. An id from the server is sent
unchanged, whatever its form.

| operation | effect |
|---|---|
)";
    velo::for_each_operation([]<class Op>(std::type_identity<Op>) {
        std::cout << "| [`" << Op::endpoint.name << "`](#" << Op::endpoint.name << ") | " << Op::description.summary
                  << " |\n";
    });
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) { print_operation<Op>(examples); });

    std::cout << R"(
## Response models

Every member may be absent or null, whatever the API specification says. A received value is not compared with the form in the
specification. Unknown texts of enumerations, ids and times are kept unchanged.
)";
    std::set<std::string> printed;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        if constexpr (!std::is_void_v<typename Op::response>) print_model<typename Op::response>(printed);
        print_model<typename Op::error_payload>(printed);
    });
    return EXIT_SUCCESS;
}
