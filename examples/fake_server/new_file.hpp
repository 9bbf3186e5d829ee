// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_FAKE_SERVER_NEW_FILE_HPP
#define EXAMPLES_FAKE_SERVER_NEW_FILE_HPP

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace fake_server {

/// A new file, deleted by the destructor. An existing file is never overwritten.
class new_file {
  public:
    /// Creates the file `wanted`, or a temporary one. Throws `std::system_error` if it exists or cannot be written.
    new_file(std::optional<std::string> const& wanted, std::string_view text)
        : path_(std::filesystem::absolute(wanted ? std::filesystem::path(*wanted)
                                                 : std::filesystem::temp_directory_path() /
                                                       ("velo_ca_XXXXXX" + std::string(ending)))
                    .string()) {
        int const file = wanted ? ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)
                                : ::mkostemps(path_.data(), static_cast<int>(ending.size()), O_CLOEXEC);
        if (file < 0) fail(errno);
        int problem = 0;
        while (!text.empty() && problem == 0) {
            ssize_t const written = ::write(file, text.data(), text.size());
            if (written > 0) {
                text.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno != EINTR) {
                problem = errno;
            }
        }
        if (::close(file) != 0 && problem == 0) problem = errno;
        if (problem != 0) {
            ::unlink(path_.c_str());
            fail(problem);
        }
    }
    ~new_file() { ::unlink(path_.c_str()); }
    new_file(new_file const&) = delete;
    new_file& operator=(new_file const&) = delete;

    /// The absolute path.
    [[nodiscard]] std::string const& path() const noexcept { return path_; }

  private:
    static constexpr std::string_view ending = ".pem";

    [[noreturn]] void fail(int code) const {
        throw std::system_error(code, std::generic_category(), "the file " + path_ + " cannot be created");
    }

    std::string path_;
};

}  // namespace fake_server

#endif
