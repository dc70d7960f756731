#!/bin/sh
# Builds the plugin: build.sh FOLDER writes FOLDER/example-c.so, and beside it package.h, the programme as text for C.
# It needs a shell with find, sed, sort, tr and wc, and a C compiler called cc.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=${1:?say where to: build.sh FOLDER}
mkdir -p "$out"
out=$(CDPATH= cd -- "$out" && pwd)
tab=$(printf '\t')

# Text as it stands between the quotes of JSON, each line ended by \n.
as_json() {
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e "s/$tab/\\\\t/g" -e 's/$/\\n/'
}

# Each line as a piece of text for C. A question mark is escaped, since two of them can mean something else to C.
as_c() {
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/^/    "/' -e 's/$/",/'
}

# {"files": {PATH: TEXT, ...}} in pieces, the files in an order that is the same everywhere.
pieces() {
    printf '%s\n' '{"files":{' | as_c
    separator=
    find . -type f | sed -e 's,^\./,,' | LC_ALL=C sort | while IFS= read -r file; do
        if [ "$(LC_ALL=C tr -d '\011\012\040-\377' <"$file" | wc -c)" -ne 0 ]; then
            printf '%s has a control character in it\n' "$file" >&2
            exit 1
        fi
        printf '%s"%s":"\n' "$separator" "$file" | as_c
        as_json <"$file" | as_c
        printf '%s\n' '"' | as_c
        separator=,
    done
    printf '%s\n' '}}' | as_c
}

{
    printf '%s\n' '/* Written by build.sh from the files in programme/. */' 'static const char *const package[] = {'
    (cd "$here/programme" && pieces)
    printf '%s\n' '};'
} >"$out/package.h"

cc -std=c11 -shared -fPIC -O2 -fvisibility=hidden -Wall -Wextra -Werror \
    -I"$here/../sdk/include" -I"$out" -Wa,-I"$here" -o "$out/example-c.so" "$here/example.c"
