// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_SECRETS_HPP
#define EXAMPLES_COMMAND_LINE_SECRETS_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <utility>
#include <vector>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "printable.hpp"
#include "usage_error.hpp"

namespace cli {

/// Makes a crash leave no core dump, and keeps other programs from reading the memory of this one.
inline void keep_memory_to_itself() {
    rlimit const none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

/// Opens what the caller has closed of standard input, output and error, so that no file or connection takes its place
/// and gets what is written there. Reading and writing it fail as before.
inline void open_standard_files() {
    for (int const file : {0, 1, 2}) {
        if (::fcntl(file, F_GETFD) == -1) static_cast<void>(::open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY));
    }
}

/// Zeroes the unused stack below its caller, and the registers. The vector registers may hold the last 64 bytes that
/// were copied, compared or searched, and the dynamic linker saves them on the stack when it resolves a function.
#if (defined(__x86_64__) || defined(__aarch64__)) && __has_cpp_attribute(gnu::zero_call_used_regs)
[[gnu::zero_call_used_regs("all")]]
#endif
[[gnu::noinline]] inline void
overwrite_dead_stack() {
    char dead[std::size_t{128} << 10];
    velo::rest::wipe(dead, sizeof dead);
    // The C library chooses registers when the program runs, also those that the compiler does not know of. It chooses
    // the same again, for zeros.
    void* (*volatile const copy)(void*, void const*, std::size_t) = std::memmove;
    int (*volatile const compare)(void const*, void const*, std::size_t) = std::memcmp;
    for (std::size_t size = 16; size <= 4096; size *= 2) {
        copy(dead + 4096, dead, size);
        static_cast<void>(compare(dead + 8192, dead, size));
    }
}

/// Copies an environment variable and zeroes the variable's memory. Returns nothing if it is not set or empty.
inline std::optional<velo::rest::secret_string> take_from_environment(char const* name) {
    char* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    velo::rest::secret_string secret{std::string_view(value)};
    velo::rest::wipe(value, std::strlen(value));
    return secret;
}

/// What is wrong with a file, in the words of the system. `option` names where it is given.
inline usage_error unreadable(std::string const& option, std::string const& name, int why) {
    return usage_error(option + ": the file " + printable(name) + " cannot be read: " + std::strerror(why));
}

/// Throws `usage_error` if standard input was claimed before: what one value has read is gone for the other.
inline void claim_standard_input(std::string const& option) {
    static bool is_claimed = false;
    if (std::exchange(is_claimed, true)) {
        throw usage_error(option + ": standard input was read already, for another value");
    }
}

/// Reads a file, or standard input for `-`, into memory that is zeroed when released. Leaves out a byte order mark at
/// the beginning and one line break at the end, which editors and `echo` write. `option` is for the `usage_error` that
/// it throws.
inline velo::rest::secure_buffer read_file(std::string const& option, std::string const& name) {
    if (name == "-") claim_standard_input(option);
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(
        name == "-" ? stdin : std::fopen(name.c_str(), "rb"),
        [](std::FILE* f) { return f == stdin ? 0 : std::fclose(f); });
    if (file == nullptr) throw unreadable(option, name, errno);
    std::setvbuf(file.get(), nullptr, _IONBF, 0);  // a buffer of the C library would keep a copy
    velo::rest::secure_buffer text;
    for (;;) {
        std::size_t const size = text.size();
        char* const next = text.extend(4096);
        std::size_t const got = std::fread(next, 1, 4096, file.get());
        text.truncate(size + got);
        if (got != 0) continue;
        if (std::ferror(file.get()) != 0) throw unreadable(option, name, errno);
        break;
    }
    if (text.view().ends_with('\n')) text.truncate(text.size() - 1);
    if (text.view().ends_with('\r')) text.truncate(text.size() - 1);
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.view().starts_with(byte_order_mark))
        return velo::rest::secure_buffer(text.view().substr(byte_order_mark.size()));
    return text;
}

/// One word of the command line. Each may hold a secret.
using word = velo::rest::secure_buffer;

/// Copies the words of the command line and zeroes their memory, which `ps` shows.
inline std::vector<word> take_words(int argc, char** argv) {
    std::vector<word> words;
    for (int i = 1; i < argc; ++i) {
        words.emplace_back(std::string_view(argv[i]));
        velo::rest::wipe(argv[i], std::strlen(argv[i]));
    }
    return words;
}

/// A value that may be a secret, given as `@FILE`, `@-`, or the text itself.
struct hidden_value {
    velo::rest::secure_buffer text;
    bool in_clear = false;  ///< given on the command line itself
};

/// Reads such a value. Throws `usage_error` if its file cannot be read.
inline hidden_value take_value(std::string const& option, word const& given) {
    if (!given.view().starts_with('@')) return {given, true};
    return {read_file(option, std::string(given.view().substr(1))), false};
}

}  // namespace cli

#endif
