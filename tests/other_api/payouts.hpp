// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_OTHER_API_PAYOUTS_HPP
#define VELO_TESTS_OTHER_API_PAYOUTS_HPP

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

// Descriptors and models of Velo's payouts, made from the API specification.
namespace payments {

/// PaymentInstructionV3.
struct payment_instruction_v3 {
    rest::required<sized_text<1, 100>> remote_id;
    rest::required<currency_code> currency;
    rest::required<std::int64_t> amount;
    rest::optional<sized_text<0, 40>> payment_memo = {};
    rest::optional<sized_text<1, 64>> source_account_name = {};
    rest::optional<velo::uuid> transaction_id = {};
    rest::optional<sized_text<0, 40>> payor_payment_id = {};
    rest::optional<std::string> transmission_type = {};
    rest::optional<sized_text<1, 100>> remote_system_id = {};
    rest::optional<sized_text<0, 512>> payment_metadata = {};

    friend bool operator==(payment_instruction_v3 const&, payment_instruction_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payment_instruction_v3, (),
                      (remote_id, currency, amount, payment_memo, source_account_name, transaction_id, payor_payment_id,
                       transmission_type, remote_system_id, payment_metadata))

/// CreatePayoutRequestV3.
struct create_payout_request_v3 {
    rest::optional<payments::payor_id> payout_from_payor_id = {};
    rest::optional<payments::payor_id> payout_to_payor_id = {};
    rest::optional<sized_text<0, 40>> payout_memo = {};
    rest::required<std::vector<payment_instruction_v3>> payments;

    friend bool operator==(create_payout_request_v3 const&, create_payout_request_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(create_payout_request_v3, (), (payout_from_payor_id, payout_to_payor_id, payout_memo, payments))

/// QuoteFxSummaryV3.
struct quote_fx_summary_v3 {
    rest::field<double> rate = {};
    rest::field<double> inverted_rate = {};
    rest::field<rest::open<rest::timestamp>> creation_time = {};
    rest::field<rest::open<rest::timestamp>> expiry_time = {};
    rest::field<rest::open<velo::uuid>> quote_id = {};
    rest::field<std::int64_t> total_source_amount = {};
    rest::field<std::int64_t> total_payment_amount = {};
    rest::field<std::string> source_currency = {};
    rest::field<std::string> payment_currency = {};
    rest::field<std::string> funding_status = {};
    rest::field<std::string> status = {};

    friend bool operator==(quote_fx_summary_v3 const&, quote_fx_summary_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(quote_fx_summary_v3, (),
                      (rate, inverted_rate, creation_time, expiry_time, quote_id, total_source_amount,
                       total_payment_amount, source_currency, payment_currency, funding_status, status))

/// SourceAccountV3.
struct source_account_v3 {
    rest::field<std::string> source_account_name = {};
    rest::field<rest::open<velo::uuid>> source_account_id = {};
    rest::field<std::string> currency = {};
    rest::field<std::int64_t> total_payout_cost = {};

    friend bool operator==(source_account_v3 const&, source_account_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(source_account_v3, (), (source_account_name, source_account_id, currency, total_payout_cost))

/// AcceptedPaymentV3.
struct accepted_payment_v3 {
    rest::field<std::string> remote_id = {};
    rest::field<std::string> currency_type = {};
    rest::field<std::int64_t> amount = {};
    rest::field<std::string> source_account_name = {};
    rest::field<std::string> payor_payment_id = {};
    rest::field<std::string> payment_memo = {};
    rest::field<std::string> remote_system_id = {};
    rest::field<std::string> payment_metadata = {};
    rest::field<std::string> rails_id = {};

    friend bool operator==(accepted_payment_v3 const&, accepted_payment_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(accepted_payment_v3, (),
                      (remote_id, currency_type, amount, source_account_name, payor_payment_id, payment_memo,
                       remote_system_id, payment_metadata, rails_id))

/// RejectedPaymentV3.
struct rejected_payment_v3 {
    rest::field<std::string> remote_id = {};
    rest::field<std::string> currency_type = {};
    rest::field<std::int64_t> amount = {};
    rest::field<std::string> source_account_name = {};
    rest::field<std::string> payor_payment_id = {};
    rest::field<std::string> remote_system_id = {};
    rest::field<std::string> payment_metadata = {};
    rest::field<std::string> reason = {};
    rest::field<std::string> reason_code = {};
    rest::field<std::int64_t> line_number = {};
    rest::field<std::string> message = {};

    friend bool operator==(rejected_payment_v3 const&, rejected_payment_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(rejected_payment_v3, (),
                      (remote_id, currency_type, amount, source_account_name, payor_payment_id, remote_system_id,
                       payment_metadata, reason, reason_code, line_number, message))

/// PayoutScheduleV3.
struct payout_schedule_v3 {
    rest::field<std::string> schedule_status = {};
    rest::field<rest::open<rest::timestamp>> scheduled_at = {};
    rest::field<rest::open<rest::timestamp>> scheduled_for = {};
    rest::field<std::string> scheduled_by_principal_id = {};
    rest::field<bool> notifications_enabled = {};

    friend bool operator==(payout_schedule_v3 const&, payout_schedule_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payout_schedule_v3, (),
                      (schedule_status, scheduled_at, scheduled_for, scheduled_by_principal_id, notifications_enabled))

/// PayoutSummaryResponseV3.
struct payout_summary_response_v3 {
    rest::field<rest::open<payments::payout_id>> payout_id = {};
    rest::field<std::string> status = {};
    rest::field<std::int64_t> payments_submitted = {};
    rest::field<std::int64_t> payments_accepted = {};
    rest::field<std::int64_t> payments_rejected = {};
    rest::field<std::int64_t> payments_withdrawn = {};
    std::vector<quote_fx_summary_v3> fx_summaries = {};
    std::vector<source_account_v3> accounts = {};
    std::vector<accepted_payment_v3> accepted_payments = {};
    std::vector<rejected_payment_v3> rejected_payments = {};
    rest::field<payout_schedule_v3> schedule = {};

    friend bool operator==(payout_summary_response_v3 const&, payout_summary_response_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payout_summary_response_v3, (),
                      (payout_id, status, payments_submitted, payments_accepted, payments_rejected, payments_withdrawn,
                       fx_summaries, accounts, accepted_payments, rejected_payments, schedule))

/// InstructPayoutRequestV3.
struct instruct_payout_request_v3 {
    rest::optional<double> fx_rate_degradation_threshold_percentage = {};

    friend bool operator==(instruct_payout_request_v3 const&, instruct_payout_request_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(instruct_payout_request_v3, (), (fx_rate_degradation_threshold_percentage))

/// QuoteResponseV3.
struct quote_response_v3 {
    std::vector<quote_fx_summary_v3> fx_summaries = {};

    friend bool operator==(quote_response_v3 const&, quote_response_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(quote_response_v3, (), (fx_summaries))

/// PagedPayeeInvitationStatusResponseV3_page.
struct paged_payee_invitation_status_response_v3_page {
    rest::field<std::int64_t> number_of_elements = {};
    rest::field<std::int64_t> total_elements = {};
    rest::field<std::int64_t> total_pages = {};
    rest::field<std::int64_t> page = {};
    rest::field<std::int64_t> page_size = {};

    friend bool operator==(paged_payee_invitation_status_response_v3_page const&,
                           paged_payee_invitation_status_response_v3_page const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_payee_invitation_status_response_v3_page, (),
                      (number_of_elements, total_elements, total_pages, page, page_size))

/// PayoutNameV3.
struct payout_name_v3 {
    rest::field<std::string> first_name = {};
    rest::field<std::string> last_name = {};

    friend bool operator==(payout_name_v3 const&, payout_name_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payout_name_v3, (), (first_name, last_name))

/// PayoutIndividualV3.
struct payout_individual_v3 {
    rest::field<payout_name_v3> name = {};

    friend bool operator==(payout_individual_v3 const&, payout_individual_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payout_individual_v3, (), (name))

/// PayoutCompanyV3.
struct payout_company_v3 {
    rest::field<std::string> company_name = {};

    friend bool operator==(payout_company_v3 const&, payout_company_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payout_company_v3, (), (company_name))

/// PayoutPayeeV3.
struct payout_payee_v3 {
    rest::field<rest::open<payments::payee_id>> payee_id = {};
    rest::field<payout_individual_v3> individual = {};
    rest::field<payout_company_v3> company = {};

    friend bool operator==(payout_payee_v3 const&, payout_payee_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payout_payee_v3, (), (payee_id, individual, company))

/// PaymentV3.
struct payment_v3 {
    rest::field<rest::open<payments::payment_id>> payment_id = {};
    rest::field<std::string> remote_id = {};
    rest::field<std::string> currency = {};
    rest::field<std::int64_t> amount = {};
    rest::field<std::string> source_account_name = {};
    rest::field<std::string> payor_payment_id = {};
    rest::field<std::string> payment_memo = {};
    rest::field<payout_payee_v3> payee = {};
    rest::field<bool> withdrawable = {};
    rest::field<std::string> status = {};
    rest::field<std::string> transmission_type = {};
    rest::field<std::string> remote_system_id = {};
    rest::field<std::string> payment_metadata = {};
    rest::field<std::string> auto_withdrawn_reason_code = {};
    rest::field<std::string> rails_id = {};
    rest::field<rest::open<velo::uuid>> transaction_id = {};

    friend bool operator==(payment_v3 const&, payment_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payment_v3, (),
                      (payment_id, remote_id, currency, amount, source_account_name, payor_payment_id, payment_memo,
                       payee, withdrawable, status, transmission_type, remote_system_id, payment_metadata,
                       auto_withdrawn_reason_code, rails_id, transaction_id))

/// PagedPaymentsResponseV3.
struct paged_payments_response_v3 {
    rest::field<paged_payee_invitation_status_response_v3_page> page = {};
    std::vector<paged_payee_response_v3_links> links = {};
    std::vector<payment_v3> content = {};

    friend bool operator==(paged_payments_response_v3 const&, paged_payments_response_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_payments_response_v3, (), (page, links, content))

/// SchedulePayoutRequestV3.
struct schedule_payout_request_v3 {
    rest::required<rest::timestamp> scheduled_for;
    rest::required<bool> notifications_enabled;

    friend bool operator==(schedule_payout_request_v3 const&, schedule_payout_request_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(schedule_payout_request_v3, (), (scheduled_for, notifications_enabled))

/// WithdrawPaymentRequest.
struct withdraw_payment_request {
    rest::required<sized_text<2, 256>> reason;

    friend bool operator==(withdraw_payment_request const&, withdraw_payment_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(withdraw_payment_request, (), (reason))

/// Submit Payout: `POST /v3/payouts`.
struct submit_payout_v3 {
    create_payout_request_v3 body;

    using response = rest::with_headers<created_payout>;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "submit_payout_v3",
        .operation_id = "submitPayoutV3",
        .method = rest::method::post,
        .path = "/v3/payouts",
        .security = rest::security::bearer,
        .success = 202,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(submit_payout_v3, (), (body))

/// Withdraw Payout: `DELETE /v3/payouts/{payoutId}`.
struct withdraw_payout_v3 {
    rest::required<payments::payout_id> payout_id;

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "withdraw_payout_v3",
        .operation_id = "withdrawPayoutV3",
        .method = rest::method::delete_,
        .path = "/v3/payouts/{payoutId}",
        .security = rest::security::bearer,
        .success = 202,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(withdraw_payout_v3, (), (payout_id))

/// Get Payout Summary: `GET /v3/payouts/{payoutId}`.
struct get_payout_summary_v3 {
    rest::required<payments::payout_id> payout_id;

    using response = payout_summary_response_v3;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "get_payout_summary_v3",
        .operation_id = "getPayoutSummaryV3",
        .method = rest::method::get,
        .path = "/v3/payouts/{payoutId}",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {401, 403, 404},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(get_payout_summary_v3, (), (payout_id))

/// Instruct Payout: `POST /v3/payouts/{payoutId}`.
struct instruct_payout_v3 {
    rest::required<payments::payout_id> payout_id;
    rest::optional<instruct_payout_request_v3> body = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "instruct_payout_v3",
        .operation_id = "instructPayoutV3",
        .method = rest::method::post,
        .path = "/v3/payouts/{payoutId}",
        .security = rest::security::bearer,
        .success = 202,
        .errors = {400, 401, 403, 404, 409},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(instruct_payout_v3, (), (payout_id, body))

/// Create a quote for the payout: `POST /v3/payouts/{payoutId}/quote`.
struct create_quote_for_payout_v3 {
    rest::required<payments::payout_id> payout_id;

    using response = quote_response_v3;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "create_quote_for_payout_v3",
        .operation_id = "createQuoteForPayoutV3",
        .method = rest::method::post,
        .path = "/v3/payouts/{payoutId}/quote",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {404, 409},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(create_quote_for_payout_v3, (), (payout_id))

/// Retrieve payments for a payout: `GET /v3/payouts/{payoutId}/payments`.
struct get_payments_for_payout_v3 {
    rest::required<payments::payout_id> payout_id;
    rest::optional<payment_filter> status = {};
    rest::optional<std::string> remote_id = {};
    rest::optional<std::string> payor_payment_id = {};
    rest::optional<std::string> source_account_name = {};
    rest::optional<std::string> transmission_type = {};
    rest::optional<std::string> payment_memo = {};
    rest::optional<velo::page_size> page_size = {};
    rest::optional<std::int32_t> page = {};

    using response = paged_payments_response_v3;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "get_payments_for_payout_v3",
        .operation_id = "getPaymentsForPayoutV3",
        .method = rest::method::get,
        .path = "/v3/payouts/{payoutId}/payments",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {404},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(get_payments_for_payout_v3, (),
                      (payout_id, status, remote_id, payor_payment_id, source_account_name, transmission_type,
                       payment_memo, page_size, page))

/// Deschedule a payout: `DELETE /v3/payouts/{payoutId}/schedule`.
struct deschedule_payout {
    rest::required<payments::payout_id> payout_id;

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "deschedule_payout",
        .operation_id = "deschedulePayout",
        .method = rest::method::delete_,
        .path = "/v3/payouts/{payoutId}/schedule",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {401, 403, 404, 409},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(deschedule_payout, (), (payout_id))

/// Schedule a payout: `POST /v3/payouts/{payoutId}/schedule`.
struct schedule_for_payout {
    rest::required<payments::payout_id> payout_id;
    schedule_payout_request_v3 body;

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "schedule_for_payout",
        .operation_id = "scheduleForPayout",
        .method = rest::method::post,
        .path = "/v3/payouts/{payoutId}/schedule",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404, 409},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(schedule_for_payout, (), (payout_id, body))

/// Withdraw a Payment: `POST /v1/payments/{paymentId}/withdraw`.
struct withdraw_payment {
    rest::required<payments::payment_id> payment_id;
    withdraw_payment_request body;

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "withdraw_payment",
        .operation_id = "withdrawPayment",
        .method = rest::method::post,
        .path = "/v1/payments/{paymentId}/withdraw",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(withdraw_payment, (), (payment_id, body))

/// The same payout as a file: CSV with a line for each payment.
struct payout_file {
    rest::optional<payments::payor_id> payor_id = {};  ///< ignored by the server
    rest::optional<payments::payor_id> payout_from_payor_id = {};
    rest::optional<payments::payor_id> payout_to_payor_id = {};
    rest::required<rest::file> file;

    using format = rest::multipart;
};
BOOST_DESCRIBE_STRUCT(payout_file, (), (payor_id, payout_from_payor_id, payout_to_payor_id, file))

/// `submit_payout_v3` with the payments in a file: a media type of its own is a descriptor of its own.
struct submit_payout_v3_file {
    payout_file body;

    using response = rest::with_headers<created_payout>;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "submit_payout_v3_file",
        .operation_id = "submitPayoutV3",
        .method = rest::method::post,
        .path = "/v3/payouts",
        .security = rest::security::bearer,
        .success = 202,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(submit_payout_v3_file, (), (body))

/// All of them.
using payouts_operations =
    boost::mp11::mp_list<submit_payout_v3, submit_payout_v3_file, withdraw_payout_v3, get_payout_summary_v3,
                         instruct_payout_v3, create_quote_for_payout_v3, get_payments_for_payout_v3, deschedule_payout,
                         schedule_for_payout, withdraw_payment>;

}  // namespace payments

template <>
struct velo::rest::member<&payments::create_payout_request_v3::payments> {
    static constexpr std::size_t max_items = 2000;
    static constexpr std::size_t min_items = 1;
};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::rate> : payments::required_member {};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::creation_time> : payments::required_member {};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::quote_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::total_source_amount> : payments::required_member {};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::total_payment_amount> : payments::required_member {};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::source_currency> : payments::required_member {
    using form = payments::currency_code;
};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::payment_currency> : payments::required_member {
    using form = payments::currency_code;
};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::funding_status> : payments::required_member {};

template <>
struct velo::rest::member<&payments::quote_fx_summary_v3::status> : payments::required_member {};

template <>
struct velo::rest::member<&payments::source_account_v3::source_account_name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::source_account_v3::source_account_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::source_account_v3::currency> : payments::required_member {
    using form = payments::currency_code;
};

template <>
struct velo::rest::member<&payments::source_account_v3::total_payout_cost> : payments::required_member {};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::remote_id> : payments::required_member {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::currency_type> : payments::required_member {
    using form = payments::currency_code;
};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::amount> : payments::required_member {};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::source_account_name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::payor_payment_id> : payments::required_member {
    using form = payments::sized_form<0, 40>;
};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::payment_memo> {
    using form = payments::sized_form<0, 40>;
};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::remote_system_id> {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::payment_metadata> {
    using form = payments::sized_form<0, 512>;
};

template <>
struct velo::rest::member<&payments::accepted_payment_v3::rails_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::remote_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::currency_type> : payments::required_member {
    using form = payments::currency_code;
};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::amount> : payments::required_member {};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::source_account_name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::payor_payment_id> : payments::required_member {
    using form = payments::sized_form<0, 40>;
};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::remote_system_id> {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::payment_metadata> {
    using form = payments::sized_form<0, 512>;
};

template <>
struct velo::rest::member<&payments::rejected_payment_v3::reason> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_schedule_v3::schedule_status> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_schedule_v3::scheduled_at> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_schedule_v3::scheduled_for> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_schedule_v3::scheduled_by_principal_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_schedule_v3::notifications_enabled> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_summary_response_v3::payments_withdrawn> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_summary_response_v3::fx_summaries> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_summary_response_v3::accounts> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_summary_response_v3::accepted_payments> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_summary_response_v3::rejected_payments> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_name_v3::first_name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_name_v3::last_name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_individual_v3::name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_company_v3::company_name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payout_payee_v3::payee_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payment_v3::payment_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payment_v3::currency> {
    using form = payments::sized_form<3, 3>;
};

template <>
struct velo::rest::member<&payments::payment_v3::payor_payment_id> {
    using form = payments::sized_form<0, 40>;
};

template <>
struct velo::rest::member<&payments::payment_v3::payment_memo> {
    using form = payments::sized_form<0, 40>;
};

template <>
struct velo::rest::member<&payments::payment_v3::remote_system_id> {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::payment_v3::payment_metadata> {
    using form = payments::sized_form<0, 512>;
};

template <>
struct velo::rest::member<&payments::get_payments_for_payout_v3::page_size> {
    static constexpr std::int32_t default_value = 25;
};

template <>
struct velo::rest::member<&payments::get_payments_for_payout_v3::page> {
    static constexpr std::int32_t default_value = 1;
};

template <>
struct velo::rest::paging<payments::get_payments_for_payout_v3> {
    static constexpr auto number = &payments::get_payments_for_payout_v3::page;
    static constexpr auto items = &payments::paged_payments_response_v3::content;
    static std::optional<std::int64_t> total(payments::paged_payments_response_v3 const& r) {
        return payments::pages_of(r.page);
    }
};

template <>
struct velo::rest::member<&payments::payout_file::payor_id> {
    static constexpr bool is_deprecated = true;
};
// The specification describes the rows of the file.
template <>
struct velo::rest::member<&payments::payout_file::file> {
    using form = std::vector<payments::payment_instruction_v3>;
};

#endif
