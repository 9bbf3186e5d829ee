// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_VERBOSE_HPP
#define EXAMPLES_COMMAND_LINE_VERBOSE_HPP

#include <velo/rest/observe/events.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <cstdio>
#include <string>

#include "duration.hpp"
#include "printable.hpp"

namespace cli {

/// The observer of `--verbose`: writes what happens in a call to standard error, with its secrets redacted.
class verbose_observer {
  public:
    explicit verbose_observer(bool is_on) : is_on_(is_on) {}

    template <class Op>
    void operator()(velo::rest::event::calling<Op> const& e) const {
        if (is_on_) say(std::string(Op::endpoint.name) + " " + printable(velo::rest::redacted(e.operation)));
    }
    void operator()(velo::rest::event::sending const& e) const {
        if (is_on_)
            say(name(e) + ": attempt " + std::to_string(e.attempt) + ", " + std::string(to_text(e.endpoint.method)) +
                " " + std::string(e.endpoint.path));
    }
    void operator()(velo::rest::event::sent const& e) const {
        if (!is_on_) return;
        std::string const outcome =
            e.error == velo::rest::errc::none ? "HTTP " + std::to_string(e.status) : std::string(to_text(e.error));
        say(name(e) + ": " + outcome + " after " + duration_text(e.duration) +
            (e.reused_connection ? ", on an open connection" : ", on a new connection"));
    }
    void operator()(velo::rest::event::waiting const& e) const {
        if (!is_on_) return;
        using velo::rest::event::wait_reason;
        std::string const why = e.reason == wait_reason::token         ? "for the token of another call, at most "
                                : e.reason == wait_reason::retry_after ? "as the server asks, "
                                                                       : "";
        say(name(e) + ": waits " + why + duration_text(e.length));
    }
    void operator()(velo::rest::event::token_refreshed const& e) const {
        if (is_on_) say(name(e) + (e.granted ? ": a token was granted" : ": no token was granted"));
    }

  private:
    static std::string name(velo::rest::event::event_context const& e) { return std::string(e.endpoint.name); }
    /// One write, as threads may call at once.
    static void say(std::string const& text) {
        std::string const line = "velo: " + text + "\n";
        std::fwrite(line.data(), 1, line.size(), stderr);
    }

    bool is_on_;
};

}  // namespace cli

#endif
