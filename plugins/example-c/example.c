/* A whole programme in a plugin, in C: the files of the programme, and one fact that its rules lean on.
 *
 * Everything the host must know beforehand stands in plugin.json, which goes into the library as it is. The files of the
 * programme stand in programme/; build.sh turns them into the pieces of text in package.h. Build it with build.sh.
 *
 * There is no memory to manage: what is asked is read where it lies, and what is answered is text that never changes.
 */
#include <string.h>

#include "waymark_plugin.h"

#include "package.h"

WAYMARK_METADATA_FILE("plugin.json");

/* The operations, in the order of plugin.json. */
enum { DESCRIBE = 0, SUPPORTS_IN_REACH = 1, OPERATIONS = 2 };

/* What is known of one support. */
enum known { NOT_KNOWN, NO, YES };

/* What `supports_in_reach` is asked. */
struct supports {
    enum known family;
    enum known friend;
};

/* What is left to read. */
struct reader {
    const char *at;
    const char *end;
};

/* Adds text to the answer. Gives `status`, or WAYMARK_FAILED where the host takes no more. */
static int32_t answer(const waymark_writer *output, int32_t status, const char *text)
{
    int32_t refused = output->write(output->context, (const uint8_t *)text, (uint64_t)strlen(text));
    return refused == 0 ? status : WAYMARK_FAILED;
}

/* The files of the programme. */
static int32_t describe(const waymark_writer *output)
{
    for (size_t piece = 0; piece < sizeof package / sizeof *package; piece++) {
        if (answer(output, WAYMARK_OK, package[piece]) != WAYMARK_OK) {
            return WAYMARK_FAILED;
        }
    }
    return WAYMARK_OK;
}

/* The next character that is no blank, without taking it; 0 at the end. */
static char next(struct reader *reader)
{
    while (reader->at < reader->end && memchr(" \t\r\n", *reader->at, 4) != NULL) {
        reader->at++;
    }
    return reader->at < reader->end ? *reader->at : 0;
}

/* Takes this character, if it comes next. */
static int take(struct reader *reader, char expected)
{
    if (next(reader) != expected) {
        return 0;
    }
    reader->at++;
    return 1;
}

/* Takes exactly this text, if it comes next. */
static int take_text(struct reader *reader, const char *expected)
{
    size_t length = strlen(expected);
    (void)next(reader);
    if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, expected, length) != 0) {
        return 0;
    }
    reader->at += length;
    return 1;
}

/* Takes one support and what is known of it: "family": "yes". */
static int take_support(struct reader *reader, struct supports *supports)
{
    enum known *known;
    if (take_text(reader, "\"family\"")) {
        known = &supports->family;
    } else if (take_text(reader, "\"friend\"")) {
        known = &supports->friend;
    } else {
        return 0;
    }
    if (!take(reader, ':')) {
        return 0;
    }
    if (take_text(reader, "\"yes\"")) {
        *known = YES;
    } else if (take_text(reader, "\"no\"")) {
        *known = NO;
    } else if (take_text(reader, "null")) {
        *known = NOT_KNOWN;
    } else {
        return 0;
    }
    return 1;
}

/* Reads what is asked: an object of the two supports, of which either may be left out. The host has compared it with
 * the description in plugin.json already; it is read with the same care all the same. */
static int read_supports(waymark_slice input, struct supports *supports)
{
    struct reader reader = {0};
    if (input.length > 0) {
        reader.at = (const char *)input.data;
        reader.end = reader.at + input.length;
    }
    if (!take(&reader, '{')) {
        return 0;
    }
    if (!take(&reader, '}')) {
        do {
            if (!take_support(&reader, supports)) {
                return 0;
            }
        } while (take(&reader, ','));
        if (!take(&reader, '}')) {
            return 0;
        }
    }
    return next(&reader) == 0 && reader.at == reader.end;
}

/* How many of the two are in reach. Nothing is guessed: unless both are known, the number is not. */
static int32_t supports_in_reach(waymark_slice input, const waymark_writer *output)
{
    struct supports supports = {NOT_KNOWN, NOT_KNOWN};
    if (!read_supports(input, &supports)) {
        return answer(output, WAYMARK_DECLINED,
                      "only `family` and `friend` can be asked about, each with yes, no or null");
    }
    if (supports.family == NOT_KNOWN || supports.friend == NOT_KNOWN) {
        return answer(output, WAYMARK_OK,
                      "{\"value\":null,\"because\":\"it is not known of both whether they are in reach\"}");
    }
    switch ((supports.family == YES) + (supports.friend == YES)) {
    case 0:
        return answer(output, WAYMARK_OK, "{\"value\":0,\"because\":\"neither is in reach\"}");
    case 1:
        return answer(output, WAYMARK_OK, "{\"value\":1,\"because\":\"one of the two is in reach\"}");
    default:
        return answer(output, WAYMARK_OK, "{\"value\":2,\"because\":\"both are in reach\"}");
    }
}

static int32_t create(const waymark_host_v1 *host, void **instance)
{
    (void)host;
    *instance = NULL; /* nothing is remembered from one call to the next */
    return WAYMARK_OK;
}

static int32_t call(void *instance, uint32_t operation, waymark_slice input, const waymark_writer *output)
{
    (void)instance;
    switch (operation) {
    case DESCRIBE:
        return describe(output);
    case SUPPORTS_IN_REACH:
        return supports_in_reach(input, output);
    default:
        return WAYMARK_NOT_SUPPORTED;
    }
}

static void destroy(void *instance)
{
    (void)instance;
}

static const void *get_extension(waymark_slice name)
{
    (void)name;
    return NULL;
}

static const waymark_plugin_v1 plugin = {
    .magic = WAYMARK_MAGIC,
    .abi = WAYMARK_ABI,
    .struct_size = sizeof(waymark_plugin_v1),
    .operations = OPERATIONS,
    .create = create,
    .call = call,
    .destroy = destroy,
    .get_extension = get_extension,
};

const waymark_plugin_v1 *waymark_plugin_entry(const waymark_host_v1 *host)
{
    if (host->magic != WAYMARK_MAGIC || host->abi < WAYMARK_ABI) {
        return NULL;
    }
    return &plugin;
}
