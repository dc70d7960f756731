/* A plugin with little to do: it gives back what it is asked, or twice a number. The second also as a plain function. */
#include "waymark_plugin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char metadata[] WAYMARK_METADATA_SECTION =
    "{\"id\": \"timed\", \"version\": \"1.0.0\", \"serial\": 1, \"abi\": 1, \"about\": \"For benches.\","
    " \"licence\": \"MIT\", \"brings\": \"functions\", \"operations\": ["
    "{\"name\": \"echo\", \"about\": \"The same.\", \"takes\": {\"type\": \"object\"}, \"gives\": {\"type\": \"object\"}},"
    "{\"name\": \"double\", \"about\": \"Twice.\","
    " \"takes\": {\"type\": \"object\", \"properties\": {\"number\": {\"type\": \"integer\"}}, \"required\": [\"number\"],"
    " \"additionalProperties\": false},"
    " \"gives\": {\"type\": \"object\", \"properties\": {\"value\": {\"type\": \"integer\"}}, \"required\": [\"value\"],"
    " \"additionalProperties\": false}}]}";

/* {"number":21}; returns how long the answer is. */
uint64_t plainly(const uint8_t *input, uint64_t length, char *output, uint64_t room);
uint64_t plainly(const uint8_t *input, uint64_t length, char *output, uint64_t room) {
    static const char before[] = "{\"number\":";
    char digits[24] = {0};
    uint64_t skipped = sizeof before - 1;
    if (length <= skipped || length - skipped >= sizeof digits) {
        return 0;
    }
    memcpy(digits, input + skipped, length - skipped);
    return (uint64_t)snprintf(output, room, "{\"value\": %lld}", 2 * atoll(digits));
}

static int32_t create(const waymark_host_v1 *host, void **instance) {
    (void)host;
    *instance = NULL;
    return WAYMARK_OK;
}

static int32_t call(void *instance, uint32_t operation, waymark_slice input, const waymark_writer *output) {
    char answer[64];
    (void)instance;
    if (operation == 0) {
        return output->write(output->context, input.data, input.length);
    }
    uint64_t length = plainly(input.data, input.length, answer, sizeof answer);
    return length ? output->write(output->context, (const uint8_t *)answer, length) : WAYMARK_FAILED;
}

static void destroy(void *instance) { (void)instance; }

static const void *get_extension(waymark_slice name) {
    (void)name;
    return NULL;
}

const waymark_plugin_v1 *waymark_plugin_entry(const waymark_host_v1 *host) {
    static const waymark_plugin_v1 plugin = {
        WAYMARK_MAGIC, WAYMARK_ABI, sizeof(waymark_plugin_v1), 2, create, call, destroy, get_extension,
    };
    return host->abi >= WAYMARK_ABI ? &plugin : NULL;
}
