// SPDX-License-Identifier: BSL-1.0

// Starts the LM3S6965, and what the C library asks of it: memory, an end, a tick.

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include "board.hpp"

extern "C" {

// Of the linker script.
extern std::uint32_t board_data_begin[], board_data_end[], board_data_source[], board_bss_begin[], board_bss_end[];
extern char board_heap_begin[], board_stack_limit[], board_stack_top[];
extern void (*__init_array_start[])();
extern void (*__init_array_end[])();

int main();
[[noreturn]] void reset();
[[noreturn]] void _exit(int status);

/// Ends the program: with semihosting, so that an emulator ends with it. A real board would reset itself.
void _exit(int status) {
    constexpr int report_exception_extended = 0x20, application_exit = 0x20026;
    std::uint32_t const block[2] = {application_exit, static_cast<std::uint32_t>(status)};
    register int r0 asm("r0") = report_exception_extended;
    register std::uint32_t const* r1 asm("r1") = block;
    asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    for (;;) {
    }
}

/// Out of memory, or a broken precondition: there is nobody to tell.
[[noreturn]] void abort() { _exit(134); }

/// Memory for `malloc`: what is between the data and the stack.
void* _sbrk(std::ptrdiff_t size) {
    static char* end = board_heap_begin;
    if (size > board_stack_limit - end) {
        errno = ENOMEM;
        return reinterpret_cast<void*>(-1);
    }
    char* const block = end;
    end += size;
    return block;
}

static void fault() { _exit(139); }
static void tick() { board::ticks = board::ticks + 1; }

void reset() {
    for (std::ptrdiff_t i = 0; i != board_data_end - board_data_begin; ++i) board_data_begin[i] = board_data_source[i];
    for (std::uint32_t* word = board_bss_begin; word != board_bss_end; ++word) *word = 0;
    board::start_ticks();
    for (auto init = __init_array_start; init != __init_array_end; ++init) (*init)();
    _exit(main());
}

/// What the processor reads at address 0: the stack, the reset handler, the handlers of exceptions.
struct vector_table {
    char* stack;
    void (*handlers[15])();
};
[[gnu::section(".vectors"), gnu::used]] vector_table const vectors = {
    board_stack_top,
    {reset, fault, fault, fault, fault, fault, nullptr, nullptr, nullptr, nullptr, fault, fault, nullptr, fault, tick}};

}  // extern "C"
