/* Asks a plugin one operation, with nothing round it: `ask LIBRARY OPERATION`, what is asked on standard input, the
 * answer on standard output, the status as exit code. For tests of plugins alone; the host does it behind walls. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "waymark_plugin.h"

/* Exit codes that are no status of a plugin. */
enum { WRONG_USE = 64, NOT_LOADED = 65, NOT_A_PLUGIN = 66 };

typedef const waymark_plugin_v1 *entry(const waymark_host_v1 *host);

static uint8_t asked[WAYMARK_MOST_BYTES];

static int32_t write_out(void *context, const uint8_t *data, uint64_t length)
{
    (void)context;
    return fwrite(data, 1, (size_t)length, stdout) == (size_t)length ? 0 : 1;
}

static void log_line(void *context, uint32_t level, waymark_slice words)
{
    (void)context;
    (void)level;
    fprintf(stderr, "%.*s\n", (int)words.length, (const char *)words.data);
}

int main(int count, char **arguments)
{
    if (count != 3) {
        return WRONG_USE;
    }
    void *library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return NOT_LOADED;
    }
    entry *find;
    *(void **)&find = dlsym(library, "waymark_plugin_entry");
    waymark_host_v1 host = {WAYMARK_MAGIC, WAYMARK_ABI, sizeof host, 0, NULL, log_line};
    const waymark_plugin_v1 *plugin = find == NULL ? NULL : find(&host);
    void *instance = NULL;
    if (plugin == NULL || plugin->magic != WAYMARK_MAGIC || plugin->create(&host, &instance) != WAYMARK_OK) {
        return NOT_A_PLUGIN;
    }
    waymark_slice input = {asked, fread(asked, 1, sizeof asked, stdin)};
    waymark_writer output = {NULL, write_out};
    int32_t status = plugin->call(instance, (uint32_t)strtoul(arguments[2], NULL, 10), input, &output);
    plugin->destroy(instance);
    return status;
}
