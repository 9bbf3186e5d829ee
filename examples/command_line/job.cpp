// SPDX-License-Identifier: BSL-1.0

#include <velo/rest/bulk/for_each_concurrent.hpp>
#include <velo/rest/retry/retry_context.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include "confirm.hpp"
#include "failure.hpp"
#include "job.hpp"
#include "output.hpp"
#include "printable.hpp"
#include "progress.hpp"
#include "results_file.hpp"
#include "rows.hpp"

namespace cli {

namespace {

/// The exit status of a job some of whose rows were not done.
constexpr int some_rows_failed = 7;

/// Calls that could not be sent in a row, after which a job gives up.
constexpr std::size_t hopeless = 20;

/// What became of a row.
row_state state_of(velo::result<void> const& result, velo::rest::idempotency idempotency) {
    if (result.has_value()) return row_state::done;
    velo::error const& e = result.error();
    velo::rest::retry::retry_context const c{
        .idempotency = idempotency,
        .delivered = e.delivery(),
        .status = e.status(),
        .retry_after = e.retry_after().empty() ? std::nullopt : std::optional(velo::rest::duration::zero())};
    if (e.delivery() == velo::delivery::not_sent) return row_state::not_done;
    if (velo::rest::retry::may_have_acted(c)) return row_state::may_have_been;
    if (e.status() >= 200 && e.status() < 300) return row_state::done;  // only its text could not be read
    if (e.status() == 401 || e.status() == 425 || e.status() == 429 || e.status() >= 500) return row_state::not_done;
    return row_state::refused;
}

/// The members of a line of results that say more of a failure.
std::string details_of(velo::error const& e, std::string_view correlation) {
    velo::rest::secure_buffer out("{");
    if (e.status() != 0) append_member(out, "status", e.status());
    append_member(out, "message", e.message());
    append_member(out, "delivery", delivery_text(e.delivery()));
    append_member(out, "attempts", e.attempts());
    append_member(out, "correlationId", correlation);
    if (velo::error_response const* payload = e.payload()) {
        std::string said;
        for (velo::error_item const& item : payload->errors) {
            said += (said.empty() ? "" : "; ") + item.location.value_or("") + (item.location ? ": " : "") +
                    item.error_message.value_or("");
        }
        append_member(out, "serverSays", said);
    }
    velo::rest::secure_buffer const shown = printable_json(out.view(), false);
    return "," + std::string(shown.view().substr(1, shown.size() - 2));
}

/// The signals that have come. What a signal handler may touch.
std::atomic<int> signals_seen{0};
static_assert(std::atomic<int>::is_always_lock_free);

/// Takes SIGINT, SIGTERM and SIGHUP while a job runs: at the first, no further call begins; at the second, those in
/// flight are stopped. A reader of standard error that goes away stops nothing. Shows the progress meanwhile.
class watcher {
  public:
    /// `in_text`: says on standard error that it stops; a script that reads JSON there is not told.
    watcher(progress& shown, bool in_text) : shown_(shown), is_told_in_text_(in_text) {
        sigemptyset(&signals_);
        struct sigaction counts = {}, ignores = {};
        counts.sa_handler = [](int) { ++signals_seen; };
        ignores.sa_handler = SIG_IGN;
        for (std::size_t i = 0; i != ending.size(); ++i) {
            ::sigaction(ending[i], nullptr, &before_[i]);
            // nohup asks for it.
            if (ending[i] == SIGHUP && before_[i].sa_handler == SIG_IGN) continue;
            ::sigaction(ending[i], &counts, nullptr);
            sigaddset(&signals_, ending[i]);
        }
        ::sigaction(SIGPIPE, &ignores, &pipe_before_);
        // The threads that are started from here on inherit it: signals interrupt the watcher alone, and no call.
        pthread_sigmask(SIG_BLOCK, &signals_, &mask_before_);
        if (::pipe(ends_) != 0) throw std::runtime_error("no more files can be opened");
        thread_ = std::thread([this] { run(); });
    }
    ~watcher() {
        ::close(ends_[1]);  // wakes the watcher
        thread_.join();
        ::close(ends_[0]);
        for (std::size_t i = 0; i != ending.size(); ++i) ::sigaction(ending[i], &before_[i], nullptr);
        ::sigaction(SIGPIPE, &pipe_before_, nullptr);
        pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
    }
    watcher(watcher const&) = delete;
    watcher& operator=(watcher const&) = delete;

    [[nodiscard]] static bool was_interrupted() noexcept { return signals_seen != 0; }
    /// Requested at the first signal.
    [[nodiscard]] velo::rest::stop begins() const { return begins_.get_token(); }
    /// Requested at the second signal.
    [[nodiscard]] velo::rest::stop calls() const { return calls_.get_token(); }

  private:
    void run() {
        pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
        bool is_told = false;
        for (;;) {
            pollfd end{ends_[0], POLLIN, 0};
            if (::poll(&end, 1, 100) == 1) break;  // a signal ends the wait as well
            if (was_interrupted() && !std::exchange(is_told, true)) {
                begins_.request_stop();
                shown_.end();
                if (is_told_in_text_)
                    std::cerr << "velo: stops when the calls in flight have ended; once more stops them, too\n";
            }
            if (signals_seen > 1) calls_.request_stop();
            shown_.update();
        }
        shown_.end();
    }

    static constexpr std::array<int, 3> ending{SIGINT, SIGTERM, SIGHUP};

    progress& shown_;
    bool is_told_in_text_;
    sigset_t signals_{}, mask_before_{};
    std::array<struct sigaction, 3> before_{};
    struct sigaction pipe_before_ = {};
    int ends_[2]{};
    std::stop_source begins_, calls_;
    std::thread thread_;
};

/// The arguments of a row: its own and those that all rows share.
job_operation::arguments arguments_of_row(row_table const& rows, job_operation::arguments const& common,
                                          std::size_t i) {
    job_operation::arguments values = rows.arguments(i);
    values.insert(values.end(), common.begin(), common.end());
    return values;
}

/// Checks all rows. Throws `usage_error` with the first mistakes. Returns which rows may be sent twice.
std::vector<velo::rest::idempotency> check_rows(job_operation const& op, row_table const& rows,
                                                job_operation::arguments const& common) {
    constexpr std::size_t most = 20;
    auto const is_known = [&](std::string_view name) {
        return std::any_of(op.columns.begin(), op.columns.end(),
                           [&](std::string const& c) { return normal_form(c) == normal_form(name); });
    };
    for (argument_value const& a : common) {
        if (is_known(a.label)) continue;
        std::vector<std::string> near = global_option_names();
        std::string allowed;
        for (std::string const& c : op.columns) {
            near.push_back(option_of(c));
            allowed += (allowed.empty() ? "" : ", ") + near.back();
        }
        throw usage_error(std::string(op.name) + ": " + shown_name(a.label) + ": no such argument" +
                          did_you_mean(a.label, near) + ", allowed: " + allowed);
    }
    for (std::string const& column : rows.columns()) {
        if (is_known(column)) continue;
        std::string allowed;
        for (std::string const& c : op.columns) allowed += (allowed.empty() ? "" : ", ") + c;
        throw usage_error(rows.name() + ": row 1: there is no column " + cli::quoted(column) +
                          did_you_mean(column, op.columns) + ", allowed: " + allowed);
    }
    std::vector<velo::rest::idempotency> kinds;
    std::string mistakes;
    std::size_t count = 0;
    for (std::size_t i = 0; i != rows.size(); ++i) {
        try {
            kinds.push_back(op.check(arguments_of_row(rows, common, i), rows.where(i)));
        } catch (usage_error const& e) {
            if (++count <= most) mistakes += (count == 1 ? "" : "\n") + std::string(e.what());
        }
    }
    if (count > most) mistakes += "\nand " + std::to_string(count - most) + " more rows are wrong";
    if (count != 0) throw usage_error(mistakes + "\nnothing was sent");
    return kinds;
}

job_identity identity_of(command_line const& line, job_operation const& op, row_table const& rows,
                         job_operation::arguments const& common) {
    std::uint64_t hash = rows.fingerprint();
    auto const add = [&](std::string_view text) {
        for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
        hash = (hash ^ 0xFF) * 1'099'511'628'211u;
    };
    for (argument_value const& a : common) {
        add(a.label);
        if (!a.is_secret) add(a.value.view());
    }
    std::string text(16, '0');
    for (std::size_t i = 0; i != text.size(); ++i) text[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    return {std::string(op.name), line.fake ? "fake" : std::string(line.url->view()), text};
}

std::string results_path(command_line const& line) {
    if (line.results) return *line.results;
    if (*line.from == "-") throw usage_error("--results: has to be given for rows of standard input");
    struct stat s{};
    if (::stat(line.from->c_str(), &s) == 0 && !S_ISREG(s.st_mode))
        throw usage_error("--results: has to be given for rows that come from no regular file");
    return *line.from + ".results";
}

/// The rows whose calls are due: those that were not done, and those that may be done twice and may have been.
std::vector<std::size_t> due_rows(row_table const& rows, std::vector<velo::rest::idempotency> const& kinds,
                                  results_file const* results) {
    std::vector<std::size_t> due;
    for (std::size_t i = 0; i != rows.size(); ++i) {
        row_state const s = results == nullptr ? row_state::not_done : results->state(rows.number(i));
        bool const may_be_repeated = kinds[i] != velo::rest::idempotency::non_idempotent;
        bool const may_have_been = s == row_state::started || s == row_state::may_have_been;
        if (s == row_state::not_done || (may_have_been && may_be_repeated)) due.push_back(i);
    }
    return due;
}

/// Makes the calls. Returns why the job gave up, or empty text.
std::string make_calls(command_line const& line, job_operation const& op, session const& s, row_table const& rows,
                       job_operation::arguments const& common, std::vector<velo::rest::idempotency> const& kinds,
                       std::vector<std::size_t> const& due, results_file& results, job_counts& counts, progress& shown,
                       std::string const& name_of_job) {
    std::string given_up;
    std::size_t without_success = 0;
    watcher watch(shown, line.errors != "json");
    auto const correlation_of = [&](std::size_t i) { return name_of_job + "-" + std::to_string(rows.number(i)); };
    auto next = [&, at = std::size_t{0}]() mutable -> std::optional<std::size_t> {
        if (watch.was_interrupted() || at == due.size()) return std::nullopt;
        return due[at++];
    };
    auto const call = [&](std::size_t const& i) {
        job_operation::arguments const values = arguments_of_row(rows, common, i);
        results.started(rows.number(i));
        return op.call(line, s, values, rows.where(i), correlation_of(i), watch.calls());
    };
    auto const ended = [&](std::size_t& i, velo::result<void>& result) {
        row_state const state = state_of(result, kinds[i]);
        results.ended(rows.number(i), state,
                      result.has_value() ? std::string() : details_of(result.error(), correlation_of(i)));
        if (state == row_state::done) ++counts.done;
        if (state == row_state::refused) ++counts.refused;
        if (state == row_state::may_have_been) ++counts.may_have_been;
        if (state == row_state::not_done) ++counts.not_done;
        without_success = state == row_state::not_done ? without_success + 1 : 0;
        if (without_success > hopeless) return false;
        // All rows were checked: what cannot be sent is a credential, and no other row has another.
        bool const is_in_vain = without_success != 0 && result.error() == velo::condition::invalid_request;
        if (without_success < hopeless && !is_in_vain) return true;
        if (given_up.empty()) {
            given_up = (is_in_vain ? "the credential cannot be used: " : "the last 20 rows could not be done: ") +
                       result.error().message();
        }
        return false;
    };
    velo::rest::bulk_options bulk;
    bulk.in_flight = static_cast<std::size_t>(line.parallel);
    bulk.on_error = velo::rest::bulk_errors::go_on;
    bulk.stop = watch.begins();
    static_cast<void>(velo::rest::for_each_concurrent(next, call, ended, bulk));
    return given_up;
}

/// Says how the job ended. Returns the exit status.
int report(command_line const& line, job_operation const& op, row_table const& rows, results_file const& results,
           std::string const& given_up, bool is_in_order, std::string const& elapsed) {
    job_counts all;
    all.total = rows.size();
    for (std::size_t i = 0; i != rows.size(); ++i) {
        switch (results.state(rows.number(i))) {
            case row_state::done: ++all.done; break;
            case row_state::refused: ++all.refused; break;
            case row_state::started:
            case row_state::may_have_been: ++all.may_have_been; break;
            case row_state::not_done: ++all.not_done; break;
        }
    }
    int const status = all.failed() == 0 ? 0 : some_rows_failed;
    if (line.errors == "json") {
        velo::rest::secure_buffer out("{");
        append_member(out, "job", op.name);
        append_member(out, "results", results.path());
        auto const number = [&](char const* name, std::size_t n) {
            append_member(out, name, static_cast<long long>(n));
        };
        number("rows", all.total);
        number("done", all.done);
        number("refused", all.refused);
        number("mayHaveBeenDone", all.may_have_been);
        number("notDone", all.not_done);
        if (!given_up.empty()) append_member(out, "gaveUp", given_up);
        append_member(out, "exitStatus", status);
        if (status != 0) append_member(out, "see", page_of(status));
        out.push_back('}');
        if (status != 0 || !line.quiet) std::cerr << printable_json(out.view(), false).view();
        return status;
    }
    if (status == 0 && line.quiet) return 0;
    if (!given_up.empty()) std::cerr << "velo: gave up: " << given_up << '\n';
    if (!is_in_order) {
        std::cerr << "velo: " << printable(results.path())
                  << " has its lines in the order in which they came: a second file beside it cannot be written\n";
    }
    std::cerr << "velo: " << op.name << ": " << all.total << " rows: " << all.done << " done, " << all.refused
              << " refused, " << all.may_have_been << " may have been done, " << all.not_done << " not done, in "
              << elapsed << "; see " << printable(results.path()) << '\n';
    if (all.not_done != 0) std::cerr << "velo: the same command with --resume does those that were not done\n";
    if (all.may_have_been != 0) {
        std::cerr << "velo: those that may have been done are not repeated: look up whether they were\n";
    }
    if (status != 0) std::cerr << see(page_of(status));
    return status;
}

}  // namespace

int run_job(command_line const& line, job_operation const& op) {
    if (!line.dry_run) line.need_destination();
    job_operation::arguments const common = op.common(line);
    row_table const rows = row_table::read(*line.from, line.format);
    std::vector<velo::rest::idempotency> const kinds = check_rows(op, rows, common);
    auto const print_requests = [&](std::vector<std::size_t> const& due) {
        int status = 0;
        for (std::size_t i = 0; i != due.size() && status == 0; ++i) {
            status = print("# row " + std::to_string(rows.number(due[i])) + "\n" +
                           op.request(line, arguments_of_row(rows, common, due[i]), rows.where(due[i])) + "\n");
        }
        return status;
    };
    if (line.dry_run && !line.resume) return print_requests(due_rows(rows, kinds, nullptr));
    std::string const path = results_path(line);
    job_identity const identity = identity_of(line, op, rows, common);
    if (line.dry_run) {
        results_file const results(path, identity, true);
        return print_requests(due_rows(rows, kinds, &results));
    }
    session const s = open_session(line);
    need_credential(line, s, op.security, op.has_own_token);
    confirm_on_production(line, "runs " + std::string(op.name) + " for " + std::to_string(rows.size()) + " rows");
    results_file results(path, identity, line.resume);
    std::vector<std::size_t> const due = due_rows(rows, kinds, &results);
    job_counts counts;
    counts.total = due.size();
    progress shown(counts, line.quiet || line.errors == "json", line.verbose);
    std::string const given_up =
        make_calls(line, op, s, rows, common, kinds, due, results, counts, shown, identity.input);
    bool const is_in_order = results.finish(
        rows.size(), [](void const* of, std::size_t i) { return static_cast<row_table const*>(of)->number(i); }, &rows);
    int const status = report(line, op, rows, results, given_up, is_in_order, shown.elapsed());
    if (line.outbox) s.print_outbox(s);
    return status;
}

}  // namespace cli
