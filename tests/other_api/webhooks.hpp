// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_OTHER_API_WEBHOOKS_HPP
#define VELO_TESTS_OTHER_API_WEBHOOKS_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/date.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/request/multipart.hpp>
#include <velo/rest/response/by_status.hpp>
#include <velo/rest/response/with_headers.hpp>
#include <velo/types/email.hpp>
#include <velo/types/page_size.hpp>
#include <velo/types/phone.hpp>
#include <velo/types/uuid.hpp>

#include <boost/describe/class.hpp>
#include <boost/mp11/list.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common.hpp"

// Descriptors and models of Velo's webhooks, made from the API specification.
namespace payments {

/// CommonPageObject.
struct common_page_object {
    rest::field<std::int64_t> number_of_elements = {};
    rest::field<std::int64_t> total_elements = {};
    rest::field<std::int64_t> total_pages = {};
    rest::field<std::int64_t> page = {};
    rest::field<std::int64_t> page_size = {};

    friend bool operator==(common_page_object const&, common_page_object const&) = default;
};
BOOST_DESCRIBE_STRUCT(common_page_object, (), (number_of_elements, total_elements, total_pages, page, page_size))

/// CommonLinkObject.
struct common_link_object {
    rest::field<std::string> rel = {};
    rest::field<std::string> href = {};

    friend bool operator==(common_link_object const&, common_link_object const&) = default;
};
BOOST_DESCRIBE_STRUCT(common_link_object, (), (rel, href))

/// WebhookResponse.
struct webhook_response {
    rest::field<rest::open<velo::uuid>> id = {};
    rest::field<rest::open<payments::payor_id>> payor_id = {};
    rest::field<std::string> webhook_url = {};
    rest::field<rest::secret_string> authorization_header = {};
    rest::field<bool> enabled = {};
    std::vector<rest::open<category>> categories = {};

    friend bool operator==(webhook_response const&, webhook_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(webhook_response, (), (id, payor_id, webhook_url, authorization_header, enabled, categories))

/// WebhooksResponse.
struct webhooks_response {
    rest::field<common_page_object> page = {};
    std::vector<common_link_object> links = {};
    std::vector<webhook_response> content = {};

    friend bool operator==(webhooks_response const&, webhooks_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(webhooks_response, (), (page, links, content))

/// CreateWebhookRequest.
struct create_webhook_request {
    rest::required<payments::payor_id> payor_id;
    rest::required<std::string> webhook_url;
    rest::optional<rest::secret_string> authorization_header = {};
    rest::required<bool> enabled;
    rest::optional<std::vector<category>> categories = {};

    friend bool operator==(create_webhook_request const&, create_webhook_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(create_webhook_request, (), (payor_id, webhook_url, authorization_header, enabled, categories))

/// UpdateWebhookRequest.
struct update_webhook_request {
    rest::optional<std::string> webhook_url = {};
    rest::field<rest::secret_string> authorization_header = {};
    rest::optional<bool> enabled = {};
    rest::field<std::vector<category>> categories = {};

    friend bool operator==(update_webhook_request const&, update_webhook_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(update_webhook_request, (), (webhook_url, authorization_header, enabled, categories))

/// PingResponse.
struct ping_response {
    rest::field<rest::open<velo::uuid>> id = {};
    rest::field<rest::open<payments::webhook_id>> webhook_id = {};

    friend bool operator==(ping_response const&, ping_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(ping_response, (), (id, webhook_id))

/// List the details about the webhooks for the given payor: `GET /v1/webhooks`.
struct list_webhooks_v1 {
    rest::required<payments::payor_id> payor_id;
    rest::optional<std::int32_t> page = {};
    rest::optional<velo::page_size> page_size = {};

    using response = webhooks_response;
    using error_payload = problem_except<400>;
    static constexpr rest::endpoint endpoint{
        .name = "list_webhooks_v1",
        .operation_id = "listWebhooksV1",
        .method = rest::method::get,
        .path = "/v1/webhooks",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(list_webhooks_v1, (), (payor_id, page, page_size))

/// Create Webhook: `POST /v1/webhooks`.
struct create_webhook_v1 {
    create_webhook_request body;

    using response = rest::with_headers<created>;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "create_webhook_v1",
        .operation_id = "createWebhookV1",
        .method = rest::method::post,
        .path = "/v1/webhooks",
        .security = rest::security::bearer,
        .success = 201,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(create_webhook_v1, (), (body))

/// Get details about the given webhook: `GET /v1/webhooks/{webhookId}`.
struct get_webhook_v1 {
    rest::required<payments::webhook_id> webhook_id;

    using response = webhook_response;
    using error_payload = problem_except<400>;
    static constexpr rest::endpoint endpoint{
        .name = "get_webhook_v1",
        .operation_id = "getWebhookV1",
        .method = rest::method::get,
        .path = "/v1/webhooks/{webhookId}",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(get_webhook_v1, (), (webhook_id))

/// Update Webhook: `POST /v1/webhooks/{webhookId}`.
struct update_webhook_v1 {
    rest::required<payments::webhook_id> webhook_id;
    rest::optional<update_webhook_request> body = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "update_webhook_v1",
        .operation_id = "updateWebhookV1",
        .method = rest::method::post,
        .path = "/v1/webhooks/{webhookId}",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(update_webhook_v1, (), (webhook_id, body))

/// Sends a webhook: `POST /v1/webhooks/{webhookId}/ping`.
struct ping_webhook_v1 {
    rest::required<payments::webhook_id> webhook_id;

    using response = ping_response;
    using error_payload = problem_except<400>;
    static constexpr rest::endpoint endpoint{
        .name = "ping_webhook_v1",
        .operation_id = "pingWebhookV1",
        .method = rest::method::post,
        .path = "/v1/webhooks/{webhookId}/ping",
        .security = rest::security::bearer,
        .success = 202,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(ping_webhook_v1, (), (webhook_id))

/// All of them.
using webhooks_operations =
    boost::mp11::mp_list<list_webhooks_v1, create_webhook_v1, get_webhook_v1, update_webhook_v1, ping_webhook_v1>;

}  // namespace payments

template <>
struct velo::rest::member<&payments::create_webhook_request::webhook_url> {
    using form = payments::sized_form<6, 2000>;
};

template <>
struct velo::rest::member<&payments::create_webhook_request::authorization_header> {
    using form = payments::authorization_header_form;
};

template <>
struct velo::rest::member<&payments::update_webhook_request::webhook_url> {
    using form = payments::sized_form<6, 2000>;
};

template <>
struct velo::rest::member<&payments::update_webhook_request::authorization_header> {
    using form = payments::authorization_header_form;
};

template <>
struct velo::rest::member<&payments::list_webhooks_v1::page> {
    static constexpr std::int32_t default_value = 1;
};

template <>
struct velo::rest::member<&payments::list_webhooks_v1::page_size> {
    static constexpr std::int32_t default_value = 25;
};

template <>
struct velo::rest::paging<payments::list_webhooks_v1> {
    static constexpr auto number = &payments::list_webhooks_v1::page;
    static constexpr auto items = &payments::webhooks_response::content;
    static std::optional<std::int64_t> total(payments::webhooks_response const& r) {
        return payments::pages_of(r.page);
    }
};

#endif
