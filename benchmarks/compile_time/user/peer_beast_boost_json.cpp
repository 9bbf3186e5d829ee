// SPDX-License-Identifier: BSL-1.0
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/json.hpp>

#include <cstdio>

#include "peer.hpp"

namespace json = boost::json;

template <class T>
void read(json::object const& object, char const* name, std::optional<T>& out) {
    if (auto const* found = object.if_contains(name); found != nullptr && !found->is_null())
        out = json::value_to<T>(*found);
}

user tag_invoke(json::value_to_tag<user>, json::value const& v) {
    json::object const& j = v.as_object();
    user u;
    read(j, "id", u.id), read(j, "status", u.status), read(j, "email", u.email), read(j, "smsNumber", u.sms_number);
    read(j, "primaryContactNumber", u.primary_contact_number);
    read(j, "secondaryContactNumber", u.secondary_contact_number);
    read(j, "firstName", u.first_name), read(j, "lastName", u.last_name), read(j, "entityId", u.entity_id);
    read(j, "companyName", u.company_name), read(j, "userType", u.user_type), read(j, "mfaType", u.mfa_type);
    read(j, "mfaStatus", u.mfa_status), read(j, "lockedOut", u.locked_out);
    read(j, "lockedOutTimestamp", u.locked_out_timestamp);
    for (auto const& role : j.at("roles").as_array()) u.roles.push_back(json::value_to<std::string>(role.at("name")));
    return u;
}

int main() {
    namespace asio = boost::asio;
    namespace http = boost::beast::http;
    asio::io_context context;
    asio::ssl::context tls(asio::ssl::context::tls_client);
    asio::ip::tcp::resolver resolver(context);
    boost::beast::ssl_stream<boost::beast::tcp_stream> stream(context, tls);
    boost::beast::get_lowest_layer(stream).connect(resolver.resolve("api.example.com", "443"));
    stream.handshake(asio::ssl::stream_base::client);
    http::request<http::empty_body> request(http::verb::get, "/v2/users?pageSize=50", 11);
    request.set(http::field::host, "api.example.com");
    request.set(http::field::authorization, "Bearer token");
    http::write(stream, request);
    boost::beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(stream, buffer, response);
    if (response.result() != http::status::ok) return 1;
    page p;
    p.content = json::value_to<std::vector<user>>(json::parse(response.body()).at("content"));
    std::printf("%zu\n", p.content.size());
}
