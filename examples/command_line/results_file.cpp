// SPDX-License-Identifier: BSL-1.0

#include <velo/rest/memory/secure_buffer.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "failure.hpp"
#include "printable.hpp"
#include "results_file.hpp"
#include "usage_error.hpp"

namespace cli {

namespace {

constexpr std::array<std::pair<row_state, std::string_view>, 5> state_texts{
    {{row_state::not_done, "not_done"},
     {row_state::started, "started"},
     {row_state::done, "done"},
     {row_state::refused, "refused"},
     {row_state::may_have_been, "may_have_been_done"}}};

std::optional<row_state> parse_state(std::string_view text) {
    for (auto const& [state, name] : state_texts) {
        if (name == text) return state;
    }
    return std::nullopt;
}

std::string line_of(std::size_t row, row_state state, std::string_view details) {
    return "{\"row\":" + std::to_string(row) + ",\"state\":\"" + std::string(to_text(state)) + "\"" +
           std::string(details) + "}\n";
}

std::string head_of(job_identity const& job) {
    velo::rest::secure_buffer out("{");
    append_member(out, "job", job.operation);
    append_member(out, "server", job.server);
    append_member(out, "input", job.input);
    out.append("}\n");
    return std::string(out.view());
}

}  // namespace

std::string_view to_text(row_state s) noexcept {
    for (auto const& [state, name] : state_texts) {
        if (state == s) return name;
    }
    return {};
}

results_file::results_file(std::string path, job_identity const& job, bool resume)
    : path_(std::move(path)), head_(head_of(job)) {
    std::string const shown = printable(path_);
    file_ = ::open(path_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | (resume ? 0 : O_CREAT | O_EXCL), 0600);
    if (file_ < 0) {
        if (errno == EEXIST) {
            throw usage_error("--results: the file " + shown +
                              " is there: give --resume to go on with its job, or another name");
        }
        throw usage_error((resume ? "--resume: the file " : "--results: the file ") + shown + ": " +
                          std::strerror(errno));
    }
    try {
        struct stat s{};
        if (::fstat(file_, &s) != 0 || !S_ISREG(s.st_mode))
            throw usage_error("--results: the file " + shown + " is no regular file");
        if (::flock(file_, LOCK_EX | LOCK_NB) != 0)
            throw usage_error("--resume: another velo works on the file " + shown);
        if (resume) {
            read(head_);
        } else {
            write(head_);
        }
    } catch (...) {
        ::close(file_);
        throw;
    }
}

results_file::~results_file() { ::close(file_); }

void results_file::read(std::string const& head) {
    std::string text;
    std::array<char, 65'536> piece;
    // Before anything is changed: the file may be one that has nothing to do with a job.
    auto const must_be_ours = [&](bool is_ours) {
        if (is_ours) return;
        throw usage_error("--resume: the file " + printable(path_) +
                          " is of another job: the operation, the server, the rows and the common arguments have to "
                          "be the same");
    };
    for (;;) {
        ssize_t const got = ::read(file_, piece.data(), piece.size());
        if (got < 0) throw usage_error("--resume: the file " + printable(path_) + ": " + std::strerror(errno));
        if (got == 0) break;
        text.append(piece.data(), static_cast<std::size_t>(got));
        must_be_ours(text.size() < head.size() || text.starts_with(head));
    }
    must_be_ours(text.starts_with(head) || head.starts_with(text));
    // A line without an end was being written when the machine stopped.
    std::size_t const whole = text.rfind('\n') + 1;
    if (whole != text.size()) {
        if (::ftruncate(file_, static_cast<off_t>(whole)) != 0)
            throw std::runtime_error("cannot truncate " + printable(path_));
        text.resize(whole);
    }
    std::size_t number = 0;
    if (text.empty()) write(head);  // stopped before its first line
    for (std::string_view rest = text; !rest.empty();) {
        std::size_t const end = rest.find('\n');
        std::string_view const line = rest.substr(0, end + 1);
        rest.remove_prefix(end + 1);
        ++number;
        if (number == 1) continue;
        boost::system::error_code error;
        boost::json::value parsed = boost::json::parse(line, error);
        boost::json::object* const object = error ? nullptr : parsed.if_object();
        boost::json::value const* const row = object != nullptr ? object->if_contains("row") : nullptr;
        boost::json::value const* const state = object != nullptr ? object->if_contains("state") : nullptr;
        auto const known = state != nullptr && state->is_string() ? parse_state(state->get_string()) : std::nullopt;
        if (row == nullptr || !row->is_int64() || row->get_int64() < 1 || !known) {
            throw usage_error("--resume: the file " + printable(path_) + ", line " + std::to_string(number) +
                              ": is no result of a row");
        }
        auto const key = static_cast<std::size_t>(row->get_int64());
        object->erase("row");
        object->erase("state");
        std::string details = boost::json::serialize(*object);
        details = details.size() == 2 ? "" : "," + details.substr(1, details.size() - 2);
        entries_[key] = {*known, std::move(details)};
    }
}

void results_file::write(std::string const& line) const {
    // One write to a file that appends: a process that is killed has written all of the line or nothing.
    ssize_t const written = ::write(file_, line.data(), line.size());
    if (written != static_cast<ssize_t>(line.size())) {
        throw std::runtime_error("the file " + printable(path_) +
                                 " cannot be written: " + (written < 0 ? std::strerror(errno) : "the disk is full"));
    }
}

row_state results_file::state(std::size_t row) const {
    auto const found = entries_.find(row);
    return found == entries_.end() ? row_state::not_done : found->second.state;
}

void results_file::started(std::size_t row) const { write(line_of(row, row_state::started, "")); }

void results_file::ended(std::size_t row, row_state state, std::string_view details) {
    write(line_of(row, state, details));
    entries_[row] = {state, std::string(details)};
}

bool results_file::finish(std::size_t count, std::size_t (*number)(void const*, std::size_t), void const* rows) {
    std::string const other = path_ + ".new";
    ::unlink(other.c_str());  // of a job that was killed here
    int const out = ::open(other.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    std::string text = head_;
    bool is_written = out >= 0;
    auto const flush = [&] {
        is_written = is_written && ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
        text.clear();
    };
    for (std::size_t i = 0; i != count; ++i) {
        std::size_t const row = number(rows, i);
        auto const found = entries_.find(row);
        row_state s = found == entries_.end() ? row_state::not_done : found->second.state;
        if (s == row_state::started) s = row_state::may_have_been;
        text += line_of(row, s, found == entries_.end() ? "" : found->second.details);
        if (text.size() > 65'536) flush();
    }
    flush();
    is_written = is_written && ::fsync(out) == 0;
    if (out >= 0) ::close(out);
    if (is_written && std::rename(other.c_str(), path_.c_str()) == 0) return true;
    if (out >= 0) ::unlink(other.c_str());
    return false;
}

}  // namespace cli
