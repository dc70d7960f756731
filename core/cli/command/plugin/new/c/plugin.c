/* One operation, `pace`. What it takes and gives is in plugin.json; what may be asked of a plugin is in the header. */
#include <string.h>

#include "waymark_plugin.h"

WAYMARK_METADATA_FILE("plugin.json");

/* Writes a text, and gives the status that the call ends with. */
static int32_t say(const waymark_writer *output, int32_t status, const char *text) {
    int32_t refused = output->write(output->context, (const uint8_t *)text, (uint64_t)strlen(text));
    return refused == 0 ? status : WAYMARK_FAILED;
}

/* The whole number that stands after `"name":` in the input, or -1. The host has checked the input against `takes`, so
 * there is one; but nothing here reads beyond what it was given, whatever that is. */
static int64_t number(waymark_slice input, const char *name) {
    uint64_t length = strlen(name);
    for (uint64_t at = 0; at + length + 2 < input.length; at++) {
        const uint8_t *here = input.data + at;
        if (here[0] != '"' || memcmp(here + 1, name, length) != 0 || here[length + 1] != '"') {
            continue;
        }
        at += length + 2;
        while (at < input.length && (input.data[at] == ':' || input.data[at] == ' ')) {
            at++;
        }
        int64_t value = -1;
        for (int figures = 0; at < input.length && figures < 9; at++, figures++) {
            if (input.data[at] < '0' || input.data[at] > '9') {
                break;
            }
            value = (value < 0 ? 0 : value) * 10 + (input.data[at] - '0');
        }
        return value;
    }
    return -1;
}

static int32_t pace(waymark_slice input, const waymark_writer *output) {
    int64_t meetings = number(input, "meetings");
    int64_t weeks = number(input, "weeks");
    if (meetings < 0 || weeks < 0) {
        return say(output, WAYMARK_FAILED, "it was asked without meetings or weeks");
    }
    if (weeks == 0) {
        return say(output, WAYMARK_DECLINED, "there is no week to count meetings in");
    }
    if (meetings == 0) {
        return say(output, WAYMARK_OK, "{\"value\":\"none\"}");
    }
    return say(output, WAYMARK_OK, meetings < weeks ? "{\"value\":\"slow\"}" : "{\"value\":\"steady\"}");
}

static int32_t create(const waymark_host_v1 *host, void **instance) {
    (void)host;
    *instance = NULL; /* Nothing is kept from one call to the next. */
    return WAYMARK_OK;
}

static int32_t call(void *instance, uint32_t operation, waymark_slice input, const waymark_writer *output) {
    (void)instance;
    /* The place of the operation in plugin.json. */
    return operation == 0 ? pace(input, output) : WAYMARK_NOT_SUPPORTED;
}

static void destroy(void *instance) {
    (void)instance;
}

static const void *get_extension(waymark_slice name) {
    (void)name;
    return NULL;
}

static const waymark_plugin_v1 plugin = {
    .magic = WAYMARK_MAGIC,
    .abi = WAYMARK_ABI,
    .struct_size = sizeof(waymark_plugin_v1),
    .operations = 1,
    .create = create,
    .call = call,
    .destroy = destroy,
    .get_extension = get_extension,
};

const waymark_plugin_v1 *waymark_plugin_entry(const waymark_host_v1 *host) {
    (void)host;
    return &plugin;
}
