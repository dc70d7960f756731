//! Native plugins: what is wrong with one before any of its code runs, while it is loaded, and when it is asked.

use super::codes;

codes! {
    PLUGIN_NOT_A_LIBRARY = "N001" Error {
        title: "a plugin is no library for this machine",
        why: "only a shared library built for this system and processor can be loaded",
        fix: "ask its maker for one built for this machine, or build it here: `waymark plugin build`",
        bad: "a script renamed `calendar.so`, a library for another processor, one cut short on its way",
        good: "a 64-bit shared library for this processor, whole",
    }
    PLUGIN_METADATA = "N002" Error {
        title: "a plugin does not say what it is",
        why: "who it is, which version and what it offers are read before any of its code runs; without that nothing can be approved",
        fix: "build it with the section `.waymark` that the header and the kit provide, and correct what is named",
        bad: "a library without the section `.waymark`, or with one that is not as described",
        good: "{\"id\": \"reliable-change\", \"version\": \"1.0.0\", \"serial\": 1, \"abi\": 1, \"about\": \"...\", \"operations\": [...]}",
    }
    PLUGIN_ABI = "N003" Error {
        title: "a plugin speaks another version of the interface",
        why: "what it would read and write has another layout than what this program reads and writes",
        fix: "ask its maker for a version for this interface, or use the program it was made for",
        bad: "\"abi\": 2 where this program speaks 1",
        good: "\"abi\": 1",
    }
    PLUGIN_NOT_SIGNED = "N004" Error {
        title: "a plugin is not signed",
        why: "without a signature nobody can tell whose code this is, nor whether it is whole",
        fix: "put the file `.minisig` beside it, made with `waymark plugin sign` or with minisign (not in its legacy format)",
        bad: "reliable-change.so alone",
        good: "reliable-change.so with reliable-change.so.minisig",
    }
    PLUGIN_KEY = "N005" Error {
        title: "a plugin is signed by a key that may not sign plugins here",
        why: "code is run on the word of the key's owner alone, and this installation has not taken theirs",
        fix: "compare the key with its owner by another way, then add it for native code: `waymark plugin trust`",
        bad: "a signature by a key that is not on the keyring, or is there for content only",
        good: "a signature by a key that is on the keyring with the role `native`",
    }
    PLUGIN_CHANGED = "N006" Error {
        title: "a plugin is not what was signed",
        why: "a byte that was changed after signing can be anybody's code",
        fix: "get it from its maker again; where it happens again, tell whoever looks after security",
        bad: "a library that was changed, or a signature of another file",
        good: "the library and the signature as its maker gave them",
    }
    PLUGIN_SIGNED_AS_ANOTHER = "N007" Error {
        title: "a plugin was signed as something else",
        why: "the signature names a plugin, a version and a serial number; with others an old version could be passed off as the new one",
        fix: "sign it again with the comment `waymark plugin ID VERSION serial NUMBER`",
        bad: "trusted comment: waymark plugin reliable-change 1.1.0 serial 2, on version 1.0.0",
        good: "trusted comment: waymark plugin reliable-change 1.0.0 serial 1",
    }
    PLUGIN_NOT_ALLOWED = "N008" Error {
        title: "a plugin is not allowed here",
        why: "native code is off until this installation's administrator allows exactly these bytes",
        fix: "look at what it offers, `waymark plugin check FILE`, then allow it: `waymark plugin allow FILE`",
        bad: "a plugin that nobody has allowed, or another build of one that somebody has",
        good: "a plugin whose digest is on this installation's list",
    }
    PLUGIN_ROLLED_BACK = "N009" Error {
        title: "a plugin is older than one that was allowed before",
        why: "an older version may have a fault that the newer one mended, and bringing it back is how such a fault is used",
        fix: "use the newer version, or ask its maker for a mended one with a higher serial number",
        bad: "serial 1 after serial 2 was allowed",
        good: "serial 3 after serial 2 was allowed",
    }
    PLUGIN_NEEDS_LIBRARIES = "N010" Error {
        title: "a plugin needs other libraries",
        why: "code that comes with it unseen is code that nobody signed, and files are out of reach where it runs",
        fix: "link what it needs into it; only the C library, its mathematics and the compiler's own support are there",
        bad: "a library that needs libssl.so.3",
        good: "a library that needs libc.so.6 and nothing else",
    }
    PLUGIN_LOAD = "N011" Error {
        title: "a plugin could not be loaded",
        why: "nothing it offers can be had; everything else goes on",
        fix: "try it with `waymark plugin test FILE`, which shows what it wrote while it was loaded; then ask its maker",
        bad: "a library that ends the process while it is loaded",
        good: "a library that does nothing while it is loaded",
    }
    PLUGIN_HELLO = "N012" Error {
        title: "a plugin's table is not as it must be",
        why: "what it says about itself once loaded is not what was signed, or has no meaning here",
        fix: "fill the table as the header says: magic, version, size and every function; see `waymark plugin test FILE`",
        bad: "a table with another magic number or a size smaller than the header's",
        good: "a table made with the macro of the kit, or as the example in C does it",
    }
    PLUGIN_CALL = "N013" Error {
        title: "a plugin gave no answer",
        why: "what it would have said is not known; whatever leans on it cannot tell, and everything else goes on",
        fix: "try the same with `waymark plugin test FILE`; tell its maker which operation it was",
        bad: "an operation that never ends, takes all memory, or ends its process",
        good: "an operation that answers within its time",
    }
    PLUGIN_ANSWER = "N014" Error {
        title: "what a plugin is asked or answers is not as described",
        why: "both are checked against the description that was signed, so that nothing else crosses",
        fix: "correct the operation or its description; the words say which part does not fit",
        bad: "{\"value\": 17} where the description promises a date",
        good: "{\"value\": \"2026-02-18\"}",
    }
    PLUGIN_PAUSED = "N015" Warning {
        title: "a plugin is left alone for a while",
        why: "it broke off several times in a row; going on trying would only slow everybody down",
        fix: "wait a minute, or take it off the list: `waymark plugin forbid ID`; what leans on it is not known meanwhile",
        bad: "three crashes within a minute",
        good: "a plugin that answers",
    }
    PLUGIN_WALLS = "N016" Error {
        title: "this machine cannot wall plugins off as the installation demands",
        why: "native code would run with less around it than the administrator asked for",
        fix: "see what is missing with `waymark doctor`; run a newer kernel, or lower the demand and say why",
        bad: "walls: full, on a kernel without Landlock",
        good: "walls: full, on a kernel with Landlock and seccomp",
    }
    PLUGIN_MISSING = "N017" Warning {
        title: "a plugin that a fact comes from is not here",
        why: "the fact is not known unless somebody states it, and nothing else changes",
        fix: "allow the plugin: `waymark plugin allow FILE`; or leave the fact to people",
        bad: "given_by: {plugin: hijri-calendar, ...} where no such plugin is allowed",
        good: "given_by: {plugin: hijri-calendar, ...} where it is",
    }
    PLUGIN_OPERATION = "N018" Error {
        title: "a fact asks a plugin for something it does not offer",
        why: "the fact would never be known, and nobody would notice",
        fix: "use one of the operations the plugin offers, with the arguments it takes; `waymark plugin list` names them",
        bad: "given_by: {plugin: hijri-calendar, operation: fasting, with: {day: today}} where the operation is `fasting_month`",
        good: "given_by: {plugin: hijri-calendar, operation: fasting_month, with: {day: today}}",
    }
    PLUGIN_KEYRING = "N019" Error {
        title: "the keyring or the list of plugins cannot be read",
        why: "a line that is passed over could be the one that matters, so none is used",
        fix: "correct the line that is named, or make the file anew with `waymark plugin trust` and `waymark plugin allow`",
        bad: "a key with a letter missing",
        good: "role, key and owner, as `waymark plugin trust` writes them",
    }
    PLUGIN_DECLINED = "N020" Warning {
        title: "a plugin declined to answer",
        why: "it cannot work this out from what it was given, and says why; what leans on it cannot tell",
        fix: "read what it says; where an argument is wrong, correct the fact it comes from",
        bad: "a date outside the years that the calendar knows",
        good: "a date within them",
    }
    GIVEN_BY_PROTECTED = "N021" Error {
        title: "a plugin would be told something that nothing is tailored on",
        why: "what a plugin gives is used in advice, so what it is told counts as what advice is tailored on",
        fix: "take the argument out",
        bad: "with: {faith: religion.stated} in a programme that promised `never_tailor_on: [religion]`",
        good: "with: {day: today}",
    }
    GIVEN_BY_SHAPE = "N022" Error {
        title: "a fact that a plugin gives does not fit what it is made from",
        why: "an argument must be a fact that people state; a fact worked out from itself is never known",
        fix: "name facts of this programme that no plugin gives, and describe the fact with `changeable: false`",
        bad: "with: {day: calendar.fasting} in calendar.fasting itself",
        good: "with: {day: today}",
    }
}
