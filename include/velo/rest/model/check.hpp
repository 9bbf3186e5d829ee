// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHECK_HPP
#define VELO_REST_MODEL_CHECK_HPP

#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest {

/// The type that a compile-time check of `Subject` yields when it finds no mistake. Otherwise a check yields a type
/// that is named after the first mistake and derives from `check_failed`. Both kinds have
///  - `passed`, for constraints: `requires { requires endpoint_check<Op>::passed; }`;
///  - `enforce()`, whose `static_assert` says what is wrong and what to write instead.
template <class Subject>
struct check_passed {
    static constexpr bool passed = true;  ///< no mistake was found
    /// Does nothing.
    static constexpr void enforce() noexcept {}
};

/// Base of every type that is named after a mistake.
struct check_failed {
    static constexpr bool passed = false;  ///< a mistake was found
};

namespace detail {
/// False, and dependent on `T`: a `static_assert` on it fires at instantiation.
template <class... T>
inline constexpr bool never = false;
}  // namespace detail

class a_required_argument_was_left_out;
class this_argument_takes_another_type_write_a_value_of_its_own_type;
class this_argument_takes_another_type_write_text_in_quotation_marks;
class this_argument_takes_another_type_write_a_whole_number;
class this_argument_takes_another_type_write_an_enumerator_of_its_own_type;
class this_argument_takes_another_type_write_its_value_with_a_star;
class this_argument_takes_another_type_write_its_value_with_value;
class this_argument_takes_another_type_a_received_value_may_be_unknown_write_what_its_value_holds;
class this_argument_takes_another_type_leave_it_out_in_place_of_nullopt;
class this_argument_takes_another_type_write_an_enumerator_or_parse_enumerator_for_text;
class this_argument_takes_another_type_push_back_each_checked_value_into_a_list;
class this_argument_cannot_be_null;
class this_operation_must_not_be_sent_twice_leave_retry_out_or_say_retry_never;
class this_text_is_known_only_at_run_time_use_checked;
class this_is_not_an_operation_describe_it_as_docs_add_an_endpoint_says;
class the_auth_of_this_client_cannot_give_the_credential_that_this_operation_asks_for;
class this_is_no_retry_policy_say_retry_never_retry_backoff_or_a_function_without_captures;
class a_token_is_a_secret_give_a_secret_string_or_a_bearer_token;
class this_operation_has_no_pages;
class an_asynchronous_call_is_stopped_by_cancelling_its_coroutine;
class an_argument_holds_its_value_write_a_star_or_an_arrow;
class a_required_list_holds_its_list_write_an_arrow;
class a_secret_is_read_with_reveal_and_never_logged;
class a_secret_is_compared_with_a_secret_write_secret_string;
class this_build_defines_VELO_NO_PRODUCTION_it_cannot_name_the_production_server;
class a_key_and_its_secret_are_secrets_write_secret_string;
class an_error_is_a_value_and_no_exception_write_message;
class the_status_of_an_error_is_e_status;
class an_error_is_compared_with_a_condition_or_errc_write_status_for_a_number;
class a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error;
class a_result_has_a_value_or_an_error_iterate_over_a_member_of_the_value;
class a_result_has_a_value_or_an_error_write_its_value_with_a_star;
class a_result_has_a_value_or_an_error_compare_x_error_with_a_condition_or_errc;
class a_status_is_a_number_compare_the_error_itself_with_a_condition_or_errc;
class each_takes_a_function_of_one_item_that_returns_nothing_or_bool;
class the_options_of_a_call_stand_in_braces_write_the_name_of_the_option;
class a_facade_is_made_over_a_client_write_users_api_of_a_client;
class pages_items_and_each_are_functions_of_the_client_write_client_items;
class changes_compares_two_models_write_a_star_for_the_value_of_a_result;
class a_model_is_read_into_an_object_write_read_json_of_text_and_object;
class a_value_becomes_text_with_to_text;
class these_are_ids_of_two_kinds_compare_ids_of_one_kind;
class an_asynchronous_range_has_no_begin_write_while_auto_x_co_await_range_next;
class a_page_has_several_lists_iterate_over_its_content;
class a_call_names_its_operation_write_client_call_of_an_operation;
class a_facade_has_each_operation_as_a_member_write_users_list_users_or_client_call;
class the_status_of_a_handler_is_a_template_argument_write_on_404_in_angle_brackets;
class match_takes_the_outcome_write_client_raw_dot_outcome;
class this_may_be_absent_print_a_star_or_value_or;
class a_model_is_printed_member_by_member_or_as_json_redacted;
class a_list_is_printed_item_by_item;
class an_enumerator_is_printed_as_its_text_to_text;
class this_is_a_result_print_its_value_or_its_error;
class a_timeout_is_a_duration_of_whole_units_write_5s_or_2500ms;
class a_stop_source_is_not_its_token_write_get_token;
/// The return type of the deleted stream operators for secrets.
class a_secret_is_never_printed_or_logged;

}  // namespace velo::inline VELO_ABI::rest

#endif
