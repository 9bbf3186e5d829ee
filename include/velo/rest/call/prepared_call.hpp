// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_PREPARED_CALL_HPP
#define VELO_REST_CALL_PREPARED_CALL_HPP

#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/shortage.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/retry/option.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Why a request cannot be sent.
struct call_refusal {
    errc code = errc::none;       ///< `none` when it can be sent
    std::string_view field{};     ///< the argument or option; static text
    std::string_view expected{};  ///< what it has to be; static text

    std::string_view credential{};  ///< the credential that cannot be sent (`credential_problem`); static text
    std::string_view problem{};     ///< why; static text
#if !VELO_HAS_HEAP
    memory_shortage shortage{};  ///< the memory that is too small
#endif

    /// The detail of the error, such as "the token has a line break"; empty for an argument or an option. Calls to
    /// allocate may throw.
    [[nodiscard]] detail_words detail() const {
#if !VELO_HAS_HEAP
        if (shortage) return shortage.words();
#endif
        detail_words text(credential);
        if (!credential.empty()) (text += ' ') += problem;
        return text;
    }
};

/// A request and the facts of its operation and options that the later stages of the call need. A refused call has all
/// of it, too: its error and its events name the operation.
struct prepared_call {
    prepared_request request;                 ///< the call's own
    bool not_found_on_resend_is_success;      ///< a DELETE: 404 is a success after an attempt that may have succeeded
    bool takes_token;                         ///< signed with the token that the calls of the client share
    bool repeats_with_new_token;              ///< sent once more, with a new token, when the server rejects this one
    bool takes_credential;                    ///< signed with the client's credential, not with a token of this call
    retry::option_value retry;                ///< the call's own retry behaviour
    duration timeout;                         ///< for the whole call
    std::optional<std::size_t> model_memory;  ///< the limit on the model of the response, in place of the Config's
    call_refusal refused{};                   ///< why it cannot be sent
};

}  // namespace velo::inline VELO_ABI::rest

#endif
