// SPDX-License-Identifier: BSL-1.0

// Preloaded into a program, stops it when everything of its own has ended and its memory is still there to be searched.

#include <csignal>

__attribute__((destructor)) static void pause_at_exit() { std::raise(SIGSTOP); }
