/* Waymark native plugins: the interface, version 1. For C11, C++11, Zig (`@cImport`) and whatever else speaks C.
 *
 * A plugin is ONE shared library, NAME.so, that
 *
 *   - carries a section `.waymark` with its metadata, UTF-8 JSON (see WAYMARK_METADATA_FILE below), and
 *   - exports ONE function, `waymark_plugin_entry`.
 *
 * It needs no library but the C library, its mathematics and the compiler's own support; others are refused.
 *
 * What a plugin is: operations, each a pure function from JSON to JSON. There is no file, no network, no thread and no
 * further process: the kernel refuses them where plugins run, with EPERM or EACCES. The time of day and chance cannot be
 * kept from code that runs; do not use them, since the same question must give the same bytes. No names of people are sent, only the facts that the operation asks for.
 *
 * In what order the host does what:
 *
 *   1. reads the section `.waymark` without running anything, and checks the signature over the whole file;
 *   2. loads the library. Do nothing at load time (no constructors): files are out of reach already;
 *   3. calls `waymark_plugin_entry` once, then `create` once;
 *   4. calls `call`, any number of times, one after another, always from the same thread;
 *   5. may call `destroy`, or may just end the process. The library is never unloaded.
 *
 * Who owns memory: nobody hands any over. What the host passes in is borrowed until the function returns; what the
 * plugin answers is pushed through the host's writer, which copies it.
 *
 * This file only grows: what is here keeps its place and meaning for as long as the version is 1, and what is added
 * is added at the end of a struct, where `struct_size` tells whether it is there.
 */
#ifndef WAYMARK_PLUGIN_H
#define WAYMARK_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* "WAYM", the first field of both tables. */
#define WAYMARK_MAGIC UINT32_C(0x4D594157)
/* The version of this interface: "abi" in the metadata, and the second field of both tables. */
#define WAYMARK_ABI UINT32_C(1)

/* What an operation takes, and what it gives, is at most this many bytes long. */
#define WAYMARK_MOST_BYTES UINT64_C(1048576)

/* What `create` and `call` return. Every other number counts as WAYMARK_FAILED. */
/* The output is the answer: JSON as the operation's "gives" describes it. */
#define WAYMARK_OK INT32_C(0)
/* The question cannot be answered. The output is one plain sentence that says why; people will read it. */
#define WAYMARK_DECLINED INT32_C(1)
/* There is no such operation. */
#define WAYMARK_NOT_SUPPORTED INT32_C(2)
/* Something went wrong that should not. The output is one plain sentence that says what. */
#define WAYMARK_FAILED INT32_C(3)
/* The plugin's own code broke off and was caught, as the Rust kit does it. The output says what is known. */
#define WAYMARK_PANICKED INT32_C(4)

/* How loud a line of the log is. */
#define WAYMARK_LOG_ERROR UINT32_C(1)
#define WAYMARK_LOG_WARN UINT32_C(2)
#define WAYMARK_LOG_INFO UINT32_C(3)
#define WAYMARK_LOG_DEBUG UINT32_C(4)

/* Some bytes. Where `length` is 0, `data` may be anything. Never ended by a NUL. */
typedef struct waymark_slice {
    const uint8_t *data;
    uint64_t length;
} waymark_slice;

/* Where a call's output goes. Valid until the call returns. */
typedef struct waymark_writer {
    /* For the host: pass it as the first argument of `write`. */
    void *context;
    /* Adds `length` bytes to the output. Returns 0, or another number where the output would be longer than
     * WAYMARK_MOST_BYTES: then nothing was added, and the call should return WAYMARK_FAILED. */
    int32_t (*write)(void *context, const uint8_t *data, uint64_t length);
} waymark_writer;

/* What the host offers. Valid for as long as the process lives. */
typedef struct waymark_host_v1 {
    uint32_t magic;       /* WAYMARK_MAGIC */
    uint32_t abi;         /* WAYMARK_ABI, or higher where the host knows more */
    uint32_t struct_size; /* bytes of this struct as the host knows it */
    uint32_t reserved;    /* 0 */
    /* For the host: pass it as the first argument of `log`. */
    void *context;
    /* Writes one line to the host's log. Say nothing in it that was in the input: logs are not the place for it. */
    void (*log)(void *context, uint32_t level, waymark_slice words);
} waymark_host_v1;

/* What the plugin offers. Must stay where it is, unchanged, for as long as the process lives: make it `static const`.
 * No function may be null. */
typedef struct waymark_plugin_v1 {
    uint32_t magic;       /* WAYMARK_MAGIC */
    uint32_t abi;         /* WAYMARK_ABI */
    uint32_t struct_size; /* sizeof(waymark_plugin_v1) */
    uint32_t operations;  /* how many: as many as in the metadata, and in the same order */
    /* Makes what the calls work with and puts it into `*instance`, where null is as good as anything. Returns
     * WAYMARK_OK, or another status and then the plugin is not used. */
    int32_t (*create)(const waymark_host_v1 *host, void **instance);
    /* Answers one question. `operation` is its place in the metadata, from 0; `input` is JSON that fits its "takes". */
    int32_t (*call)(void *instance, uint32_t operation, waymark_slice input, const waymark_writer *output);
    /* Takes back what `create` made. */
    void (*destroy)(void *instance);
    /* For what may be added one day, by name. Returns null for every name it does not know: today, for all. */
    const void *(*get_extension)(waymark_slice name);
} waymark_plugin_v1;

#if defined(__GNUC__) || defined(__clang__)
#define WAYMARK_EXPORT __attribute__((visibility("default")))
#else
#define WAYMARK_EXPORT
#endif

/* The one function a plugin exports. Returns its table, or null where it cannot work with this host. */
WAYMARK_EXPORT const waymark_plugin_v1 *waymark_plugin_entry(const waymark_host_v1 *host);

/* Puts a constant into the section `.waymark`, so that it is still there after linking:
 *
 *     static const char metadata[] WAYMARK_METADATA_SECTION = "{ \"id\": ... }";
 *
 * NULs at its end do not matter. There must be exactly one. */
#if defined(__has_attribute)
#if __has_attribute(retain)
#define WAYMARK_METADATA_SECTION __attribute__((section(".waymark"), used, retain))
#endif
#endif
#ifndef WAYMARK_METADATA_SECTION
#define WAYMARK_METADATA_SECTION __attribute__((section(".waymark"), used))
#endif

/* The same from a file, so that the metadata can be written as the JSON it is. At the top level of one source file:
 *
 *     WAYMARK_METADATA_FILE("plugin.json");
 *
 * The compiler looks for the file where it was started and in every `-Wa,-I` folder. */
#define WAYMARK_METADATA_FILE(path)                                                                                \
    __asm__(".pushsection .waymark,\"a\",%progbits\n.incbin \"" path "\"\n.popsection\n")

/* The layout is the contract. The same numbers are asserted in plugins/sdk/src/abi.rs. */
#ifdef __cplusplus
#define WAYMARK_ASSERT(what) static_assert(what, #what)
#else
#define WAYMARK_ASSERT(what) _Static_assert(what, #what)
#endif
WAYMARK_ASSERT(sizeof(void *) == 8);
WAYMARK_ASSERT(sizeof(waymark_slice) == 16);
WAYMARK_ASSERT(offsetof(waymark_slice, length) == 8);
WAYMARK_ASSERT(sizeof(waymark_writer) == 16);
WAYMARK_ASSERT(offsetof(waymark_writer, write) == 8);
WAYMARK_ASSERT(sizeof(waymark_host_v1) == 32);
WAYMARK_ASSERT(offsetof(waymark_host_v1, struct_size) == 8);
WAYMARK_ASSERT(offsetof(waymark_host_v1, context) == 16);
WAYMARK_ASSERT(offsetof(waymark_host_v1, log) == 24);
WAYMARK_ASSERT(sizeof(waymark_plugin_v1) == 48);
WAYMARK_ASSERT(offsetof(waymark_plugin_v1, struct_size) == 8);
WAYMARK_ASSERT(offsetof(waymark_plugin_v1, create) == 16);
WAYMARK_ASSERT(offsetof(waymark_plugin_v1, call) == 24);
WAYMARK_ASSERT(offsetof(waymark_plugin_v1, destroy) == 32);
WAYMARK_ASSERT(offsetof(waymark_plugin_v1, get_extension) == 40);
#undef WAYMARK_ASSERT

#ifdef __cplusplus
}
#endif

#endif
