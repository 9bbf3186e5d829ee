// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_OTHER_API_PAYEES_HPP
#define VELO_TESTS_OTHER_API_PAYEES_HPP

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

// Descriptors and models of Velo's payees, made from the API specification.
namespace payments {

/// PayableIssueV3.
struct payable_issue_v3 {
    rest::field<std::string> code = {};
    rest::field<std::string> message = {};

    friend bool operator==(payable_issue_v3 const&, payable_issue_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payable_issue_v3, (), (code, message))

/// PayeePayorRefV3.
struct payee_payor_ref_v3 {
    rest::field<rest::open<payments::payor_id>> payor_id = {};
    rest::field<std::string> remote_id = {};
    rest::field<std::string> invitation_status = {};
    rest::field<rest::open<rest::timestamp>> invitation_status_timestamp = {};
    rest::field<rest::open<velo::uuid>> payment_channel_id = {};
    rest::field<bool> payable_status = {};
    std::vector<payable_issue_v3> payable_issues = {};

    friend bool operator==(payee_payor_ref_v3 const&, payee_payor_ref_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_payor_ref_v3, (),
                      (payor_id, remote_id, invitation_status, invitation_status_timestamp, payment_channel_id,
                       payable_status, payable_issues))

/// PayeeAddressV3.
struct payee_address_v3 {
    rest::field<std::string> line1 = {};
    rest::field<std::string> line2 = {};
    rest::field<std::string> line3 = {};
    rest::field<std::string> line4 = {};
    rest::field<std::string> city = {};
    rest::field<std::string> county_or_province = {};
    rest::field<std::string> zip_or_postcode = {};
    rest::field<std::string> country = {};

    friend bool operator==(payee_address_v3 const&, payee_address_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_address_v3, (),
                      (line1, line2, line3, line4, city, county_or_province, zip_or_postcode, country))

/// IndividualV3_name.
struct individual_v3_name {
    rest::field<std::string> title = {};
    rest::field<std::string> first_name = {};
    rest::field<std::string> other_names = {};
    rest::field<std::string> last_name = {};

    friend bool operator==(individual_v3_name const&, individual_v3_name const&) = default;
};
BOOST_DESCRIBE_STRUCT(individual_v3_name, (), (title, first_name, other_names, last_name))

/// IndividualV3.
struct individual_v3 {
    rest::field<individual_v3_name> name = {};
    rest::field<std::string> national_identification = {};
    rest::field<std::string> date_of_birth = {};

    friend bool operator==(individual_v3 const&, individual_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(individual_v3, (), (name, national_identification, date_of_birth))

/// CompanyV3.
struct company_v3 {
    rest::field<std::string> name = {};
    rest::field<std::string> tax_id = {};
    rest::field<std::string> operating_name = {};

    friend bool operator==(company_v3 const&, company_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(company_v3, (), (name, tax_id, operating_name))

/// ChallengeV3.
struct challenge_v3 {
    rest::field<std::string> value = {};
    rest::field<std::string> description = {};

    friend bool operator==(challenge_v3 const&, challenge_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(challenge_v3, (), (value, description))

/// PayeeDetailResponseV3.
struct payee_detail_response_v3 {
    rest::field<rest::open<payments::payee_id>> payee_id = {};
    std::vector<payee_payor_ref_v3> payor_refs = {};
    rest::field<std::string> email = {};
    rest::field<std::string> onboarded_status = {};
    rest::field<std::string> watchlist_status = {};
    rest::field<rest::open<rest::timestamp>> watchlist_override_expires_at_timestamp = {};
    rest::field<std::string> watchlist_override_comment = {};
    rest::field<std::string> language = {};
    rest::field<rest::open<rest::timestamp>> created = {};
    rest::field<std::string> country = {};
    rest::field<std::string> display_name = {};
    rest::field<std::string> payee_type = {};
    rest::field<bool> disabled = {};
    rest::field<std::string> disabled_comment = {};
    rest::field<rest::open<rest::timestamp>> disabled_updated_timestamp = {};
    rest::field<payee_address_v3> address = {};
    rest::field<individual_v3> individual = {};
    rest::field<company_v3> company = {};
    rest::field<std::string> cellphone_number = {};
    rest::field<rest::open<rest::timestamp>> watchlist_status_updated_timestamp = {};
    rest::field<rest::open<rest::date>> grace_period_end_date = {};
    rest::field<bool> enhanced_kyc_completed = {};
    rest::field<rest::open<rest::timestamp>> kyc_completed_timestamp = {};
    rest::field<bool> pause_payment = {};
    rest::field<rest::open<rest::timestamp>> pause_payment_timestamp = {};
    rest::field<bool> marketing_opt_in_decision = {};
    rest::field<rest::open<rest::timestamp>> marketing_opt_in_timestamp = {};
    rest::field<rest::open<rest::timestamp>> accept_terms_and_conditions_timestamp = {};
    rest::field<challenge_v3> challenge = {};

    friend bool operator==(payee_detail_response_v3 const&, payee_detail_response_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_detail_response_v3, (),
                      (payee_id, payor_refs, email, onboarded_status, watchlist_status,
                       watchlist_override_expires_at_timestamp, watchlist_override_comment, language, created, country,
                       display_name, payee_type, disabled, disabled_comment, disabled_updated_timestamp, address,
                       individual, company, cellphone_number, watchlist_status_updated_timestamp, grace_period_end_date,
                       enhanced_kyc_completed, kyc_completed_timestamp, pause_payment, pause_payment_timestamp,
                       marketing_opt_in_decision, marketing_opt_in_timestamp, accept_terms_and_conditions_timestamp,
                       challenge))

/// PagedPayeeResponseV3_summary.
struct paged_payee_response_v3_summary {
    rest::field<std::int64_t> total_payees_count = {};
    rest::field<std::int64_t> total_invited_count = {};
    rest::field<std::int64_t> total_registered_count = {};
    rest::field<std::int64_t> total_onboarded_count = {};
    rest::field<std::int64_t> total_watchlist_failed_count = {};

    friend bool operator==(paged_payee_response_v3_summary const&, paged_payee_response_v3_summary const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_payee_response_v3_summary, (),
                      (total_payees_count, total_invited_count, total_registered_count, total_onboarded_count,
                       total_watchlist_failed_count))

/// PagedPayeeResponseV3_page.
struct paged_payee_response_v3_page {
    rest::field<std::int64_t> number_of_elements = {};
    rest::field<std::int64_t> total_elements = {};
    rest::field<std::int64_t> total_pages = {};
    rest::field<std::int64_t> page = {};
    rest::field<std::int64_t> page_size = {};

    friend bool operator==(paged_payee_response_v3_page const&, paged_payee_response_v3_page const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_payee_response_v3_page, (),
                      (number_of_elements, total_elements, total_pages, page, page_size))

/// PagedPayeeResponseV3_links.
struct paged_payee_response_v3_links {
    rest::field<std::string> rel = {};
    rest::field<std::string> href = {};

    friend bool operator==(paged_payee_response_v3_links const&, paged_payee_response_v3_links const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_payee_response_v3_links, (), (rel, href))

/// NameV3.
struct name_v3 {
    rest::field<std::string> title = {};
    rest::field<std::string> first_name = {};
    rest::field<std::string> other_names = {};
    rest::field<std::string> last_name = {};

    friend bool operator==(name_v3 const&, name_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(name_v3, (), (title, first_name, other_names, last_name))

/// GetPayeeListResponseIndividualV3.
struct get_payee_list_response_individual_v3 {
    rest::field<name_v3> name = {};

    friend bool operator==(get_payee_list_response_individual_v3 const&,
                           get_payee_list_response_individual_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_payee_list_response_individual_v3, (), (name))

/// GetPayeeListResponseCompanyV3.
struct get_payee_list_response_company_v3 {
    rest::field<std::string> name = {};
    rest::field<std::string> operating_name = {};

    friend bool operator==(get_payee_list_response_company_v3 const&,
                           get_payee_list_response_company_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_payee_list_response_company_v3, (), (name, operating_name))

/// GetPayeeListResponseV3.
struct get_payee_list_response_v3 {
    rest::field<rest::open<payments::payee_id>> payee_id = {};
    std::vector<payee_payor_ref_v3> payor_refs = {};
    rest::field<std::string> email = {};
    rest::field<std::string> onboarded_status = {};
    rest::field<std::string> watchlist_status = {};
    rest::field<rest::open<rest::timestamp>> watchlist_status_updated_timestamp = {};
    rest::field<std::string> watchlist_override_comment = {};
    rest::field<std::string> language = {};
    rest::field<rest::open<rest::timestamp>> created = {};
    rest::field<std::string> country = {};
    rest::field<std::string> display_name = {};
    rest::field<std::string> payee_type = {};
    rest::field<bool> disabled = {};
    rest::field<std::string> disabled_comment = {};
    rest::field<rest::open<rest::timestamp>> disabled_updated_timestamp = {};
    rest::field<get_payee_list_response_individual_v3> individual = {};
    rest::field<get_payee_list_response_company_v3> company = {};

    friend bool operator==(get_payee_list_response_v3 const&, get_payee_list_response_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_payee_list_response_v3, (),
                      (payee_id, payor_refs, email, onboarded_status, watchlist_status,
                       watchlist_status_updated_timestamp, watchlist_override_comment, language, created, country,
                       display_name, payee_type, disabled, disabled_comment, disabled_updated_timestamp, individual,
                       company))

/// PagedPayeeResponseV3.
struct paged_payee_response_v3 {
    rest::field<paged_payee_response_v3_summary> summary = {};
    rest::field<paged_payee_response_v3_page> page = {};
    std::vector<paged_payee_response_v3_links> links = {};
    std::vector<get_payee_list_response_v3> content = {};

    friend bool operator==(paged_payee_response_v3 const&, paged_payee_response_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_payee_response_v3, (), (summary, page, links, content))

/// PayeeDeltaResponseV3_page.
struct payee_delta_response_v3_page {
    rest::field<std::int64_t> number_of_elements = {};
    rest::field<std::int64_t> total_elements = {};
    rest::field<std::int64_t> total_pages = {};
    rest::field<std::int64_t> page = {};
    rest::field<std::int64_t> page_size = {};

    friend bool operator==(payee_delta_response_v3_page const&, payee_delta_response_v3_page const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_delta_response_v3_page, (),
                      (number_of_elements, total_elements, total_pages, page, page_size))

/// PayeeDeltaResponseV3_links.
struct payee_delta_response_v3_links {
    rest::field<std::string> rel = {};
    rest::field<std::string> href = {};

    friend bool operator==(payee_delta_response_v3_links const&, payee_delta_response_v3_links const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_delta_response_v3_links, (), (rel, href))

/// PayeeDeltaV3.
struct payee_delta_v3 {
    rest::field<std::string> remote_id = {};
    rest::field<rest::open<payments::payee_id>> payee_id = {};
    rest::field<std::string> display_name = {};
    rest::field<std::string> dba_name = {};
    rest::field<std::string> email = {};
    rest::field<std::string> payee_country = {};
    rest::field<std::string> onboarded_status = {};

    friend bool operator==(payee_delta_v3 const&, payee_delta_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_delta_v3, (),
                      (remote_id, payee_id, display_name, dba_name, email, payee_country, onboarded_status))

/// PayeeDeltaResponseV3.
struct payee_delta_response_v3 {
    rest::field<payee_delta_response_v3_page> page = {};
    std::vector<payee_delta_response_v3_links> links = {};
    std::vector<payee_delta_v3> content = {};

    friend bool operator==(payee_delta_response_v3 const&, payee_delta_response_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_delta_response_v3, (), (page, links, content))

/// UpdateRemoteIdRequestV3.
struct update_remote_id_request_v3 {
    rest::required<payments::payor_id> payor_id;
    rest::required<sized_text<1, 100>> remote_id;

    friend bool operator==(update_remote_id_request_v3 const&, update_remote_id_request_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(update_remote_id_request_v3, (), (payor_id, remote_id))

/// UpdatePayeeDetailsRequestV3.
struct update_payee_details_request_v3 {
    rest::optional<payee_address_v3> address = {};
    rest::optional<individual_v3> individual = {};
    rest::field<company_v3> company = {};
    rest::optional<std::string> language = {};
    rest::optional<payee_kind> payee_type = {};
    rest::optional<challenge_v3> challenge = {};
    rest::field<velo::email> email = {};
    rest::optional<velo::phone> contact_sms_number = {};

    friend bool operator==(update_payee_details_request_v3 const&, update_payee_details_request_v3 const&) = default;
};
BOOST_DESCRIBE_STRUCT(update_payee_details_request_v3, (),
                      (address, individual, company, language, payee_type, challenge, email, contact_sms_number))

/// PayableIssueV4.
struct payable_issue_v4 {
    rest::field<std::string> code = {};
    rest::field<std::string> message = {};

    friend bool operator==(payable_issue_v4 const&, payable_issue_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payable_issue_v4, (), (code, message))

/// PayeePayorRefV4.
struct payee_payor_ref_v4 {
    rest::field<rest::open<payments::payor_id>> payor_id = {};
    rest::field<std::string> remote_id = {};
    rest::field<std::string> invitation_status = {};
    rest::field<rest::open<rest::timestamp>> invitation_status_timestamp = {};
    rest::field<rest::open<velo::uuid>> payment_channel_id = {};
    rest::field<bool> payable_status = {};
    std::vector<payable_issue_v4> payable_issues = {};

    friend bool operator==(payee_payor_ref_v4 const&, payee_payor_ref_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_payor_ref_v4, (),
                      (payor_id, remote_id, invitation_status, invitation_status_timestamp, payment_channel_id,
                       payable_status, payable_issues))

/// PaymentChannelSummaryV4.
struct payment_channel_summary_v4 {
    rest::field<rest::open<velo::uuid>> payment_channel_id = {};
    rest::field<std::string> name = {};
    rest::field<std::string> country_code = {};
    rest::field<std::string> currency = {};
    rest::field<std::string> last4_digits = {};
    rest::field<bool> enabled = {};
    rest::field<std::string> disabled_reason = {};
    rest::field<std::string> disabled_reason_code = {};

    friend bool operator==(payment_channel_summary_v4 const&, payment_channel_summary_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payment_channel_summary_v4, (),
                      (payment_channel_id, name, country_code, currency, last4_digits, enabled, disabled_reason,
                       disabled_reason_code))

/// PayeeAddressV4.
struct payee_address_v4 {
    rest::field<std::string> line1 = {};
    rest::field<std::string> line2 = {};
    rest::field<std::string> line3 = {};
    rest::field<std::string> line4 = {};
    rest::field<std::string> city = {};
    rest::field<std::string> county_or_province = {};
    rest::field<std::string> zip_or_postcode = {};
    rest::field<std::string> country = {};

    friend bool operator==(payee_address_v4 const&, payee_address_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_address_v4, (),
                      (line1, line2, line3, line4, city, county_or_province, zip_or_postcode, country))

/// IndividualV4.
struct individual_v4 {
    rest::field<individual_v3_name> name = {};
    rest::field<std::string> national_identification = {};
    rest::field<std::string> date_of_birth = {};

    friend bool operator==(individual_v4 const&, individual_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(individual_v4, (), (name, national_identification, date_of_birth))

/// CompanyV4.
struct company_v4 {
    rest::field<std::string> name = {};
    rest::field<std::string> tax_id = {};
    rest::field<std::string> operating_name = {};

    friend bool operator==(company_v4 const&, company_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(company_v4, (), (name, tax_id, operating_name))

/// ChallengeV4.
struct challenge_v4 {
    rest::field<std::string> value = {};
    rest::field<std::string> description = {};

    friend bool operator==(challenge_v4 const&, challenge_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(challenge_v4, (), (value, description))

/// PayeeDetailResponseV4.
struct payee_detail_response_v4 {
    rest::field<rest::open<payments::payee_id>> payee_id = {};
    std::vector<payee_payor_ref_v4> payor_refs = {};
    std::vector<payment_channel_summary_v4> payment_channels = {};
    rest::field<std::string> email = {};
    rest::field<std::string> onboarded_status = {};
    rest::field<std::string> watchlist_status = {};
    rest::field<rest::open<rest::timestamp>> watchlist_override_expires_at_timestamp = {};
    rest::field<std::string> watchlist_override_comment = {};
    rest::field<std::string> language = {};
    rest::field<rest::open<rest::timestamp>> created = {};
    rest::field<std::string> country = {};
    rest::field<std::string> display_name = {};
    rest::field<std::string> payee_type = {};
    rest::field<bool> disabled = {};
    rest::field<std::string> disabled_comment = {};
    rest::field<rest::open<rest::timestamp>> disabled_updated_timestamp = {};
    rest::field<payee_address_v4> address = {};
    rest::field<individual_v4> individual = {};
    rest::field<company_v4> company = {};
    rest::field<std::string> cellphone_number = {};
    rest::field<rest::open<payments::payor_id>> managed_by_payor_id = {};
    rest::field<rest::open<rest::timestamp>> watchlist_status_updated_timestamp = {};
    rest::field<rest::open<rest::date>> grace_period_end_date = {};
    rest::field<bool> enhanced_kyc_completed = {};
    rest::field<rest::open<rest::timestamp>> kyc_completed_timestamp = {};
    rest::field<bool> pause_payment = {};
    rest::field<rest::open<rest::timestamp>> pause_payment_timestamp = {};
    rest::field<bool> marketing_opt_in_decision = {};
    rest::field<rest::open<rest::timestamp>> marketing_opt_in_timestamp = {};
    rest::field<rest::open<rest::timestamp>> accept_terms_and_conditions_timestamp = {};
    rest::field<challenge_v4> challenge = {};

    friend bool operator==(payee_detail_response_v4 const&, payee_detail_response_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_detail_response_v4, (),
                      (payee_id, payor_refs, payment_channels, email, onboarded_status, watchlist_status,
                       watchlist_override_expires_at_timestamp, watchlist_override_comment, language, created, country,
                       display_name, payee_type, disabled, disabled_comment, disabled_updated_timestamp, address,
                       individual, company, cellphone_number, managed_by_payor_id, watchlist_status_updated_timestamp,
                       grace_period_end_date, enhanced_kyc_completed, kyc_completed_timestamp, pause_payment,
                       pause_payment_timestamp, marketing_opt_in_decision, marketing_opt_in_timestamp,
                       accept_terms_and_conditions_timestamp, challenge))

/// UpdatePayeeDetailsRequestV4.
struct update_payee_details_request_v4 {
    rest::optional<payee_address_v4> address = {};
    rest::optional<individual_v4> individual = {};
    rest::field<company_v4> company = {};
    rest::optional<std::string> language = {};
    rest::optional<payee_kind> payee_type = {};
    rest::optional<challenge_v4> challenge = {};
    rest::field<velo::email> email = {};
    rest::optional<velo::phone> contact_sms_number = {};

    friend bool operator==(update_payee_details_request_v4 const&, update_payee_details_request_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(update_payee_details_request_v4, (),
                      (address, individual, company, language, payee_type, challenge, email, contact_sms_number))

/// UpdateRemoteIdRequestV4.
struct update_remote_id_request_v4 {
    rest::required<payments::payor_id> payor_id;
    rest::required<sized_text<1, 100>> remote_id;

    friend bool operator==(update_remote_id_request_v4 const&, update_remote_id_request_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(update_remote_id_request_v4, (), (payor_id, remote_id))

/// NameV4.
struct name_v4 {
    rest::field<std::string> title = {};
    rest::field<std::string> first_name = {};
    rest::field<std::string> other_names = {};
    rest::field<std::string> last_name = {};

    friend bool operator==(name_v4 const&, name_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(name_v4, (), (title, first_name, other_names, last_name))

/// GetPayeeListResponseIndividualV4.
struct get_payee_list_response_individual_v4 {
    rest::field<name_v4> name = {};

    friend bool operator==(get_payee_list_response_individual_v4 const&,
                           get_payee_list_response_individual_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_payee_list_response_individual_v4, (), (name))

/// GetPayeeListResponseCompanyV4.
struct get_payee_list_response_company_v4 {
    rest::field<std::string> name = {};
    rest::field<std::string> operating_name = {};

    friend bool operator==(get_payee_list_response_company_v4 const&,
                           get_payee_list_response_company_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_payee_list_response_company_v4, (), (name, operating_name))

/// GetPayeeListResponseV4.
struct get_payee_list_response_v4 {
    rest::field<rest::open<payments::payee_id>> payee_id = {};
    std::vector<payee_payor_ref_v4> payor_refs = {};
    rest::field<std::string> email = {};
    rest::field<std::string> onboarded_status = {};
    rest::field<std::string> watchlist_status = {};
    rest::field<rest::open<rest::timestamp>> watchlist_status_updated_timestamp = {};
    rest::field<std::string> watchlist_override_comment = {};
    rest::field<std::string> language = {};
    rest::field<rest::open<rest::timestamp>> created = {};
    rest::field<std::string> country = {};
    rest::field<std::string> display_name = {};
    rest::field<std::string> payee_type = {};
    rest::field<bool> disabled = {};
    rest::field<std::string> disabled_comment = {};
    rest::field<rest::open<rest::timestamp>> disabled_updated_timestamp = {};
    rest::field<rest::open<payments::payor_id>> managed_by_payor_id = {};
    rest::field<get_payee_list_response_individual_v4> individual = {};
    rest::field<get_payee_list_response_company_v4> company = {};

    friend bool operator==(get_payee_list_response_v4 const&, get_payee_list_response_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_payee_list_response_v4, (),
                      (payee_id, payor_refs, email, onboarded_status, watchlist_status,
                       watchlist_status_updated_timestamp, watchlist_override_comment, language, created, country,
                       display_name, payee_type, disabled, disabled_comment, disabled_updated_timestamp,
                       managed_by_payor_id, individual, company))

/// PagedPayeeResponseV4.
struct paged_payee_response_v4 {
    rest::field<paged_payee_response_v3_summary> summary = {};
    rest::field<paged_payee_response_v3_page> page = {};
    std::vector<paged_payee_response_v3_links> links = {};
    std::vector<get_payee_list_response_v4> content = {};

    friend bool operator==(paged_payee_response_v4 const&, paged_payee_response_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_payee_response_v4, (), (summary, page, links, content))

/// PayeeDeltaResponseV4_links.
struct payee_delta_response_v4_links {
    rest::field<std::string> rel = {};
    rest::field<std::string> href = {};

    friend bool operator==(payee_delta_response_v4_links const&, payee_delta_response_v4_links const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_delta_response_v4_links, (), (rel, href))

/// PayeeDeltaV4.
struct payee_delta_v4 {
    rest::field<std::string> remote_id = {};
    rest::field<rest::open<payments::payee_id>> payee_id = {};
    rest::field<std::string> display_name = {};
    rest::field<std::string> dba_name = {};
    rest::field<std::string> email = {};
    rest::field<std::string> payee_country = {};
    rest::field<std::string> onboarded_status = {};

    friend bool operator==(payee_delta_v4 const&, payee_delta_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_delta_v4, (),
                      (remote_id, payee_id, display_name, dba_name, email, payee_country, onboarded_status))

/// PayeeDeltaResponseV4.
struct payee_delta_response_v4 {
    rest::field<payee_delta_response_v3_page> page = {};
    std::vector<payee_delta_response_v4_links> links = {};
    std::vector<payee_delta_v4> content = {};

    friend bool operator==(payee_delta_response_v4 const&, payee_delta_response_v4 const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_delta_response_v4, (), (page, links, content))

/// Delete Payee by Id: `DELETE /v3/payees/{payeeId}`.
struct delete_payee_by_id_v3 {
    rest::required<payments::payee_id> payee_id;

    using response = void;
    using error_payload = problem_except<404>;
    static constexpr rest::endpoint endpoint{
        .name = "delete_payee_by_id_v3",
        .operation_id = "deletePayeeByIdV3",
        .method = rest::method::delete_,
        .path = "/v3/payees/{payeeId}",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 404},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(delete_payee_by_id_v3, (), (payee_id))

/// Get Payee by Id: `GET /v3/payees/{payeeId}`.
struct get_payee_by_id_v3 {
    rest::required<payments::payee_id> payee_id;
    rest::optional<bool> sensitive = {};

    using response = payee_detail_response_v3;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "get_payee_by_id_v3",
        .operation_id = "getPayeeByIdV3",
        .method = rest::method::get,
        .path = "/v3/payees/{payeeId}",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {404},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(get_payee_by_id_v3, (), (payee_id, sensitive))

/// List Payees: `GET /v3/payees`.
struct list_payees_v3 {
    rest::required<payments::payor_id> payor_id;
    rest::optional<std::string> watchlist_status = {};
    rest::optional<bool> disabled = {};
    rest::optional<std::string> onboarded_status = {};
    rest::optional<velo::email> email = {};
    rest::optional<std::string> display_name = {};
    rest::optional<std::string> remote_id = {};
    rest::optional<std::string> payee_type = {};
    rest::optional<std::string> payee_country = {};
    rest::optional<std::int32_t> page = {};
    rest::optional<std::int32_t> page_size = {};
    rest::optional<std::string> sort = {};

    using response = paged_payee_response_v3;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "list_payees_v3",
        .operation_id = "listPayeesV3",
        .method = rest::method::get,
        .path = "/v3/payees",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {404, 400, 401, 403},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(list_payees_v3, (),
                      (payor_id, watchlist_status, disabled, onboarded_status, email, display_name, remote_id,
                       payee_type, payee_country, page, page_size, sort))

/// List Payee Changes: `GET /v3/payees/deltas`.
struct list_payee_changes_v3 {
    rest::required<payments::payor_id> payor_id;
    rest::required<rest::timestamp> updated_since;
    rest::optional<std::int32_t> page = {};
    rest::optional<std::int32_t> page_size = {};

    using response = payee_delta_response_v3;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "list_payee_changes_v3",
        .operation_id = "listPayeeChangesV3",
        .method = rest::method::get,
        .path = "/v3/payees/deltas",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(list_payee_changes_v3, (), (payor_id, updated_since, page, page_size))

/// Update Payee Remote Id: `POST /v3/payees/{payeeId}/remoteIdUpdate`.
struct payee_remote_id_update_v3 {
    rest::required<payments::payee_id> payee_id;
    update_remote_id_request_v3 body;

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "payee_remote_id_update_v3",
        .operation_id = "",
        .method = rest::method::post,
        .path = "/v3/payees/{payeeId}/remoteIdUpdate",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404, 409},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(payee_remote_id_update_v3, (), (payee_id, body))

/// Update Payee Details: `POST /v3/payees/{payeeId}/payeeDetailsUpdate`.
struct payee_details_update_v3 {
    rest::required<payments::payee_id> payee_id;
    update_payee_details_request_v3 body = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "payee_details_update_v3",
        .operation_id = "payeeDetailsUpdateV3",
        .method = rest::method::post,
        .path = "/v3/payees/{payeeId}/payeeDetailsUpdate",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {404, 400, 401, 403},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(payee_details_update_v3, (), (payee_id, body))

/// Delete Payee by Id: `DELETE /v4/payees/{payeeId}`.
struct delete_payee_by_id_v4 {
    rest::required<payments::payee_id> payee_id;

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "delete_payee_by_id_v4",
        .operation_id = "deletePayeeByIdV4",
        .method = rest::method::delete_,
        .path = "/v4/payees/{payeeId}",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 404},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(delete_payee_by_id_v4, (), (payee_id))

/// Get Payee by Id: `GET /v4/payees/{payeeId}`.
struct get_payee_by_id_v4 {
    rest::required<payments::payee_id> payee_id;
    rest::optional<bool> sensitive = {};

    using response = payee_detail_response_v4;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "get_payee_by_id_v4",
        .operation_id = "getPayeeByIdV4",
        .method = rest::method::get,
        .path = "/v4/payees/{payeeId}",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {404},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(get_payee_by_id_v4, (), (payee_id, sensitive))

/// Update Payee Details: `POST /v4/payees/{payeeId}/payeeDetailsUpdate`.
struct payee_details_update_v4 {
    rest::required<payments::payee_id> payee_id;
    update_payee_details_request_v4 body = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "payee_details_update_v4",
        .operation_id = "payeeDetailsUpdateV4",
        .method = rest::method::post,
        .path = "/v4/payees/{payeeId}/payeeDetailsUpdate",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {404, 400, 401, 403},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(payee_details_update_v4, (), (payee_id, body))

/// Update Payee Remote Id: `POST /v4/payees/{payeeId}/remoteIdUpdate`.
struct payee_remote_id_update_v4 {
    rest::required<payments::payee_id> payee_id;
    update_remote_id_request_v4 body;

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "payee_remote_id_update_v4",
        .operation_id = "",
        .method = rest::method::post,
        .path = "/v4/payees/{payeeId}/remoteIdUpdate",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404, 409},
        .idempotency = rest::idempotency::idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(payee_remote_id_update_v4, (), (payee_id, body))

/// List Payees: `GET /v4/payees`.
struct list_payees_v4 {
    rest::required<payments::payor_id> payor_id;
    rest::optional<std::string> watchlist_status = {};
    rest::optional<bool> disabled = {};
    rest::optional<std::string> onboarded_status = {};
    rest::optional<velo::email> email = {};
    rest::optional<std::string> display_name = {};
    rest::optional<std::string> remote_id = {};
    rest::optional<std::string> payee_type = {};
    rest::optional<std::string> payee_country = {};
    rest::optional<std::string> ofac_status = {};
    rest::optional<std::int32_t> page = {};
    rest::optional<std::int32_t> page_size = {};
    rest::optional<std::string> sort = {};

    using response = paged_payee_response_v4;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "list_payees_v4",
        .operation_id = "listPayeesV4",
        .method = rest::method::get,
        .path = "/v4/payees",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {404, 400, 401, 403},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(list_payees_v4, (),
                      (payor_id, watchlist_status, disabled, onboarded_status, email, display_name, remote_id,
                       payee_type, payee_country, ofac_status, page, page_size, sort))

/// List Payee Changes: `GET /v4/payees/deltas`.
struct list_payee_changes_v4 {
    rest::required<payments::payor_id> payor_id;
    rest::required<rest::timestamp> updated_since;
    rest::optional<std::int32_t> page = {};
    rest::optional<std::int32_t> page_size = {};

    using response = payee_delta_response_v4;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "list_payee_changes_v4",
        .operation_id = "listPayeeChangesV4",
        .method = rest::method::get,
        .path = "/v4/payees/deltas",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(list_payee_changes_v4, (), (payor_id, updated_since, page, page_size))

/// All of them.
using payees_operations =
    boost::mp11::mp_list<delete_payee_by_id_v3, get_payee_by_id_v3, list_payees_v3, list_payee_changes_v3,
                         payee_remote_id_update_v3, payee_details_update_v3, delete_payee_by_id_v4, get_payee_by_id_v4,
                         payee_details_update_v4, payee_remote_id_update_v4, list_payees_v4, list_payee_changes_v4>;

}  // namespace payments

template <>
struct velo::rest::member<&payments::payable_issue_v3::code> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payable_issue_v3::message> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payee_payor_ref_v3::invitation_status_timestamp> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_address_v3::line1> : payments::required_member {
    using form = payments::sized_form<2, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v3::line2> : payments::nullable_member {
    using form = payments::sized_form<0, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v3::line3> : payments::nullable_member {
    using form = payments::sized_form<0, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v3::line4> : payments::nullable_member {
    using form = payments::sized_form<0, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v3::city> : payments::required_member {
    using form = payments::sized_form<2, 100>;
};

template <>
struct velo::rest::member<&payments::payee_address_v3::county_or_province> : payments::nullable_member {
    using form = payments::sized_form<2, 100>;
};

template <>
struct velo::rest::member<&payments::payee_address_v3::zip_or_postcode> : payments::nullable_member {
    using form = payments::sized_form<2, 20>;
};

template <>
struct velo::rest::member<&payments::payee_address_v3::country> : payments::required_member {
    using form = payments::country_code;
};

template <>
struct velo::rest::member<&payments::individual_v3_name::title> {
    using form = payments::sized_form<1, 10>;
};

template <>
struct velo::rest::member<&payments::individual_v3_name::first_name> : payments::required_member {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::individual_v3_name::other_names> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::individual_v3_name::last_name> : payments::required_member {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::individual_v3::name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::individual_v3::national_identification> {
    using form = payments::sized_form<4, 30>;
};

template <>
struct velo::rest::member<&payments::individual_v3::date_of_birth> : payments::required_member {};

template <>
struct velo::rest::member<&payments::company_v3::name> : payments::required_member {
    using form = payments::sized_form<3, 40>;
};

template <>
struct velo::rest::member<&payments::company_v3::tax_id> : payments::nullable_member {
    using form = payments::sized_form<4, 30>;
};

template <>
struct velo::rest::member<&payments::company_v3::operating_name> : payments::nullable_member {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::challenge_v3::value> : payments::required_member {
    using form = payments::sized_form<3, 20>;
};

template <>
struct velo::rest::member<&payments::challenge_v3::description> : payments::required_member {
    using form = payments::sized_form<1, 255>;
};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::payor_refs> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::email> : payments::nullable_member {
    using form = payments::email_form;
};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::watchlist_override_expires_at_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::country> {
    using form = payments::country_code;
};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::company> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::watchlist_status_updated_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::grace_period_end_date> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::kyc_completed_timestamp> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::pause_payment_timestamp> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::marketing_opt_in_timestamp> : payments::nullable_member {
};

template <>
struct velo::rest::member<&payments::payee_detail_response_v3::accept_terms_and_conditions_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::name_v3::title> {
    using form = payments::sized_form<1, 10>;
};

template <>
struct velo::rest::member<&payments::name_v3::first_name> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::name_v3::other_names> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::name_v3::last_name> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_company_v3::name> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_company_v3::operating_name> : payments::nullable_member {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v3::payor_refs> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v3::email> : payments::nullable_member {
    using form = payments::email_form;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v3::watchlist_status_updated_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v3::watchlist_override_comment>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v3::country> {
    using form = payments::country_code;
};

template <>
struct velo::rest::member<&payments::payee_delta_v3::remote_id> : payments::required_member {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::payee_delta_v3::payee_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payee_delta_v3::email> : payments::nullable_member {
    using form = payments::email_form;
};

template <>
struct velo::rest::member<&payments::payable_issue_v4::code> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payable_issue_v4::message> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payee_payor_ref_v4::invitation_status_timestamp> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payment_channel_summary_v4::payment_channel_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payment_channel_summary_v4::name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payment_channel_summary_v4::country_code> : payments::required_member {
    using form = payments::country_code;
};

template <>
struct velo::rest::member<&payments::payment_channel_summary_v4::currency> : payments::required_member {
    using form = payments::currency_code;
};

template <>
struct velo::rest::member<&payments::payment_channel_summary_v4::enabled> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payee_address_v4::line1> : payments::required_member {
    using form = payments::sized_form<2, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v4::line2> : payments::nullable_member {
    using form = payments::sized_form<0, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v4::line3> : payments::nullable_member {
    using form = payments::sized_form<0, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v4::line4> : payments::nullable_member {
    using form = payments::sized_form<0, 255>;
};

template <>
struct velo::rest::member<&payments::payee_address_v4::city> : payments::required_member {
    using form = payments::sized_form<2, 100>;
};

template <>
struct velo::rest::member<&payments::payee_address_v4::county_or_province> : payments::nullable_member {
    using form = payments::sized_form<2, 100>;
};

template <>
struct velo::rest::member<&payments::payee_address_v4::zip_or_postcode> : payments::nullable_member {
    using form = payments::sized_form<2, 20>;
};

template <>
struct velo::rest::member<&payments::payee_address_v4::country> : payments::required_member {
    using form = payments::sized_form<2, 50>;
};

template <>
struct velo::rest::member<&payments::individual_v4::name> : payments::required_member {};

template <>
struct velo::rest::member<&payments::individual_v4::national_identification> {
    using form = payments::sized_form<4, 30>;
};

template <>
struct velo::rest::member<&payments::individual_v4::date_of_birth> : payments::required_member {};

template <>
struct velo::rest::member<&payments::company_v4::name> : payments::required_member {
    using form = payments::sized_form<3, 40>;
};

template <>
struct velo::rest::member<&payments::company_v4::tax_id> : payments::nullable_member {
    using form = payments::sized_form<4, 30>;
};

template <>
struct velo::rest::member<&payments::company_v4::operating_name> : payments::nullable_member {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::challenge_v4::value> : payments::required_member {
    using form = payments::sized_form<3, 20>;
};

template <>
struct velo::rest::member<&payments::challenge_v4::description> : payments::required_member {
    using form = payments::sized_form<1, 255>;
};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::payor_refs> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::payment_channels> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::email> : payments::nullable_member {
    using form = payments::email_form;
};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::watchlist_override_expires_at_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::company> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::watchlist_status_updated_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::grace_period_end_date> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::kyc_completed_timestamp> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::pause_payment_timestamp> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::marketing_opt_in_timestamp> : payments::nullable_member {
};

template <>
struct velo::rest::member<&payments::payee_detail_response_v4::accept_terms_and_conditions_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::name_v4::title> {
    using form = payments::sized_form<1, 10>;
};

template <>
struct velo::rest::member<&payments::name_v4::first_name> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::name_v4::other_names> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::name_v4::last_name> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_company_v4::name> {
    using form = payments::sized_form<1, 40>;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_company_v4::operating_name> : payments::nullable_member {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v4::payor_refs> : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v4::email> : payments::nullable_member {
    using form = payments::email_form;
};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v4::watchlist_status_updated_timestamp>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v4::watchlist_override_comment>
    : payments::nullable_member {};

template <>
struct velo::rest::member<&payments::get_payee_list_response_v4::country> {
    using form = payments::country_code;
};

template <>
struct velo::rest::member<&payments::payee_delta_v4::remote_id> : payments::required_member {
    using form = payments::sized_form<1, 100>;
};

template <>
struct velo::rest::member<&payments::payee_delta_v4::payee_id> : payments::required_member {};

template <>
struct velo::rest::member<&payments::payee_delta_v4::email> : payments::nullable_member {
    using form = payments::email_form;
};

template <>
struct velo::rest::member<&payments::payee_delta_v4::payee_country> {
    using form = payments::country_code;
};

template <>
struct velo::rest::member<&payments::list_payees_v3::page> {
    static constexpr std::int32_t default_value = 1;
};

template <>
struct velo::rest::member<&payments::list_payees_v3::page_size> {
    static constexpr std::int32_t default_value = 25;
};

template <>
struct velo::rest::member<&payments::list_payees_v3::sort> {
    using form = payments::sort_form;
    static constexpr std::string_view default_value = "displayName:asc";
};

template <>
struct velo::rest::member<&payments::list_payee_changes_v3::page> {
    static constexpr std::int32_t default_value = 1;
};

template <>
struct velo::rest::member<&payments::list_payee_changes_v3::page_size> {
    static constexpr std::int32_t default_value = 100;
};

template <>
struct velo::rest::member<&payments::list_payees_v4::page> {
    static constexpr std::int32_t default_value = 1;
};

template <>
struct velo::rest::member<&payments::list_payees_v4::page_size> {
    static constexpr std::int32_t default_value = 25;
};

template <>
struct velo::rest::member<&payments::list_payees_v4::sort> {
    using form = payments::sort_form;
    static constexpr std::string_view default_value = "displayName:asc";
};

template <>
struct velo::rest::member<&payments::list_payee_changes_v4::page> {
    static constexpr std::int32_t default_value = 1;
};

template <>
struct velo::rest::member<&payments::list_payee_changes_v4::page_size> {
    static constexpr std::int32_t default_value = 100;
};

template <>
struct velo::rest::paging<payments::list_payees_v3> {
    static constexpr auto number = &payments::list_payees_v3::page;
    static constexpr auto items = &payments::paged_payee_response_v3::content;
    static std::optional<std::int64_t> total(payments::paged_payee_response_v3 const& r) {
        return payments::pages_of(r.page);
    }
};

template <>
struct velo::rest::paging<payments::list_payee_changes_v3> {
    static constexpr auto number = &payments::list_payee_changes_v3::page;
    static constexpr auto items = &payments::payee_delta_response_v3::content;
    static std::optional<std::int64_t> total(payments::payee_delta_response_v3 const& r) {
        return payments::pages_of(r.page);
    }
};

template <>
struct velo::rest::paging<payments::list_payees_v4> {
    static constexpr auto number = &payments::list_payees_v4::page;
    static constexpr auto items = &payments::paged_payee_response_v4::content;
    static std::optional<std::int64_t> total(payments::paged_payee_response_v4 const& r) {
        return payments::pages_of(r.page);
    }
};

template <>
struct velo::rest::paging<payments::list_payee_changes_v4> {
    static constexpr auto number = &payments::list_payee_changes_v4::page;
    static constexpr auto items = &payments::payee_delta_response_v4::content;
    static std::optional<std::int64_t> total(payments::payee_delta_response_v4 const& r) {
        return payments::pages_of(r.page);
    }
};

#endif
