// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_ERROR_PAGES_HPP
#define EXAMPLES_COMMAND_LINE_ERROR_PAGES_HPP

#include <velo/client.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace cli {

// The entries of docs/errors.md. docs/site/catalogue.py makes these tables together with those of the page.

/// The anchors of the error codes.
// made: errc
inline constexpr std::array<std::pair<velo::errc, std::string_view>, 18> errc_anchors{{
    {velo::errc::none, "errcnone"},
    {velo::errc::invalid_request, "errcinvalid_request"},
    {velo::errc::no_credential, "errcno_credential"},
    {velo::errc::insecure_transport, "errcinsecure_transport"},
    {velo::errc::connect_failed, "errcconnect_failed"},
    {velo::errc::tls_failed, "errctls_failed"},
    {velo::errc::connection_lost, "errcconnection_lost"},
    {velo::errc::protocol_error, "errcprotocol_error"},
    {velo::errc::timed_out, "errctimed_out"},
    {velo::errc::cancelled, "errccancelled"},
    {velo::errc::response_too_large, "errcresponse_too_large"},
    {velo::errc::decode_failed, "errcdecode_failed"},
    {velo::errc::transport_failed, "errctransport_failed"},
    {velo::errc::unexpected_request, "errcunexpected_request"},
    {velo::errc::not_served, "errcnot_served"},
    {velo::errc::token_refresh_failed, "errctoken_refresh_failed"},
    {velo::errc::too_many_pages, "errctoo_many_pages"},
    {velo::errc::invalid_credential, "errcinvalid_credential"},
}};
// end

/// The anchors of the conditions. A narrow one follows the wider ones: 404 is a client_error and not_found.
// made: condition
inline constexpr std::array<std::pair<velo::condition, std::string_view>, 16> condition_anchors{{
    {velo::condition::client_error, "conditionclient_error"},
    {velo::condition::server_error, "conditionserver_error"},
    {velo::condition::redirect, "conditionredirect"},
    {velo::condition::bad_request, "conditionbad_request"},
    {velo::condition::unauthorized, "conditionunauthorized"},
    {velo::condition::forbidden, "conditionforbidden"},
    {velo::condition::not_found, "conditionnot_found"},
    {velo::condition::conflict, "conditionconflict"},
    {velo::condition::precondition_failed, "conditionprecondition_failed"},
    {velo::condition::rate_limited, "conditionrate_limited"},
    {velo::condition::unavailable, "conditionunavailable"},
    {velo::condition::timeout, "conditiontimeout"},
    {velo::condition::cancelled, "conditioncancelled"},
    {velo::condition::transport, "conditiontransport"},
    {velo::condition::decode, "conditiondecode"},
    {velo::condition::invalid_request, "conditioninvalid_request"},
}};
// end

/// The anchors of the exit statuses.
// made: status
inline constexpr std::array<std::pair<int, std::string_view>, 7> status_anchors{{
    {0, "exit-status-0"},
    {2, "exit-status-2"},
    {3, "exit-status-3"},
    {4, "exit-status-4"},
    {5, "exit-status-5"},
    {6, "exit-status-6"},
    {7, "exit-status-7"},
}};
// end

inline std::string page_with(std::string_view anchor) { return "docs/errors.md#" + std::string(anchor); }

/// The place in the documentation that explains an exit status: cause, remedy, and whether a retry helps.
inline std::string page_of(int exit_status) {
    for (auto const& [status, anchor] : status_anchors) {
        if (status == exit_status) return page_with(anchor);
    }
    return page_with({});
}

/// The same for the error of a call, by its code, else by its narrowest condition.
inline std::string page_of(velo::error const& e, int exit_status) {
    for (auto const& [code, anchor] : errc_anchors) {
        if (code != velo::errc::none && e == code) return page_with(anchor);
    }
    std::string_view narrowest;
    for (auto const& [condition, anchor] : condition_anchors) {
        if (e == condition) narrowest = anchor;
    }
    return narrowest.empty() ? page_of(exit_status) : page_with(narrowest);
}

/// The last line of an error on standard error, which names such a place.
inline std::string see(std::string const& page) { return "  see " + page + "\n"; }

}  // namespace cli

#endif
