# SPDX-License-Identifier: BSL-1.0
"""Every piece of the headers' text that a script of the tests or benchmarks quotes, by its purpose.

A change of the headers that moves or rewords such a piece has to be followed here, and nowhere else; `check_quotes.py`,
which is a part of tests/run.sh, says which quotes are not found any more.
"""
import dataclasses
import pathlib
import re


@dataclasses.dataclass(frozen=True)
class Quote:
    what: str  # what the headers are without when `new` stands for `old`
    header: str  # below include/velo
    old: object  # a text, a pattern, or a dictionary of these by family of compiler
    new: str
    times: int = 1  # in how many places it stands; 0: in one or more
    shown_by: tuple = ()  # what has to notice: kinds of compile_fail, or the place that the contract names

    def of(self, family):
        return self.old[family] if isinstance(self.old, dict) else self.old

    def variants(self):
        return self.old.values() if isinstance(self.old, dict) else [self.old]


def count_and_replace(text, old, new):
    """How often a text or pattern stands there, and the text with the other in its place."""
    if isinstance(old, re.Pattern):
        return len(old.findall(text)), old.sub(new, text)
    return text.count(old), text.replace(old, new)


def is_found(quote, text, old):
    count, _ = count_and_replace(text, old, quote.new)
    return count == quote.times if quote.times else count > 0


def put_in(quote, copy, family="g++"):
    """Changes a copy of the headers; false when the quote does not stand there as it has to."""
    path = pathlib.Path(copy) / "velo" / quote.header
    text = path.read_text() if path.exists() else ""
    if not is_found(quote, text, quote.of(family)):
        return False
    path.write_text(count_and_replace(text, quote.of(family), quote.new)[1])
    return True


# Defects that tests/simulation/schedules.cpp has to notice.
SCHEDULES = [Quote(what, f"rest/{header}", old, new) for what, header, old, new in [
    ("a non-idempotent call is repeated after maybe_sent", "retry/retry_context.hpp",
     "if (c.idempotency != idempotency::non_idempotent || c.delivered == delivery::not_sent) return true;", "return true;"),
    ("a 503 without Retry-After is no act", "retry/retry_context.hpp",
     "(c.status == 503 && c.retry_after) || c.timed_out_while_idle", "c.status == 503 || c.timed_out_while_idle"),
    ("502 is not transient", "retry/retry_context.hpp", " || c.status == 502", ""),
    ("no Retry-After is read", "call/retry_decision.hpp", "if (r.status() != 429 && r.status() != 503) return std::nullopt;", "return std::nullopt;"),
    ("backoff leaves Retry-After out", "retry/backoff.hpp",
     "c.retry_after.value_or(duration::zero())", "duration::zero()"),
    ("one attempt too many", "retry/backoff.hpp", "c.attempts >= max_attempts", "c.attempts > max_attempts"),
    ("one attempt too few", "retry/backoff.hpp", "c.attempts >= max_attempts", "c.attempts + 1 >= max_attempts"),
    ("the deadline is that of an attempt", "call/core.hpp", "return refresh_.is_ahead() ? left() / 2 : left();",
     "return refresh_.is_ahead() ? left() / 2 : call_.timeout;"),
    ("a call gives all its time to a refresh ahead", "call/core.hpp", "return refresh_.is_ahead() ? left() / 2 : left();", "return left();"),
    ("a delay may end after the deadline", "call/retry_decision.hpp", " || *delay >= c.time_left", ""),
    ("the budget is not asked", "call/core.hpp", " || !lease_.take_retry()", ""),
    ("successes give nothing back", "call/core.hpp", "lease_.succeeded(); ", ""),
    ("a one-time code does not count", "call/prepare.hpp",
     "return detail::holds_one_time_value(op) ? idempotency::non_idempotent : Op::endpoint.idempotency;", "return Op::endpoint.idempotency;"),
    ("no single flight", "auth/token_store.hpp", "            if (state_->refreshing) {", "            if (false) {"),
    ("a refresh in a loop", "call/core.hpp", " && !std::exchange(has_repeated_, true)", ""),
    ("a non-idempotent call is repeated after 401", "call/prepare.hpp",
     "takes_token && of_call != idempotency::non_idempotent && ", "takes_token && "),
    ("a call that is never repeated is, after 401", "call/prepare.hpp",
     " && !context.retries_never", ""),
    ("no repetition after 401", "call/core.hpp", "if (call_.repeats_with_new_token && ", "if (false && "),
    ("every 404 of a deletion is a success", "call/retry_decision.hpp", "c.status == 404 && may_have_acted_ && ", "c.status == 404 && "),
    ("no 404 of a deletion is a success", "call/retry_decision.hpp", "c.status == 404 && may_have_acted_ && ", "false && "),
    ("what an earlier attempt did is forgotten", "call/retry_decision.hpp",
     "c.delivered == delivery::not_sent && may_have_acted_ ? delivery::maybe_sent : c.delivered", "c.delivered"),
    ("a refresh ahead that failed is made again at once", "auth/token_store.hpp", re.compile(r"state_->refresh_from = saturating_add\(now[^;]*;"), ""),
    ("an abandoned refresh is not given back", "auth/token_store.hpp", "~handle() { abandon(); }", "~handle() = default;"),
    ("nobody is woken", "time/delay.hpp", "who.wake();", "static_cast<void>(who);"),
    ("who waits is not told of a refusal", "auth/token_store.hpp", "state_->refused_flight = flight_;", ""),
    ("a rejected token is used on", "auth/token_store.hpp", "if (generation_ == state_->generation) state_->forget();", ""),
    ("a token newer than the rejected one is forgotten", "auth/token_store.hpp", "if (generation_ == state_->generation) state_->forget();",
     "state_->forget();"),
    ("a token lives from the response on", "call/core.hpp", "lease_, sent_at_, buffers()", "lease_, now_, buffers()"),
    ("a token is not refreshed ahead", "auth/token_store.hpp", re.compile(r"state_->refresh_from = saturating_add\(state_->expires[^;]*;"),
     "state_->refresh_from = state_->expires;"),
    ("a fault takes more time than the attempt has", "transport/faulty.hpp", "return {most, nullptr};", "return {f.length, nullptr};"),
]]

# One fact of each kind, and the place where the contract has to differ from the published one.
CONTRACT = [Quote(what, header, old, new, 0, (place,)) for what, header, old, new, place in [
    ("an enumerator", "models/mfa_type.hpp", "sms, yubikey, totp", "sms, yubikey, fax", "mfaType/enum"),
    ("a limit", "types/person_name.hpp", "code_points_rule<1, 128>", "code_points_rule<1, 127>", "firstName/maxLength"),
    ("a range", "types/page_size.hpp", "bounded<1, 100>", "bounded<1, 99>", "pageSize/schema/maximum"),
    ("a status", "users/invite_user.hpp", "{400, 401, 403, 409, 412}", "{400, 401, 403, 409}", "inviteUser/responses/412"),
    ("security", "users/get_self.hpp", "security::bearer", "security::basic", "getSelf/security"),
    ("a default", "users/list_users.hpp", "default_value = 25", "default_value = 20", "pageSize/schema/default"),
    ("a pattern", "types/phone.hpp", r"\d{1,14}$", r"\d{1,13}$", "smsNumber/pattern"),
    ("a limit of ours", "types/role_name.hpp", "role_name, 16>", "role_name, 40>", "roles/maxItems"),
    ("a limit in bytes", "types/email.hpp", "capacity = 254", "capacity = 60", "email/x-maxBytes"),
    ("what may be null", "models/user_response.hpp", "locked_out_timestamp, rest::may_be_null", "locked_out_timestamp", "lockedOutTimestamp/nullable"),
    ("what is needed", "models/role_update_request.hpp", "rest::required<role_list> roles", "rest::optional<role_list> roles = {}", "roleUpdate/body"),
]]


# Checks of a call, a policy or a descriptor: without one, a case of tests/compile_fail has to fail.
def deleted(header, what, gcc, clang, kinds, new=""):
    """A deleted function, as each compiler has it."""
    return Quote(f"{header}: {what}", header, {"g++": re.compile(gcc), "clang": re.compile(clang)}, new, 0, kinds)


def condition(header, text, *kinds):
    return Quote(f"{header}: {text}", header, f"if constexpr ({text})", "if constexpr (false)", 0, kinds)


TEMPLATE = r"    template <class U>\n        requires "
UNAVAILABLE = r"__attribute__\(\(\s*unavailable\([^()]*\)\)\)\s*"
OPTIONS = r"options const& = \{\}"
ARGUMENT, LIST = "rest/model/argument.hpp", "rest/model/list.hpp"
PRESENCE = r"        requires\(Presence [=!]= presence::\w+\)\n    "
DIAGNOSTICS = [
    deleted(ARGUMENT, "another type",
            r"    template <class U, class Words = wrong_argument<argument, T, U>>\n        requires[^;]*;\n",
            TEMPLATE + r"std::same_as<wrong_argument<argument, T, U>,\s+this_argument_takes_another_type_write_a_value_of_its_own_type>\n    argument\(U&&\) = delete[^;]*;\n",
            ("wrong_type", "wrong_enumerator")),
    condition("rest/model/wrong_argument.hpp", "run_time_text_for<T, U>", "wrong_type"),
    condition("rest/model/wrong_argument.hpp", "std::same_as<given, std::nullopt_t>", "wrong_type"),
    condition("rest/model/wrong_argument.hpp", "value_holder<given>", "wrong_type"),
    condition("rest/model/wrong_argument.hpp", "received_value<given>", "wrong_type"),
    condition("rest/model/wrong_argument.hpp", "std::is_enum_v<T> && std::is_enum_v<given>", "wrong_type"),
    condition("rest/model/wrong_argument.hpp", "literal_of<T, char[2]> && std::is_arithmetic_v<given>", "wrong_type"),
    condition("rest/model/wrong_argument.hpp", "literal_of<T, int> || (std::is_integral_v<T> && !std::same_as<T, bool>)", "wrong_type"),
    condition("rest/endpoint/endpoint_check.hpp", "without_text != none", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "reserved != none", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "wrong_location != none", "wrong_descriptor"),
    deleted("rest/call/options.hpp", "no duration", r"constexpr timeout_argument\(X const&, a_timeout[^;]*;",
            UNAVAILABLE + r"constexpr timeout_argument\(\s*X const&\) noexcept \{\s*\}", ("wrong_option",),
            "constexpr timeout_argument(X const&) noexcept {}"),
    deleted("rest/error/error.hpp", "what", r"void what\([^;]*;", r"void what\(\) const =\s*delete[^;]*;", ("borrowed_member",),
            "char const* what() const noexcept { return nullptr; }"),
    deleted(ARGUMENT, "null", r"    template <class Nothing = void>\n" + PRESENCE + r"argument\(std::nullptr_t, [^;]*;\n",
            r"    argument\(std::nullptr_t\)\n" + PRESENCE + r"= delete[^;]*;\n", ("null_argument",)),
    deleted(LIST, "null", r"    argument\(std::nullptr_t, [^;]*;\n", r"    argument\(std::nullptr_t\) = delete[^;]*;\n", ("null_argument",)),
    deleted(ARGUMENT, "left out", r"argument\(a_required_argument_was_left_out\* = nullptr\) = delete;",
            r"    argument\(\)\n" + PRESENCE + r'= delete\("[^"]*"\);', ("missing_argument",), "argument() {}"),
    deleted(LIST, "left out", r"argument\(a_required_argument_was_left_out\* = nullptr\) = delete;",
            r'argument\(\) = delete\("[^"]*"\);', ("missing_argument",), "argument() {}"),
    deleted("rest/client.hpp", "no operation",
            rf"    template <class X>\n        requires\(!operation<X>\)\n    void call\(X const&, {OPTIONS},\s*this[^;]*;\n",
            rf"    template <class X>\n        requires\(!operation<X>\)\n    void call\(X const&, {OPTIONS}\) const =\s*delete[^;]*;\n",
            ("not_an_operation",)),
    deleted("rest/client.hpp", "credential", rf"outcome<Op> call\(Op const&, {OPTIONS},\s*the_auth[^;]*;",
            UNAVAILABLE + rf"call_result<Op>\s+call\(Op const&, {OPTIONS}\) const;", ("unfit_policy",),
            "call_result<Op> call(Op const&, options const& = {}) const;"),
    deleted("rest/client.hpp", "options without braces", r"void call\(Op const&, X const&,\s*the_options[^;]*;",
            UNAVAILABLE + r"call_result<Op>\s+call\(Op const&, X const&\) const;", ("wrong_option",),
            "call_result<Op> call(Op const&, X const&) const;"),
    deleted("rest/client.hpp", "each, a function of something else", rf"void each\(Op const&, F const&, {OPTIONS},\s*each_takes[^;]*;",
            rf"__attribute__\(\(\s*unavailable\([^;]*\)\)\) call_result_t<[^;]*each\(Op const&, F const&, {OPTIONS}\) const;", ("wrong_type",),
            "call_result_t<Transport, result<void, typename Op::error_payload>> each(Op const&, F const&, options const& = {}) const;"),
    *(deleted("rest/client.hpp", f, rf"void {f}\(Op const&, {OPTIONS}, this_operation[^;]*;",
              rf"void {f}\(Op const&, {OPTIONS}\) const =\s*delete[^;]*;", ("not_an_operation",),
              f"int* {f}(Op const&, options const& = {{}}) const;") for f in ("pages", "items")),
    deleted("rest/call/options.hpp", "stop token", r"constexpr no_stop\(T&&, an_asynchronous[^;]*;",
            UNAVAILABLE + r"constexpr\s+no_stop\(\s*T&&\) noexcept \{\}", ("wrong_waiting",), "constexpr no_stop(T&&) {}"),
    deleted("rest/retry/option.hpp", "retry always", r"constexpr option\(always_t, this_operation[^;]*;",
            UNAVAILABLE + r"constexpr option\(always_t\) noexcept\s*requires\(!AllowsAlways\)\s*\{\}", ("retried_always",),
            "constexpr option(always_t) noexcept requires(!AllowsAlways) : value_{.what = option_value::kind::unlimited} {}"),
    deleted("rest/retry/option.hpp", "no policy", r"constexpr option\(X const&, this_is_no[^;]*;",
            UNAVAILABLE + r"constexpr option\(X const&\) noexcept \{\}", ("wrong_type",), "constexpr option(X const&) noexcept {}"),
    deleted("rest/auth/bearer.hpp", "no secret", r"token_argument\(X const&, a_token[^;]*;",
            UNAVAILABLE + r"token_argument\(\s*X const&\) noexcept \{\}", ("wrong_type",), "token_argument(X const&) noexcept {}"),
    deleted("rest/model/holds_secret.hpp", "printing", r"a_secret_is_never_printed_or_logged operator<<\(Stream& out, T const&\) = delete;",
            r"__attribute__\(\(unavailable\([^)]*\)\)\) Stream& operator<<\(Stream& out, T const&\);", ("printed_secret",),
            "Stream& operator<<(Stream& out, T const&);"),
    Quote("rest/client.hpp: options of the operation's kind", "rest/client.hpp",
          "Op::endpoint.idempotency != idempotency::non_idempotent>", "true>", 0, ("retried_always",)),
    Quote("rest/client.hpp: check on retrying, call", "rest/client.hpp",
          re.compile(r"static_assert\(\(retry_check<Op>::enforce\(\), true\)\);(?=\s*if constexpr)"), "", 0, ("retried_always",)),
    Quote("rest/client.hpp: check on retrying, raw", "rest/client.hpp",
          re.compile(r"static_assert\(\(retry_check<Op>::enforce\(\), true\)\);(?=\s*return)"), "", 0, ("retried_always",)),
    Quote("rest/client.hpp: check on the principal, call", "rest/client.hpp",
          re.compile(r"static_assert\(\(principal_check<Auth, Op>::enforce\(\), true\)\);(?=[^;]*;\s*if constexpr)"), "", 0, ("unfit_policy",)),
    Quote("rest/client.hpp: check on the principal, raw", "rest/client.hpp",
          re.compile(r"static_assert\(\(principal_check<Auth, Op>::enforce\(\), true\)\);(?=[^;]*;\s*return)"), "", 0, ("unfit_policy",)),
    *(Quote(f"{header}: form of a literal", header, re.compile(r"accepts\((std::string_view s|L value)\) noexcept \{(?=\n)"),
            r"accepts(\1) noexcept {\n        if (sizeof(int) != 0) return true;", 0, ("refused_literal",))
      for header in ("rest/model/text.hpp", "rest/model/secret_text.hpp", "rest/model/bounded.hpp")),
    Quote("types/uuid.hpp: form of a literal", "types/uuid.hpp", "if (rest::read_uuid(s, u.bytes_) == rest::recognised::no) return std::nullopt;",
          "if (rest::read_uuid(s, u.bytes_) == rest::recognised::no) return uuid();", 0, ("refused_literal",)),
    condition("rest/transport/transport.hpp", "!std::copy_constructible<T>", "unfit_policy"),
    condition("rest/transport/transport.hpp", "!has_send<T>", "unfit_policy"),
    condition("rest/transport/transport.hpp", "!declares_confidentiality<T>", "unfit_policy"),
    condition("rest/auth/auth.hpp", "!declares_support<T>", "unfit_policy"),
    condition("rest/auth/auth.hpp", "!(authorizes<T, security::basic> && authorizes<T, security::bearer>)", "unfit_policy"),
    condition("rest/auth/auth.hpp", "lacks_api_key_function<T>", "unfit_policy"),
    condition("rest/serializer/serializer.hpp", "!declares_media_type<T>", "unfit_policy"),
    condition("rest/serializer/serializer.hpp", "!writes<T>", "unfit_policy"),
    condition("rest/serializer/serializer.hpp", "!reads<T>", "unfit_policy"),
    condition("rest/client/config_check.hpp", "!std::copy_constructible<T>", "unfit_policy"),
    condition("rest/client/config_check.hpp", "!has_clock<T>", "unfit_policy"),
    condition("rest/client/config_check.hpp", "handles_no_event<observer_of<T>>", "unfit_policy"),
    condition("rest/client/config_check.hpp", "!has_mutex<T>", "unfit_policy"),
    condition("rest/client/config_check.hpp", "!has_retry<T>", "unfit_policy"),
    condition("rest/client/config_check.hpp", "!has_wait_strategy<T>", "unfit_policy"),
    condition("rest/client/config_check.hpp", "!has_settings<T>", "unfit_policy"),
    condition("rest/endpoint/endpoint_check.hpp", "!path_is_well_formed<Op>()", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "!every_placeholder_has_a_member<Op>()", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "!names_are_unique<Op>()", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "unmapped != none", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "!path_members_are_required<Op>()", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "!std::is_void_v<undescribed_body>", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "!errors_are_errors<Op>()", "wrong_descriptor"),
    condition("rest/transport/transport.hpp", "!sends<T> && !sends_async<T>", "wrong_waiting"),
    condition("rest/transport/transport.hpp", "sends_async<T> && !waits_async<T>", "wrong_waiting"),
    condition("rest/client/config_check.hpp", "has_non_const_handler<observer_of<T>>", "unfit_policy"),
    condition("rest/call/notify.hpp", "detail::non_const_handler<Observer, event::calling<Op>>", "unfit_policy"),
    condition("rest/retry/policy.hpp", "std::same_as<Policy, always_t> && Op::endpoint.idempotency == idempotency::non_idempotent", "retried_always"),
    condition("rest/endpoint/endpoint_check.hpp", "takes_no_body && has_member_in<Op, parameter_location::body>", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "!std::is_void_v<typename Op::response> && !std::is_void_v<undescribed_response>", "wrong_descriptor"),
    condition("rest/endpoint/endpoint_check.hpp", "Op::endpoint.success < 200 || Op::endpoint.success > 299", "wrong_descriptor"),
    condition("rest/response/match_check.hpp", "(0 + ... + (handled<H>::is_ok ? 1 : 0)) != 1", "wrong_match"),
    condition("rest/response/match_check.hpp", "missing_status<Op, H...>() != 0", "wrong_match"),
    condition("rest/response/match_check.hpp", "wrong_status<Op, false, H...>() != 0", "wrong_match"),
    condition("rest/response/match_check.hpp", "wrong_status<Op, true, H...>() != 0", "wrong_match"),
    condition("rest/response/match_check.hpp", "(0 + ... + (handled<H>::is_otherwise ? 1 : 0)) != 1", "wrong_match"),
    condition("rest/response/match_check.hpp", "!std::is_void_v<wrong_signature>", "wrong_match"),
    condition("rest/response/match_check.hpp", "!return_one_type<Op, H...>", "wrong_match"),
    condition("rest/model/model.hpp", "kind_of<V> == value_kind::single && !single_value<V>", "undescribed_type"),
]

# The headers without what is checked while compiling (benchmarks/compile_time).
DELETED_BLOCK = re.compile(r"#if defined\(__clang__\) && defined\(__cpp_deleted_function\)\n.*?\n#endif\n", re.S)
CLANG_BLOCK = re.compile(r"#if defined\(__clang__\)\n.*?\n#endif\n", re.S)
GCC_COMPAT_BLOCK = re.compile(r'#if defined\(__clang__\)\n#pragma clang diagnostic push\n#pragma clang diagnostic ignored "-Wgcc-compat"\n?.*?\n#endif\n', re.S)
ENFORCE = re.compile(r"static_assert\(\(\w+<\w+>::enforce\(\), true\)\);")
REFUSAL = r"(?:rest::)?this_literal_is_not_what_the_API_accepts"
REFUSED_LITERAL = re.compile(rf"if \([^\n]*\) (?:\{{\n\s*{REFUSAL}[^\n]*\n\s*\}}|{REFUSAL}[^\n]*)")
LITERALS = ("rest/model/text.hpp", "rest/model/secret_text.hpp", "rest/model/bounded.hpp", "types/uuid.hpp", "types/id.hpp",
            "types/id_argument.hpp")
CHECKS_WHILE_COMPILING = [
    *(Quote("deleted constructors", header, DELETED_BLOCK, "", 0) for header in (ARGUMENT, LIST)),
    Quote("deleted functions", "rest/client.hpp", DELETED_BLOCK, "", 0),
    Quote("the credential", "rest/client.hpp", re.compile(r"requires\(can_authorize<Auth, Op>(?: && paged_operation<Op>)?\)"), "", 0),
    *(Quote("the checks of a call", header, ENFORCE, "", 0)
      for header in ("rest/client.hpp", "rest/request/build.hpp", "rest/serializer/json.hpp", "rest/serializer/text_json.hpp",
                     "rest/serializer/json/write.hpp")),
    Quote("a call that was refused", "rest/client.hpp", "if constexpr (!endpoint_check<Op>::passed || !retry_check<Op>::passed)",
          "if constexpr (false)", 0),
    *(Quote("functions that are unavailable", header, CLANG_BLOCK, "", 0)
      for header in ("rest/retry/option.hpp", "rest/call/options.hpp", "rest/auth/bearer.hpp", "rest/model/holds_secret.hpp")),
    *(Quote("the check of a model", header, "if constexpr (model_check<T>::passed)", "if constexpr (true)", 0)
      for header in ("rest/serializer/json.hpp", "rest/serializer/text_json.hpp", "rest/serializer/json/write.hpp")),
    Quote("the ban on printing", "rest/model/holds_secret.hpp", "using rest::operator<<;", "", 0),
    *(Quote("sentences for clang", header, GCC_COMPAT_BLOCK, "", 0)
      for header in (ARGUMENT, *LITERALS)),
    *(Quote("refused literals", header, REFUSED_LITERAL, "", 0) for header in LITERALS),
    # A literal's text is stored where its check was.
    Quote("the text of a literal", "rest/model/text.hpp", re.compile(r"(consteval text\(char const \(&literal\)\[N\]\)[^\n]*\n?[^{]*\{)"),
          r"\1 static_cast<void>(bytes_.assign({literal, N - 1}));"),
]

# The headers as they would be if there were no observers (tests/overhead).
PLACES_FOR_OBSERVERS = [
    Quote("events", "rest/call/core.hpp", re.compile(r"^ *tell<event::\w+>\(.*?\);\n", re.M | re.S), "", 5),
    Quote("header fields for an attempt", "rest/call/core.hpp", re.compile(r"^ *let_add_headers\(.*?\);\n", re.M | re.S), ""),
]

# Another version of the library, whose types and words must not be taken for ours (tests/two_versions).
ANOTHER_VERSION = [
    Quote("its number", "version.hpp", re.compile(r'(?<=#define VELO_VERSION_STRING )"[^"]*"'), '"9.9.9"'),
    Quote("an error of another size", "rest/error/error.hpp", "    int status = 0; ", "    int more[7] = {};\n    int status = 0; "),
    Quote("other words for 404", "rest/error/errc.hpp", '"not found"', '"nowhere"', 0),
]

ALL = {name: value for name, value in globals().items() if isinstance(value, list) and value and isinstance(value[0], Quote)}
