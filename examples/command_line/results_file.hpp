// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_RESULTS_FILE_HPP
#define EXAMPLES_COMMAND_LINE_RESULTS_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace cli {

/// What is known of a row of a job.
enum class row_state {
    not_done,       ///< nothing was sent, or the server said that it did not act
    started,        ///< its call began, and no end of it was written
    done,           ///< the server did it
    refused,        ///< the server said no
    may_have_been,  ///< the server may have done it: the response was lost, or it failed on the way
};

/// The word for a state in the file.
std::string_view to_text(row_state s) noexcept;

/// What a job is, so that `--resume` goes on with the same.
struct job_identity {
    std::string operation, server, input;  ///< `input`: the fingerprint of rows and common arguments
};

/// The file of results of a job: JSON lines, the first of which says what the job is. While the job runs, a line is
/// appended before a call begins and after it ended, each by one write, so that a process that is killed leaves
/// nothing out. `finish` leaves one line for each row.
class results_file {
  public:
    /// Creates the file, or with `resume` reads what an earlier run has left. Throws `usage_error` if it is there, or
    /// is not; if it belongs to another job; or if another process works on it.
    results_file(std::string path, job_identity const& job, bool resume);
    ~results_file();
    results_file(results_file const&) = delete;
    results_file& operator=(results_file const&) = delete;

    /// The state of a row; of a row that never began `not_done`.
    [[nodiscard]] row_state state(std::size_t row) const;

    /// Notes that the call of a row begins. Throws if it cannot be written: the call must not begin then. Thread
    /// safety: any number of threads.
    void started(std::size_t row) const;
    /// Notes how the call of a row ended. `details` are members of a JSON object, with a comma before each. Not from
    /// two threads at once.
    void ended(std::size_t row, row_state state, std::string_view details);

    /// Replaces the file by one with a line for each of `rows`, in their order, at once. False if that fails: then the
    /// file has all results, in the order in which they came.
    [[nodiscard]] bool finish(std::size_t count, std::size_t (*number)(void const*, std::size_t), void const* rows);

    [[nodiscard]] std::string const& path() const noexcept { return path_; }

  private:
    struct entry {
        row_state state;
        std::string details;
    };
    void write(std::string const& line) const;
    void read(std::string const& head);

    std::string path_, head_;
    int file_ = -1;
    std::map<std::size_t, entry> entries_;
};

}  // namespace cli

#endif
