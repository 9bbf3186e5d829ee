// SPDX-License-Identifier: BSL-1.0

// Preloaded into a program: stops it at its end, while its memory can still be searched.

#include <csignal>

__attribute__((destructor)) static void pause_at_exit() { std::raise(SIGSTOP); }
