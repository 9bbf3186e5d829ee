// SPDX-License-Identifier: BSL-1.0

#include <velo/login/velo_auth.hpp>
#include <velo/rest/http/date.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/users/get_self.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "check.hpp"
#include "duration.hpp"
#include "failure.hpp"
#include "output.hpp"
#include "printable.hpp"
#include "session.hpp"

namespace cli {

namespace {

/// The report: lines of a title and what was found.
class report {
  public:
    void line(std::string_view title, std::string const& text) {
        std::string out(title);
        out.resize(12, ' ');
        text_ += out + printable(text) + "\n";
    }
    /// The same for something that is wrong, with what to do.
    void wrong(std::string_view title, std::string const& text, std::string const& advice, int status) {
        line(title, "WRONG: " + text);
        line("", advice);
        if (status_ == 0) status_ = status;
    }
    int end() {
        text_ += status_ == 0 ? "Everything is as it should be.\n" : "Something is wrong.\n";
        int const printed = print(text_);
        return status_ != 0 ? status_ : printed;
    }

  private:
    std::string text_;
    int status_ = 0;
};

std::string advice_for(velo::errc e, bool tls) {
    switch (e) {
        case velo::errc::connect_failed:
            return "Is the name right, does the server listen on that port, and is there a proxy or firewall between?";
        case velo::errc::tls_failed:
            return "If the server's certificate is of an authority of your own, name it with --ca-file or "
                   "VELO_CA_FILE. Look also at the clock of this machine, and at the host name.";
        case velo::errc::timed_out: return "The server is slow or a firewall drops the packets: try --timeout 2m.";
        case velo::errc::protocol_error:
        case velo::errc::connection_lost:
            return tls ? "Something else than the API may listen there." : "Does the server want https?";
        default: return "Try --verbose.";
    }
}

/// Asks the server for something that needs a token, without one, and looks at how it responds rather than what.
std::optional<velo::rest::response> connect(command_line const& line, session const& s, report& out) {
    std::array<velo::rest::header, 2> const headers{
        {{"Accept", "application/json"}, {"User-Agent", velo::rest::default_config().user_agent}}};
    velo::rest::response response;
    velo::rest::send_limits limits{.timeout = std::chrono::seconds(20)};
    if (line.timeout) limits.timeout = *line.timeout;
    auto const begin = std::chrono::steady_clock::now();
    velo::rest::attempt const a = s.transport.send(
        {"check", velo::rest::method::get, velo::get_self::endpoint.path, headers, {}, false}, response, limits);
    bool const tls = line.url && velo::rest::split(*line.url).tls;
    if (a.error != velo::errc::none) {
        bool const is_tls = a.error == velo::errc::tls_failed;
        out.wrong(is_tls ? "TLS" : "Connection",
                  std::string(to_text(a.error)) + (a.detail.empty() ? "" : ": ") + a.detail, advice_for(a.error, tls),
                  5);
        return std::nullopt;
    }
    out.line("Connection", "HTTP " + std::to_string(response.status()) + " after " +
                               duration_text(std::chrono::steady_clock::now() - begin));
    if (line.fake) {
        out.line("TLS", "none: the fake is in memory");
    } else if (tls) {
        out.line("TLS", "the certificate is valid, trusted by " +
                            (line.certificates.empty() ? std::string("the system") : line.certificates));
    } else if (velo::rest::split(*line.url).is_loopback()) {
        out.line("TLS", "none: this machine");
    } else {
        out.wrong("TLS", "none: credentials are not sent in clear text", "Use https://.", 2);
    }
    if (response.status() >= 500)
        out.wrong("Server", "it fails: HTTP " + std::to_string(response.status()), "Try again later.", 4);
    if (response.status() == 404)
        out.wrong("Server", "it has no " + std::string(velo::get_self::endpoint.path), "Is the path of the URL right?",
                  3);
    return response;
}

void look_at_clock(velo::rest::response const& response, report& out) {
    auto const ours = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    auto const theirs = velo::rest::parse_http_date(response.header("Date"), ours);
    if (!theirs) return out.line("Clock", "the server does not say its time");
    auto const ahead = (ours - *theirs).count();
    auto const off = ahead < 0 ? -ahead : ahead;
    if (off <= 5) return out.line("Clock", "that of the server and that of this machine agree");
    std::string const text =
        "this machine is " + std::to_string(off) + " s " + (ahead > 0 ? "ahead of" : "behind") + " the server";
    if (off <= 60) return out.line("Clock", text);
    out.wrong("Clock", text, "Set the clock: certificates and tokens are valid by it.", 5);
}

void look_at_credential(command_line const& line, session const& s, report& out) {
    auto const fails = [&](velo::error const& e, std::string const& advice) {
        out.wrong("Credential", e.message(), advice, exit_status(e));
    };
    if (!s.token && !s.has_key) {
        return out.wrong("Credential", line.key || line.secret ? "key and secret go together" : "there is none",
                         "Set VELO_KEY and VELO_SECRET, or VELO_TOKEN.", 2);
    }
    if (!s.token) {
        auto const granted = s.client.call(velo::velo_auth{}, call_options_of<velo::velo_auth>(line, s));
        if (!granted) return fails(granted.error(), "Are key and secret those of this server?");
        std::string lifetime =
            granted->expires_in
                ? ", valid for " + duration_text(std::chrono::seconds(static_cast<long long>(*granted->expires_in)))
                : "";
        return out.line("Credential", "the key was granted a token" + lifetime);
    }
    auto const self = s.client.call(velo::get_self{}, call_options_of<velo::get_self>(line, s));
    // The token of an application belongs to nobody.
    if (self.has_error() && self.error().status() != 403 && self.error().status() != 404) {
        return fails(self.error(), "Tokens live for about 30 minutes: get a new one, or give key and secret.");
    }
    out.line("Credential",
             "the token is accepted" + (self && self->email ? ", it is that of " + *self->email : std::string()));
}

}  // namespace

int check(command_line const& line) {
    line.need_destination();
    if (!line.arguments.empty()) throw usage_error("check: takes no arguments");
    for (auto const& [is_given, name] :
         {std::pair(line.dry_run, "--dry-run"), std::pair(line.all, "--all"), std::pair(line.no_check, "--no-check"),
          std::pair(line.null.has_value(), "--null"), std::pair(line.from.has_value(), "--from"),
          std::pair(line.output || line.table, "--output"), std::pair(line.fields.has_value(), "--fields")}) {
        if (is_given) throw usage_error(std::string("check: ") + name + ": is for operations");
    }
    report out;
    if (line.fake) {
        out.line("Server", "a fake in memory");
    } else {
        out.line("Server", std::string(line.url->view()) + (line.is_production() ? " (PRODUCTION)" : "") +
                               ", named by " + line.url_source);
    }
    session const s = open_session(line);
    if (auto const response = connect(line, s, out)) {
        look_at_clock(*response, out);
        look_at_credential(line, s, out);
    }
    return out.end();
}

}  // namespace cli
