// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_REAL_DAEMON_HPP
#define VELO_TESTS_NETWORK_REAL_DAEMON_HPP

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <netinet/in.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

namespace tests {

/// Folder that the destructor removes.
class work_folder {
  public:
    work_folder() : path_((std::filesystem::temp_directory_path() / "velo_real_XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
    }
    work_folder(work_folder const&) = delete;
    work_folder& operator=(work_folder const&) = delete;
    ~work_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string operator/(std::string const& name) const { return path_ + "/" + name; }
    /// Writes a file and returns its path.
    std::string write(std::string const& name, std::string const& content) const {
        std::string const path = *this / name;
        std::filesystem::create_directories(std::filesystem::path(path).parent_path());
        std::ofstream(path) << content;
        return path;
    }
    [[nodiscard]] std::string read(std::string const& name) const {
        std::ostringstream text;
        text << std::ifstream(*this / name).rdbuf();
        return text.str();
    }

  private:
    std::string path_;
};

/// Returns a path at which the system has that program; empty if it has none.
inline std::string find_program(std::string const& name) {
    for (char const* const folder : {"/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/"}) {
        if (std::string path = folder + name; ::access(path.c_str(), X_OK) == 0) return path;
    }
    return {};
}

inline sockaddr_in loopback_address(unsigned short port) {
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_port = htons(port);
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return a;
}

/// Returns a port of 127.0.0.1 that nobody uses at this moment.
inline unsigned short free_port() {
    int const s = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in a = loopback_address(0);
    socklen_t size = sizeof a;
    auto* const address = reinterpret_cast<sockaddr*>(&a);
    bool const bound = ::bind(s, address, size) == 0 && ::getsockname(s, address, &size) == 0;
    ::close(s);
    if (!bound) throw std::runtime_error("no free port");
    return ntohs(a.sin_port);
}

/// Program that runs in the foreground until the destructor ends it, with all that it has started. Also the kernel ends
/// it when this process ends.
class daemon {
  public:
    /// Starts `command` and waits until it listens on each of `ports`. `log` gets its output.
    daemon(std::vector<std::string> command, std::vector<unsigned short> const& ports, std::string const& log) {
        std::vector<char*> arguments;
        for (std::string& one : command) arguments.push_back(one.data());
        arguments.push_back(nullptr);
        child_ = ::fork();
        if (child_ == 0) {
            ::setpgid(0, 0);
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            int const out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
            ::dup2(out, 1);
            ::dup2(out, 2);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::setpgid(child_, child_);
        for (unsigned short const port : ports) {
            if (listens(port)) continue;
            end();
            throw std::runtime_error(command[0] + " does not listen: see " + log);
        }
    }
    daemon(daemon const&) = delete;
    daemon& operator=(daemon const&) = delete;
    ~daemon() { end(); }

  private:
    [[nodiscard]] bool listens(unsigned short port) const {
        auto const over = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (std::chrono::steady_clock::now() < over && ::waitpid(child_, nullptr, WNOHANG) == 0) {
            int const s = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in const a = loopback_address(port);
            bool const connected = ::connect(s, reinterpret_cast<sockaddr const*>(&a), sizeof a) == 0;
            ::close(s);
            if (connected) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }
    void end() {
        if (child_ <= 0) return;
        ::kill(-child_, SIGTERM);
        auto const over = std::chrono::steady_clock::now() + std::chrono::seconds(3);
        while (::waitpid(child_, nullptr, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() > over) ::kill(-child_, SIGKILL);
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        // What it has started and not ended.
        ::kill(-child_, SIGKILL);
        child_ = -1;
    }

    pid_t child_ = -1;
};

}  // namespace tests

#endif
