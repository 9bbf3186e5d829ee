// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CONTRACT_OPENAPI_HPP
#define VELO_REST_CONTRACT_OPENAPI_HPP

#include <velo/rest/contract/schema.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/request/multipart.hpp>
#include <velo/rest/response/by_status.hpp>
#include <velo/rest/response/with_headers.hpp>
#include <velo/rest/serializer/verbatim.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string_view.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <concepts>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// A server of an API (OpenAPI: Server Object).
struct openapi_server {
    std::string_view url;          ///< its base URL
    std::string_view description;  ///< its purpose, such as "for testing"
};

/// The parts of a contract that do not come from operations.
struct openapi_info {
    std::string_view title;               ///< the title of the API
    std::string_view version;             ///< the version of the API
    std::vector<openapi_server> servers;  ///< its servers
    std::string_view token_url;           ///< the URL that issues access tokens, for operations with bearer security
    std::string_view api_key_name{};      ///< the field or parameter of the key, for operations with `api_key` security
    parameter_location api_key_in = parameter_location::header;  ///< `header` or `query`
};

namespace detail {

template <class T>
inline constexpr bool is_with_headers = false;
template <class H, class B>
inline constexpr bool is_with_headers<with_headers<H, B>> = true;

/// Writes the contract of a list of operations. Whether a member may be absent or null is read from its wrapper in a
/// request, and from its attributes in a response, whose types are lenient.
class openapi_writer {
  public:
    template <class Op>
    void add() {
        namespace json = boost::json;
        json::object operation;
        if (!Op::endpoint.operation_id.empty()) operation["operationId"] = text(Op::endpoint.operation_id);
        if constexpr (requires { Op::description; }) {
            operation["summary"] = text(Op::description.summary);
            std::string rules;
            for (std::string_view const rule : Op::description.rules) {
                if (!rule.empty()) (rules += rules.empty() ? "" : "\n") += rule;
            }
            if (!rules.empty()) operation["description"] = rules;
        }
        json::array credentials;
        if (Op::endpoint.security == security::basic) credentials.push_back(json::object{{"basicAuth", json::array()}});
        if (Op::endpoint.security == security::bearer) credentials.push_back(json::object{{"OAuth2", json::array()}});
        if (Op::endpoint.security == security::api_key) credentials.push_back(json::object{{"apiKey", json::array()}});
        operation["security"] = credentials;
        json::array parameters;
        for_each_member<Op>([&]<class M>(M) {
            if constexpr (location_of<Op, M>() == parameter_location::body) {
                bool const is_needed = !wrapper<typename M::type> || is_required<typename M::type>;
                operation["requestBody"] = {{"required", is_needed},
                                            {"content", content<unwrapped_t<typename M::type>, true>()}};
            } else {
                parameters.push_back(parameter<M>(location_of<Op, M>()));
            }
        });
        if (!parameters.empty()) operation["parameters"] = parameters;
        json::object responses;
        responses[std::to_string(Op::endpoint.success)] = success<Op>();
        for (int const status : Op::endpoint.errors) {
            responses[std::to_string(status)] = failure<Op>(status);
        }
        operation["responses"] = responses;

        std::string method(to_text(Op::endpoint.method));
        for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
        json::value& path = paths_[text(Op::endpoint.path)];
        if (!path.is_object()) path = json::object();
        // An operation that takes bodies of several media types has a descriptor for each.
        if (json::value* const same = path.as_object().if_contains(method)) {
            json::value* const body = same->as_object().if_contains("requestBody");
            if (body != nullptr && operation.contains("requestBody")) {
                for (auto& [type, media] : operation["requestBody"].as_object()["content"].as_object())
                    body->as_object()["content"].as_object()[type] = media;
                return;
            }
        }
        path.as_object()[method] = operation;
    }

    [[nodiscard]] boost::json::object whole(openapi_info const& info) && {
        namespace json = boost::json;
        json::array servers;
        for (openapi_server const& s : info.servers) {
            servers.push_back(json::object{{"url", text(s.url)}, {"description", text(s.description)}});
        }
        json::object schemas;
        for (auto& [name, schema] : schemas_) schemas[name] = std::move(schema);
        json::object const flow{{"tokenUrl", text(info.token_url)}, {"scopes", json::object()}};
        json::object schemes{{"OAuth2", {{"type", "oauth2"}, {"flows", {{"clientCredentials", flow}}}}},
                             {"basicAuth", {{"type", "http"}, {"scheme", "basic"}}}};
        if (!info.api_key_name.empty()) {
            schemes["apiKey"] = {{"type", "apiKey"},
                                 {"name", text(info.api_key_name)},
                                 {"in", info.api_key_in == parameter_location::query ? "query" : "header"}};
        }
        return {{"openapi", "3.0.3"},
                {"info", {{"title", text(info.title)}, {"version", text(info.version)}}},
                {"servers", servers},
                {"paths", std::move(paths_)},
                {"components", {{"schemas", schemas}, {"securitySchemes", schemes}}}};
    }

  private:
    static boost::json::string_view text(std::string_view s) noexcept { return {s.data(), s.size()}; }

    template <class M>
    boost::json::object parameter(parameter_location where) {
        std::string_view const name = where == parameter_location::credential ? std::string_view("Authorization")
                                      : where == parameter_location::header   ? std::string_view(header_name<M>)
                                                                              : M::wire;
        std::string_view const in = where == parameter_location::path    ? "path"
                                    : where == parameter_location::query ? "query"
                                                                         : "header";
        boost::json::object out{{"name", text(name)},
                                {"in", text(in)},
                                {"required", is_required<typename M::type>},
                                {"schema", member_schema<M, true>()}};
        if (where == parameter_location::query && style_of<M>() == list_style::comma) out["explode"] = false;
        return out;
    }

    template <class Op>
    boost::json::object success() {
        boost::json::object response{{"description", text(meaning_of<Op>(Op::endpoint.success))}};
        add_content<typename Op::response>(Op::endpoint.success, response);
        if constexpr (requires { Op::description; }) {
            boost::json::object headers;
            for (response_header const& h : Op::description.headers) {
                if (h.name.empty()) continue;
                headers[text(h.name)] = {{"required", true},
                                         {"schema", {{"type", "string"}, {"default", text(h.value)}}}};
            }
            if (!headers.empty()) response["headers"] = headers;
        }
        return response;
    }

    template <class Op>
    boost::json::object failure(int status) {
        boost::json::object response{{"description", text(meaning_of<Op>(status))}};
        add_content<typename Op::error_payload>(status, response);
        return response;
    }

    /// Adds the content of a response with `status` whose model is `T`, and its header fields; nothing without a body.
    template <class T>
    void add_content(int status, boost::json::object& response) {
        if constexpr (is_with_headers<T>) {
            boost::json::object headers;
            for_each_member<decltype(T::headers)>([&]<class M>(M) {
                headers[text(std::string_view(header_name<M>))] = {{"required", is_required<typename M::type>},
                                                                   {"schema", member_schema<M, false>()}};
            });
            response["headers"] = headers;
            if constexpr (requires(T& whole) { whole.body; }) add_content<decltype(T::body)>(status, response);
        } else if constexpr (requires { typename T::cases; }) {
            add_content_of_case(typename T::cases{}, status, response);
        } else if constexpr (!std::is_void_v<T> && !std::is_same_v<T, no_payload>) {
            response["content"] = content<T, false>();
        }
    }
    template <class... Cases>
    void add_content_of_case(boost::mp11::mp_list<Cases...>, int status, boost::json::object& response) {
        bool const is_listed = (... || (Cases::status == status));
        int const wanted = is_listed ? status : any_other_status;
        (..., (Cases::status == wanted ? add_content<typename Cases::type>(status, response) : void()));
    }

    template <class T, bool IsRequest>
    boost::json::object content() {
        std::string_view type = "application/json";
        if constexpr (own_format<T>) {
            if (!std::string_view(T::format::media_type).empty()) type = T::format::media_type;
            if constexpr (std::is_base_of_v<verbatim, typename T::format>) {
                boost::json::object bytes{{"type", "string"}};
                if (!type.starts_with("text/")) bytes["format"] = "binary";
                return {{text(type), {{"schema", bytes}}}};
            }
        }
        return {{text(type), {{"schema", value_schema<T, IsRequest>()}}}};
    }

    /// The schema of a value of type `T`; a struct is a reference to its schema in `components`.
    template <class T, bool IsRequest>
    boost::json::object value_schema() {
        using V = value_type_of<T>;
        if constexpr (kind_of<V> == value_kind::any) {
            return {{"type", "object"}};
        } else if constexpr (kind_of<V> == value_kind::map) {
            return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
        } else if constexpr (kind_of<V> == value_kind::list) {
            boost::json::object list{{"type", "array"}, {"items", value_schema<typename V::value_type, IsRequest>()}};
            if constexpr (is_list<V>) list["maxItems"] = V::capacity;
            return list;
        } else if constexpr (std::is_same_v<V, file>) {
            return {{"type", "string"}, {"format", "binary"}};
        } else if constexpr (kind_of<V> == value_kind::structure) {
            std::string const name = schema_name_of<V>();
            if (schemas_.try_emplace(name).second) schemas_[name] = struct_schema<V, IsRequest>();
            boost::json::object const reference{{"$ref", "#/components/schemas/" + name}};
            if constexpr (std::is_member_pointer_v<decltype(text_shorthand<V>)>) {
                return {{"oneOf", {reference, {{"type", "string"}}}}};
            } else {
                return reference;
            }
        } else {
            return leaf_schema(schema_of<V>());
        }
    }

    static boost::json::object leaf_schema(schema const& s) {
        boost::json::object out{{"type", text(s.type)}};
        if (!s.facts.format.empty()) out["format"] = text(s.facts.format);
        if (!s.facts.pattern.empty()) out["pattern"] = text(s.facts.pattern);
        if (s.facts.min_length != 0) out["minLength"] = s.facts.min_length;
        if (s.facts.max_length != 0) out["maxLength"] = s.facts.max_length;
        if (s.max_bytes != 0) out["x-maxBytes"] = s.max_bytes;
        if (s.minimum) out["minimum"] = *s.minimum;
        if (s.maximum) out["maximum"] = *s.maximum;
        if (!s.texts.empty()) {
            boost::json::array texts;
            for (std::string_view const t : s.texts) texts.push_back(text(t));
            out["enum"] = texts;
        }
        return out;
    }

    template <class M, bool IsRequest>
    boost::json::object member_schema() {
        using attributes = typename M::attributes;
        boost::json::object out = [&] {
            if constexpr (requires { typename attributes::form; }) {
                return value_schema<typename attributes::form, IsRequest>();
            } else {
                return value_schema<typename M::type, IsRequest>();
            }
        }();
        if constexpr (IsRequest && is_field<typename M::type>) out["nullable"] = true;
        if constexpr (requires { attributes::is_nullable; }) out["nullable"] = attributes::is_nullable;
        if constexpr (requires { attributes::is_deprecated; }) out["deprecated"] = attributes::is_deprecated;
        if constexpr (requires { attributes::min_items; }) out["minItems"] = attributes::min_items;
        if constexpr (requires { attributes::max_items; }) out["maxItems"] = attributes::max_items;
        if constexpr (requires { attributes::default_value; }) {
            if constexpr (std::integral<std::remove_cvref_t<decltype(attributes::default_value)>>) {
                out["default"] = attributes::default_value;
            } else {
                out["default"] = text(attributes::default_value);
            }
        }
        // What stands beside a reference does not count.
        if (out.size() > 1 && out.contains("$ref")) {
            boost::json::object const reference{{"$ref", out["$ref"]}};
            out.erase("$ref");
            out["allOf"] = boost::json::array{reference};
        }
        return out;
    }

    template <class T, bool IsRequest>
    boost::json::object struct_schema() {
        boost::json::object properties;
        boost::json::array needed;
        for_each_member<T>([&]<class M>(M) {
            properties[text(M::wire)] = member_schema<M, IsRequest>();
            bool is_needed = is_required<typename M::type>;
            if constexpr (requires { M::attributes::is_required; }) is_needed = M::attributes::is_required;
            if (is_needed) needed.push_back(text(M::wire));
        });
        boost::json::object out{{"type", "object"}, {"properties", properties}};
        if (!needed.empty()) out["required"] = needed;
        return out;
    }

    boost::json::object paths_;
    std::map<std::string, boost::json::object> schemas_;
};

}  // namespace detail

/// Returns the contract of a list of operations (`mp_list<…>`) as an OpenAPI 3.0 document, made from their descriptors
/// and models by reflection. Needs all of Boost.JSON: link `boost_json`. Calls to allocate may throw.
template <class Operations>
[[nodiscard]] boost::json::object openapi(openapi_info const& info) {
    detail::openapi_writer writer;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>(
        [&]<operation Op>(std::type_identity<Op>) { writer.template add<Op>(); });
    return std::move(writer).whole(info);
}

}  // namespace velo::inline VELO_ABI::rest

#endif
