// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_THREAD_HPP
#define VELO_REST_TRANSPORT_NET_THREAD_HPP

#include <velo/version.hpp>

#ifdef _WIN32
#include <process.h>
#include <windows.h>
#else
#include <csignal>
#include <pthread.h>
#endif

namespace velo::inline VELO_ABI::rest::detail {

#ifdef _WIN32
using thread_result = unsigned;
using thread_function = unsigned(__stdcall*)(void*);
#else
using thread_result = void*;
using thread_function = void* (*)(void*);
#endif

/// Starts a detached thread that calls `run(argument)`. Returns 0, or the system's error if it cannot; `std::thread`
/// would throw. The thread runs no signal handler of the program.
#ifdef _WIN32
[[nodiscard]] inline int start_thread(thread_function run, void* argument) noexcept {
    auto const thread = ::_beginthreadex(nullptr, 0, run, argument, 0, nullptr);
    if (thread == 0) return static_cast<int>(::GetLastError());
    ::CloseHandle(reinterpret_cast<HANDLE>(thread));
    return 0;
}
#else
[[nodiscard]] inline int start_thread(thread_function run, void* argument) noexcept {
    sigset_t all{}, before{};
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread{};
    int const error = ::pthread_create(&thread, nullptr, run, argument);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (error == 0) ::pthread_detach(thread);
    return error;
}
#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
