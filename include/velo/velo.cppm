// SPDX-License-Identifier: BSL-1.0

/// The module `velo`: the public names of `velo/velo.hpp` and `velo/fake.hpp`. Macros and headers of the network transports
/// are included beside it. The list is made by tests/modules/exports.py.
module;

#include <velo/fake.hpp>
#include <velo/velo.hpp>

export module velo;

export namespace velo {
using velo::access_token_response, velo::access_token_validation_request, velo::async_call_options, velo::auth_response,
      velo::basic, velo::bearer, velo::bearer_token, velo::call_failed, velo::call_options, velo::client,
      velo::client_credentials, velo::condition, velo::default_config, velo::delete_user_by_id_v2, velo::delivery,
      velo::disable_user_v2, velo::email, velo::email_rule, velo::enable_user_v2, velo::entity_id,
      velo::entity_id_argument, velo::errc, velo::error, velo::error_data, velo::error_item, velo::error_response,
      velo::fake, velo::fake_message, velo::fake_message_kind, velo::fake_user, velo::for_each_operation,
      velo::get_self, velo::get_user_by_id_v2, velo::grant_type, velo::id, velo::id_argument, velo::invite_user,
      velo::invite_user_request, velo::json, velo::list_users, velo::localisation_details, velo::location_type,
      velo::log_out, velo::login_api, velo::login_operations, velo::logout, velo::match, velo::mfa_details,
      velo::mfa_status, velo::mfa_type, velo::new_password, velo::new_password_rule, velo::no_auth, velo::observed,
      velo::ok, velo::on, velo::operations, velo::otherwise, velo::otp, velo::otp_rule, velo::page_info,
      velo::page_link, velo::page_size, velo::paged_user_response, velo::password, velo::password_request,
      velo::password_rule, velo::payee_type, velo::payee_user_self_update_request, velo::person_name,
      velo::person_name_rule, velo::phone, velo::phone_rule, velo::production, velo::register_sms,
      velo::register_sms_request, velo::resend_token, velo::resend_token_request, velo::reset_password,
      velo::reset_password_request, velo::result, velo::role, velo::role_list, velo::role_name, velo::role_name_rule,
      velo::role_update, velo::role_update_request, velo::sandbox, velo::seconds_of, velo::secret_string,
      velo::self_mfa_type_unregister_request, velo::self_update_password_request, velo::server_url, velo::sort,
      velo::sort_rule, velo::token_response, velo::token_type, velo::unlock_user_v2, velo::unregister_mfa,
      velo::unregister_mfa_for_self, velo::unregister_mfa_request, velo::unregister_mfa_type,
      velo::update_password_self, velo::user_details_update, velo::user_details_update_for_self,
      velo::user_details_update_request, velo::user_id, velo::user_id_argument, velo::user_info, velo::user_response,
      velo::user_status, velo::user_type, velo::users_api, velo::users_operations, velo::uuid,
      velo::validate_access_token, velo::validate_password_response, velo::validate_password_self, velo::velo_auth,
      velo::verification_code, velo::verification_code_rule;
namespace retry = rest::retry;
}  // namespace velo

export namespace velo::rest {
using velo::rest::add_caller_headers, velo::rest::another_type_for, velo::rest::any_member, velo::rest::append_base64,
      velo::rest::append_bearer, velo::rest::append_json_string, velo::rest::apply_naming, velo::rest::argument,
      velo::rest::argument_text, velo::rest::asked_to_wait, velo::rest::async_call_options, velo::rest::async_items,
      velo::rest::async_pages, velo::rest::async_transport, velo::rest::attempt, velo::rest::attempt_result,
      velo::rest::auth, velo::rest::auth_check, velo::rest::auth_for, velo::rest::authorize_call, velo::rest::basic,
      velo::rest::basic_call_options, velo::rest::basic_problem, velo::rest::basic_security, velo::rest::bearer,
      velo::rest::bearer_problem, velo::rest::bearer_security, velo::rest::bearer_token, velo::rest::bearer_token_rule,
      velo::rest::blank, velo::rest::blank_t, velo::rest::blocking_transport, velo::rest::bounded,
      velo::rest::build_target, velo::rest::built_request, velo::rest::call_buffers, velo::rest::call_core,
      velo::rest::call_end, velo::rest::call_failed, velo::rest::call_limit_text, velo::rest::call_machine,
      velo::rest::call_options, velo::rest::call_refusal, velo::rest::call_result_t, velo::rest::can_authorize,
      velo::rest::canned_response, velo::rest::check_failed, velo::rest::check_passed, velo::rest::checked_result,
      velo::rest::client, velo::rest::client_clock, velo::rest::client_state, velo::rest::code_points,
      velo::rest::code_points_rule, velo::rest::condition, velo::rest::config, velo::rest::config_check,
      velo::rest::constant_time_equal, velo::rest::convertible_duration, velo::rest::credential,
      velo::rest::credential_problem, velo::rest::decode, velo::rest::decode_error, velo::rest::decode_result,
      velo::rest::default_clock, velo::rest::default_config, velo::rest::default_mutex, velo::rest::default_wall_clock,
      velo::rest::delay, velo::rest::delay_before_retry, velo::rest::delivery, velo::rest::described,
      velo::rest::description, velo::rest::duration, velo::rest::duration_setting, velo::rest::ended_by_408,
      velo::rest::endpoint, velo::rest::endpoint_check, velo::rest::enumeration, velo::rest::enumerator,
      velo::rest::enumerator_naming, velo::rest::enumerators, velo::rest::errc, velo::rest::error,
      velo::rest::error_info, velo::rest::expected_request, velo::rest::exposure, velo::rest::extra_headers,
      velo::rest::failure_code, velo::rest::field, velo::rest::field_list, velo::rest::find_invalid_field,
      velo::rest::for_each_element, velo::rest::for_each_member, velo::rest::foreign_content_coding,
      velo::rest::fork_count, velo::rest::has_body, velo::rest::has_placeholder, velo::rest::header,
      velo::rest::header_list, velo::rest::header_values, velo::rest::holds_secret, velo::rest::idempotency,
      velo::rest::idempotency_of, velo::rest::inline_text, velo::rest::instant, velo::rest::invalid_field,
      velo::rest::invalid_value, velo::rest::ip_address, velo::rest::is_field, velo::rest::is_field_name,
      velo::rest::is_free_header, velo::rest::is_list, velo::rest::is_optional, velo::rest::is_required,
      velo::rest::is_std_vector, velo::rest::is_text, velo::rest::is_token, velo::rest::is_visible,
      velo::rest::item_range, velo::rest::item_visitor, velo::rest::json, velo::rest::json_max_depth,
      velo::rest::json_text, velo::rest::kind_of, velo::rest::known, velo::rest::let_add_headers, velo::rest::list,
      velo::rest::literal_of, velo::rest::location_of, velo::rest::make_blank, velo::rest::make_error_code,
      velo::rest::make_error_condition, velo::rest::match, velo::rest::match_check, velo::rest::matches,
      velo::rest::may_ask_policy, velo::rest::meaning_of, velo::rest::member, velo::rest::member_count,
      velo::rest::member_of, velo::rest::method, velo::rest::model, velo::rest::model_check, velo::rest::naming,
      velo::rest::next_path_piece, velo::rest::no_auth, velo::rest::no_mutex, velo::rest::no_observer,
      velo::rest::no_stop, velo::rest::no_token_refresh, velo::rest::notify, velo::rest::notify_calling,
      velo::rest::observed, velo::rest::ok, velo::rest::on, velo::rest::one_of, velo::rest::one_time, velo::rest::open,
      velo::rest::operation, velo::rest::optional, velo::rest::otherwise, velo::rest::outcome,
      velo::rest::output_stream, velo::rest::page_item_t, velo::rest::page_items, velo::rest::page_items_t,
      velo::rest::page_range, velo::rest::page_walk, velo::rest::paged_operation, velo::rest::parameter_location,
      velo::rest::parse_digits, velo::rest::parse_enumerator, velo::rest::parse_http_date, velo::rest::parse_ip_address,
      velo::rest::parse_ipv4, velo::rest::parse_ipv6, velo::rest::path_piece, velo::rest::percent_encode,
      velo::rest::prepare, velo::rest::prepare_context, velo::rest::prepared_call, velo::rest::prepared_request,
      velo::rest::presence, velo::rest::raw_outcome, velo::rest::read_json, velo::rest::read_json_items,
      velo::rest::read_json_text, velo::rest::read_options, velo::rest::read_uuid, velo::rest::reads_items,
      velo::rest::recognised, velo::rest::redacted, velo::rest::refreshing_auth, velo::rest::refusal_of,
      velo::rest::request, velo::rest::request_buffers, velo::rest::required, velo::rest::resolved_options,
      velo::rest::response, velo::rest::response_header, velo::rest::response_limits, velo::rest::result,
      velo::rest::retries_always, velo::rest::retries_never, velo::rest::retry_after, velo::rest::retry_decision,
      velo::rest::run_blocking, velo::rest::run_coroutine, velo::rest::run_time_text, velo::rest::run_time_text_for,
      velo::rest::same_name, velo::rest::saturated, velo::rest::saturating_add, velo::rest::saturating_subtract,
      velo::rest::schema_name, velo::rest::scripted, velo::rest::secret, velo::rest::secret_string,
      velo::rest::secret_text, velo::rest::secure_buffer, velo::rest::security, velo::rest::security_constant,
      velo::rest::send_limits, velo::rest::serializer, velo::rest::serializer_archetype, velo::rest::serializer_check,
      velo::rest::server_parts, velo::rest::server_url, velo::rest::server_url_rule, velo::rest::split,
      velo::rest::split_for_head, velo::rest::splitmix64, velo::rest::status_code, velo::rest::status_meaning,
      velo::rest::status_set, velo::rest::step, velo::rest::stepped_range, velo::rest::stop, velo::rest::text,
      velo::rest::text_facts, velo::rest::text_json, velo::rest::text_literal, velo::rest::text_map,
      velo::rest::text_rule, velo::rest::text_shorthand, velo::rest::textual,
      velo::rest::this_literal_is_not_what_the_API_accepts, velo::rest::thread_wait,
      velo::rest::throw_exception_from_error, velo::rest::timeout_argument, velo::rest::timestamp,
      velo::rest::to_http_date, velo::rest::to_text, velo::rest::token_action, velo::rest::token_argument,
      velo::rest::token_grant, velo::rest::token_refresh, velo::rest::token_refresh_for, velo::rest::token_size,
      velo::rest::token_source, velo::rest::token_store, velo::rest::transport, velo::rest::transport_check,
      velo::rest::trimmed, velo::rest::unknown_members, velo::rest::unwrapped, velo::rest::unwrapped_t,
      velo::rest::usual_meaning, velo::rest::uuid_value, velo::rest::valid_operation, velo::rest::value_kind,
      velo::rest::value_of, velo::rest::value_type_of, velo::rest::wait_registration, velo::rest::waiter,
      velo::rest::wake_signal, velo::rest::wipe, velo::rest::wrapper, velo::rest::write_json, velo::rest::write_uuid,
      velo::rest::wrong_argument;
}  // namespace velo::rest

export namespace velo::rest::event {
using velo::rest::event::calling, velo::rest::event::ended, velo::rest::event::event_context,
      velo::rest::event::sending, velo::rest::event::sent, velo::rest::event::token_refreshed,
      velo::rest::event::wait_reason, velo::rest::event::waiting;
}  // namespace velo::rest::event

export namespace velo::rest::retry {
using velo::rest::retry::always, velo::rest::retry::always_t, velo::rest::retry::backoff, velo::rest::retry::budget,
      velo::rest::retry::budget_limits, velo::rest::retry::is_safe_to_resend, velo::rest::retry::is_transient,
      velo::rest::retry::may_have_acted, velo::rest::retry::never, velo::rest::retry::never_t,
      velo::rest::retry::option, velo::rest::retry::option_value, velo::rest::retry::policy,
      velo::rest::retry::policy_of, velo::rest::retry::retry_check, velo::rest::retry::retry_context;
}  // namespace velo::rest::retry
