/* A plugin that misbehaves in one way, chosen when it is compiled: -DMISBEHAVE_SEGFAULT and so on; without any, it
 * behaves. What it tried and was refused it tells in its answer, as the errno of each attempt. */
#define _GNU_SOURCE
#include "waymark_plugin.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef PORT
#define PORT 9
#endif
#ifndef MARK
#define MARK "/tmp/waymark-broken-mark"
#endif
#ifndef METADATA_ABI
#define METADATA_ABI "1"
#endif

static const char metadata[] WAYMARK_METADATA_SECTION =
    "{\"id\": \"broken\", \"version\": \"1.0.0\", \"serial\": 1, \"abi\": " METADATA_ABI ", \"about\": \"Misbehaves.\","
    " \"licence\": \"MIT\", \"brings\": \"functions\", \"operations\": [{\"name\": \"act\", \"about\": \"Acts.\","
    " \"takes\": {\"type\": \"object\", \"properties\": {\"number\": {\"type\": \"integer\"}}},"
    " \"gives\": {\"type\": \"object\", \"properties\": {\"value\": {\"type\": [\"string\", \"null\"]}},"
    " \"required\": [\"value\"]}}]}";

/* What was tried, and the errno of each; 0 where it was allowed. */
static char told[600];

__attribute__((unused)) static void tell(const char *what, long outcome) {
    int number = outcome < 0 ? errno : 0;
    size_t used = strlen(told);
    snprintf(told + used, sizeof told - used, "%s%s %d", used ? ", " : "", what, number);
}

__attribute__((unused)) static void try_files(void) {
    struct stat status;
    tell("read", open("/etc/passwd", O_RDONLY | O_CLOEXEC));
    tell("write", open(MARK, O_WRONLY | O_CREAT | O_TRUNC, 0600));
    tell("list", open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    tell("memory", open("/proc/self/mem", O_RDWR));
    tell("own memory", open("/proc/self/mem", O_RDONLY | O_CLOEXEC));
    tell("status", stat("/etc/passwd", &status));
    tell("mkdir", mkdir(MARK ".d", 0700));
    tell("unlink", unlink(MARK));
    tell("descriptor", syscall(SYS_open, "/etc/passwd", O_RDONLY));
}

__attribute__((unused)) static void try_network(void) {
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(PORT)};
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    tell("socket", connection);
    tell("connect", connect(connection, (struct sockaddr *)&there, sizeof there));
    tell("datagram", socket(AF_INET, SOCK_DGRAM, 0));
    tell("local", socket(AF_UNIX, SOCK_STREAM, 0));
    tell("pair", socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0, 0}));
}

static void *nothing(void *argument) {
    for (;;) {
    }
    return argument;
}

__attribute__((unused)) static void try_processes(void) {
    pthread_t thread;
    char *arguments[] = {"/bin/sh", "-c", "touch " MARK, NULL};
    int started;
    tell("fork", fork());
    tell("vfork", syscall(SYS_clone, CLONE_VFORK | CLONE_VM | SIGCHLD, 0, 0, 0, 0));
    tell("clone3", syscall(SYS_clone3, (uint64_t[11]){0, 0, 0, 0, SIGCHLD}, 88));
    tell("exec", execv("/bin/sh", arguments));
    started = pthread_create(&thread, NULL, nothing, NULL);
    errno = started;
    tell("thread", started ? -1 : 0);
}

__attribute__((unused)) static void try_others(void) {
    struct rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
    struct rlimit less = {1 << 20, 1 << 20};
    tell("kill", kill((pid_t)PARENT, SIGKILL));
    tell("kill all", kill(-1, SIGKILL));
    tell("kill group", kill(0, SIGKILL));
    tell("trace", ptrace(PTRACE_ATTACH, (pid_t)PARENT, 0, 0));
    tell("peek", syscall(SYS_process_vm_readv, (pid_t)PARENT, NULL, 0, NULL, 0, 0));
    tell("more", setrlimit(RLIMIT_AS, &more));
    tell("less", setrlimit(RLIMIT_AS, &less));
    tell("memory file", syscall(SYS_memfd_create, "x", 0));
    tell("filter", syscall(SYS_seccomp, 1, 0, NULL));
    tell("bpf", syscall(SYS_bpf, 0, NULL, 0));
    tell("ring", syscall(SYS_io_uring_setup, 1, NULL));
    tell("namespace", syscall(SYS_unshare, 0x10000000));
}

#if defined(MISBEHAVE_LOAD_FILES) || defined(MISBEHAVE_LOAD_NETWORK) || defined(MISBEHAVE_LOAD_PROCESSES) ||         \
    defined(MISBEHAVE_LOAD_OTHERS) || defined(MISBEHAVE_LOAD_CRASH) || defined(MISBEHAVE_LOAD_LOOP) ||               \
    defined(MISBEHAVE_LOAD_EXIT)
__attribute__((constructor)) static void at_load(void) {
#if defined(MISBEHAVE_LOAD_FILES)
    try_files();
#elif defined(MISBEHAVE_LOAD_NETWORK)
    try_network();
#elif defined(MISBEHAVE_LOAD_PROCESSES)
    try_processes();
#elif defined(MISBEHAVE_LOAD_OTHERS)
    try_others();
#elif defined(MISBEHAVE_LOAD_CRASH)
    abort();
#elif defined(MISBEHAVE_LOAD_EXIT)
    exit(0);
#else
    nothing(NULL);
#endif
}
#endif

static int32_t create(const waymark_host_v1 *host, void **instance) {
    static const char words[] = "begun";
    host->log(host->context, WAYMARK_LOG_INFO, (waymark_slice){(const uint8_t *)words, sizeof words - 1});
    *instance = NULL;
#if defined(MISBEHAVE_CREATE_FAILS)
    return WAYMARK_FAILED;
#elif defined(MISBEHAVE_CREATE_CRASHES)
    abort();
#else
    return WAYMARK_OK;
#endif
}

static int32_t put(const waymark_writer *output, const char *text) {
    return output->write(output->context, (const uint8_t *)text, strlen(text));
}

__attribute__((unused)) static int deep(volatile int depth) {
    volatile char room[4096];
    room[depth % 4096] = (char)depth;
    return deep(depth + 1) + room[0];
}

/* Bytes onto whatever pipe among the first files is not one of the standard ones. */
__attribute__((unused)) static void onto_the_pipes(const void *bytes, size_t length) {
    for (int file = 3; file <= 16; file++) {
        (void)!write(file, bytes, length);
    }
}

#if defined(MISBEHAVE_UNWIND)
#include <unwind.h>
static void cleanup(_Unwind_Reason_Code reason, struct _Unwind_Exception *exception) {
    (void)reason;
    (void)exception;
}
static _Unwind_Reason_Code on_and_on(int version, _Unwind_Action actions, _Unwind_Exception_Class class,
                                     struct _Unwind_Exception *exception, struct _Unwind_Context *context,
                                     void *argument) {
    (void)version, (void)actions, (void)class, (void)exception, (void)context, (void)argument;
    return _URC_NO_REASON;
}
#endif

static int32_t misbehave(const waymark_writer *output) {
#if defined(MISBEHAVE_SEGFAULT)
    *(volatile int *)16 = 1;
#elif defined(MISBEHAVE_ABORT)
    abort();
#elif defined(MISBEHAVE_EXIT)
    exit(0);
#elif defined(MISBEHAVE_THREAD_EXIT)
    pthread_exit(NULL);
#elif defined(MISBEHAVE_LOOP)
    nothing(NULL);
#elif defined(MISBEHAVE_MEMORY)
    char *taken = malloc((size_t)10 << 30);
    if (taken == NULL) {
        abort();
    }
    memset(taken, 1, (size_t)10 << 30);
#elif defined(MISBEHAVE_LEAK)
    for (;;) {
        memset(malloc(1 << 20), 1, 1 << 20);
    }
#elif defined(MISBEHAVE_STACK)
    deep(0);
#elif defined(MISBEHAVE_FORK_BOMB)
    for (int i = 0; i < 100000; i++) {
        fork();
    }
    tell("fork", fork());
#elif defined(MISBEHAVE_PRINTS)
    for (int i = 0; i < 20000; i++) {
        puts("{\"value\": \"this is no frame, and more than a pipe holds\"}");
    }
    fflush(stdout);
#elif defined(MISBEHAVE_GIANT)
    static char kilobyte[1025];
    memset(kilobyte, ' ', 1024);
    for (int i = 0; i < 1 << 20; i++) {
        put(output, kilobyte);
    }
#elif defined(MISBEHAVE_NOT_JSON)
    return put(output, "{\"value\": Sam Secret");
#elif defined(MISBEHAVE_NOT_UTF8)
    return put(output, "{\"value\": \"\xff\xfe\"}");
#elif defined(MISBEHAVE_NOTHING)
    return WAYMARK_OK;
#elif defined(MISBEHAVE_NOT_AS_DESCRIBED)
    return put(output, "{\"value\": [\"Sam Secret\"]}");
#elif defined(MISBEHAVE_LYING_LENGTH)
    return output->write(output->context, (const uint8_t *)"x", UINT64_MAX);
#elif defined(MISBEHAVE_UNWIND)
    static struct _Unwind_Exception exception = {.exception_cleanup = cleanup};
    _Unwind_RaiseException(&exception);
    _Unwind_ForcedUnwind(&exception, on_and_on, NULL);
    abort();
#elif defined(MISBEHAVE_LONGJMP)
    static jmp_buf nowhere;
    memset(&nowhere, 0x41, sizeof nowhere);
    longjmp(nowhere, 1);
#elif defined(MISBEHAVE_HALF_FRAME)
    onto_the_pipes("\xc8\x00", 2);
    nothing(NULL);
#elif defined(MISBEHAVE_LONG_FRAME)
    onto_the_pipes("\xff\xff\xff\xff", 4);
    nothing(NULL);
#elif defined(MISBEHAVE_FORGED_FRAMES)
    for (int i = 0; i < 1000000; i++) {
        onto_the_pipes("\x09\x00\x00\x00\x4d\x00\x00\x00\x00\x00\x00\x00\x01", 13);
    }
#elif defined(MISBEHAVE_CLOSES)
    for (int file = 0; file <= 16; file++) {
        close(file);
    }
    nothing(NULL);
#elif defined(MISBEHAVE_FILES)
    try_files();
#elif defined(MISBEHAVE_NETWORK)
    try_network();
#elif defined(MISBEHAVE_PROCESSES)
    try_processes();
#elif defined(MISBEHAVE_OTHERS)
    try_others();
#elif defined(MISBEHAVE_IGNORES_SIGNALS)
    for (int number = 1; number < 65; number++) {
        signal(number, SIG_IGN);
    }
    nothing(NULL);
#elif defined(MISBEHAVE_FAILS)
    put(output, "the table of norms\nis missing");
    return WAYMARK_FAILED;
#elif defined(MISBEHAVE_DECLINES)
    put(output, "the year is outside 1900 to 2100");
    return WAYMARK_DECLINED;
#elif defined(MISBEHAVE_UNKNOWN_STATUS)
    return 77;
#endif
    put(output, "{\"value\": \"");
    put(output, told[0] ? told : "fine");
    return put(output, "\"}") ? WAYMARK_FAILED : WAYMARK_OK;
}

static int32_t call(void *instance, uint32_t operation, waymark_slice input, const waymark_writer *output) {
    (void)instance;
    if (operation != 0) {
        return WAYMARK_NOT_SUPPORTED;
    }
#if defined(MISBEHAVE_AT_SEVEN)
    /* {"number":7} and no other. */
    if (input.length == 12 && memcmp(input.data, "{\"number\":7}", 12) == 0) {
        abort();
    }
#elif defined(MISBEHAVE_SLOWLY)
    usleep(20000);
#elif defined(MISBEHAVE_AT_LENGTH)
    /* As much as may be. */
    static char much[1048576 - 13 + 1];
    memset(much, 'x', sizeof much - 1);
    return put(output, "{\"value\": \"") || put(output, much) || put(output, "\"}") ? WAYMARK_FAILED : WAYMARK_OK;
#endif
    (void)input;
    return misbehave(output);
}

static void destroy(void *instance) { (void)instance; }

static const void *get_extension(waymark_slice name) {
    (void)name;
    return NULL;
}

static const waymark_plugin_v1 plugin = {
#if defined(MISBEHAVE_WRONG_MAGIC)
    .magic = 1,
#else
    .magic = WAYMARK_MAGIC,
#endif
#if defined(MISBEHAVE_WRONG_ABI)
    .abi = 2,
#else
    .abi = WAYMARK_ABI,
#endif
#if defined(MISBEHAVE_WRONG_SIZE)
    .struct_size = 40,
#else
    .struct_size = sizeof(waymark_plugin_v1),
#endif
#if defined(MISBEHAVE_WRONG_COUNT)
    .operations = 2,
#else
    .operations = 1,
#endif
    .create = create,
#if !defined(MISBEHAVE_NULL_FUNCTION)
    .call = call,
#endif
    .destroy = destroy,
    .get_extension = get_extension,
};

#if defined(MISBEHAVE_UNDEFINED)
void nowhere_to_be_found(void);
#endif

#if defined(MISBEHAVE_NO_ENTRY)
const waymark_plugin_v1 *another_entry(void) { return &plugin; }
#else
const waymark_plugin_v1 *waymark_plugin_entry(const waymark_host_v1 *host) {
    if (host->magic != WAYMARK_MAGIC || host->abi < WAYMARK_ABI) {
        return NULL;
    }
#if defined(MISBEHAVE_NULL_TABLE)
    return NULL;
#elif defined(MISBEHAVE_TABLE_ELSEWHERE)
    return (const waymark_plugin_v1 *)4096;
#elif defined(MISBEHAVE_UNDEFINED)
    nowhere_to_be_found();
#endif
    return &plugin;
}
#endif
