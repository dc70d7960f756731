//! Imports: what a mapping could and could not read from an export.

use super::codes;

codes! {
    NOT_RECOGNISED = "I001" Error {
        title: "no mapping recognises this file",
        why: "guessing which column means what would put words into a person's record that nobody said",
        fix: "name the mapping with --mapping, or add one to scripts/mappings",
        bad: "waymark advise --people export.csv",
        good: "waymark advise --people export.csv --mapping hmp-ashgrove",
    }
    TWO_MAPPINGS = "I002" Error {
        title: "two mappings recognise this file",
        why: "the same row would mean two things, and nobody would know which was chosen",
        fix: "name the mapping with --mapping, or make `recognise` in one of them more exact",
        bad: "recognise: [DATE, TEXT]   # in both mappings",
        good: "recognise: [DATE, TEXT, WING_CODE]   # a column that only one prison sends",
    }
    NOT_TEXT = "I003" Error {
        title: "the file is not text in the encoding that the mapping names",
        why: "letters read in the wrong encoding turn names and words into other words",
        fix: "ask for the export again, or correct `encoding` in the mapping",
        bad: "encoding: windows-1252   # and the file is in UTF-8",
        good: "encoding: utf-8",
    }
    TOO_LARGE = "I004" Error {
        title: "the file is larger than an export may be",
        why: "a file of this size is no export of one prison's notes, and reading it would stop everybody's work",
        fix: "ask for the export in parts",
        bad: "one file of 300 MB for ten years",
        good: "one file a year, each below 64 MB",
    }
    BROKEN_JSON = "I005" Error {
        title: "the file is not whole JSON",
        why: "a file that breaks off may have lost the row that matters; nothing of it is read",
        fix: "ask for the export again; it most often broke off while being copied",
        bad: "{\"content\": [{\"text\": \"Settl",
        good: "{\"content\": [{\"text\": \"Settled\"}]}",
    }
    COLUMN_MISSING = "I006" Error {
        title: "a column or field that the mapping needs is not in the file",
        why: "without it every row would be read half, and a half-read row misleads",
        fix: "check that this is the right export for the mapping, and correct the column's name in the mapping",
        bad: "date: EVENT_DT   # the file says EVENT_DATE",
        good: "date: EVENT_DATE",
    }
    COLUMN_NOT_NAMED = "I007" Note {
        title: "the file has a column that the mapping does not name",
        why: "nothing in it is read; somebody should know that, and say so in the mapping",
        fix: "add the column to `not_read` in the mapping, or map it",
        bad: "not_read: [LAST_NAME]   # the file also has DOB",
        good: "not_read: [LAST_NAME, DOB]",
    }
    FILE_EMPTY = "I008" Error {
        title: "the file is empty",
        why: "an export of nobody most often broke off before its first row, and nothing can be advised from it",
        fix: "ask for the export again",
        bad: "an export of 0 bytes",
        good: "an export with its column names, even if no row follows",
    }
    WORKBOOK_BROKEN = "I009" Error {
        title: "the file cannot be read as a workbook",
        why: "a workbook that is damaged, locked or built to do harm may show one thing and hold another; nothing of it \
              is read",
        fix: "open it in a spreadsheet program, save it again as .xlsx without a password, and name that file",
        bad: "a workbook with a password, or one that broke off while being copied",
        good: "the same workbook, saved again as .xlsx",
    }
    ROW_BROKEN = "I010" Error {
        title: "a row is broken and was refused",
        why: "where a cell is missing the others may stand in the wrong column, so nothing of the row is trusted",
        fix: "ask the holder to correct the row, or to export it again",
        bad: "A1234AA,13-JUL-2024,WORK",
        good: "A1234AA,13-JUL-2024,WORK,Kitchen,POM,OFFICIAL",
    }
    ROW_DATE = "I011" Error {
        title: "a row has no possible date and was refused",
        why: "without a day nobody can tell whether a row is out of date or replaces another",
        fix: "ask the holder for the right date",
        bad: "31-FEB-2024",
        good: "29-FEB-2024",
    }
    ROW_TWICE = "I012" Note {
        title: "a row stands in the file twice and was merged",
        why: "the same note shown twice reads as if it had happened twice",
        fix: "nothing: the first of the two is kept",
        bad: "the same row in line 5 and line 18",
        good: "the row once",
    }
    ROW_REFUSED = "I013" Note {
        title: "a row was refused because the mapping says so",
        why: "some things must never be in this record; the row is counted and its words are kept nowhere",
        fix: "nothing here; whoever needs it asks the department that holds it",
        bad: "refuse: []   # and security gradings arrive with the notes",
        good: "refuse: [{id: security-grading, because: It belongs in the security system., contains: [graded]}]",
    }
    INSTRUCTION_HONOURED = "I014" Note {
        title: "an instruction not to record something was honoured",
        why: "it is the person's instruction to us, not a fact about them: nothing of that kind is kept for them",
        fix: "nothing: no row of any file read together with this one leaves anything of that kind for this person",
        bad: "a faith fact kept for somebody who asked not to be recorded under any faith",
        good: "then_keep_no: [faith]",
    }
    CODE_NOT_DECLARED = "I015" Warning {
        title: "a code that the mapping does not name",
        why: "a code whose meaning is not agreed is read as not known; an older answer does not stand in for it",
        fix: "ask the holder what the code means, then declare it under `values` or `not_known`",
        bad: "values: {GROUP: group}   # the file says G",
        good: "values: {GROUP: group, G: group}",
    }
    FACT_NOT_DECLARED = "I016" Warning {
        title: "a coded fact that the mapping does not name",
        why: "nobody has decided what it means or whether it may be kept, so it is not kept",
        fix: "add it to `facts` with the fact it stands for, or to `not_read`",
        bad: "facts: {ROUTE: ...}   # the file also codes WING",
        good: "not_read: [WING]",
    }
    KIND_NOT_DECLARED = "I017" Warning {
        title: "a row of a kind that the mapping does not name was refused",
        why: "nobody has decided who may read rows of this kind",
        fix: "give the category a topic under `notes`, or refuse it under `refuse` with a reason",
        bad: "topics: {WORK: work}   # the file also has HEALTH",
        good: "refuse: [{id: health, because: Health records stay with healthcare., categories: [HEALTH]}]",
    }
    MARKING_NOT_DECLARED = "I018" Error {
        title: "a row with a marking that the mapping does not name was refused",
        why: "a marking nobody expected may be one that must not be held here at all",
        fix: "ask the holder; declare it under `markings` only if it is OFFICIAL or OFFICIAL-SENSITIVE",
        bad: "markings: {OFFICIAL: OFFICIAL}   # the file says O-S",
        good: "markings: {OFFICIAL: OFFICIAL, O-S: OFFICIAL-SENSITIVE}",
    }
    MARKING_EMPTY = "I019" Note {
        title: "rows without a marking were read as OFFICIAL-SENSITIVE",
        why: "an empty marking says nothing, and too careful does less harm than too open",
        fix: "ask the holder to mark its rows",
        bad: "Settled on wing,POM,",
        good: "Settled on wing,POM,OFFICIAL",
    }
    AUTHOR_NOT_DECLARED = "I020" Note {
        title: "an author's role that the mapping does not name",
        why: "readers weigh a note by who wrote it; a code, or a name, tells them nothing they may use",
        fix: "add the code under `authors` with the role in plain words",
        bad: "authors: {POM: prison offender manager}   # the file also says SO",
        good: "authors: {POM: prison offender manager, SO: senior officer}",
    }
    TOTAL_DISAGREES = "I021" Warning {
        title: "the file's own total disagrees with what is in it",
        why: "rows may be missing, and one of them may be the one that changes a decision",
        fix: "ask for the rest of the export",
        bad: "\"totalElements\": 137 and 135 rows",
        good: "\"totalElements\": 137 and 137 rows",
    }
    OFFER_TO_SETTLE = "I022" Note {
        title: "a note that a named person should settle",
        why: "it speaks of one relative; read as a fact it would decide about the whole family",
        fix: "show the note to whoever is named, and record what they settle",
        bad: "family.contact read from a sentence about one relative",
        good: "family.contact settled by public protection, on the basis of the letter",
    }
    MONTHS_BECAME_DATES = "I023" Note {
        title: "months were turned into dates",
        why: "a number of months is wrong by next month; the date is the row's own date less those months, so it is \
              the latest day it can have been",
        fix: "nothing; ask the holder where the exact day matters",
        bad: "3 months without visits, said in 2021, read as 3 months today",
        good: "last visit on 2021-04-23, from 3 months on 2021-07-23",
    }
    MORE_OF_THE_SAME = "I024" Note {
        title: "more findings of the same kind are counted and not listed",
        why: "a list nobody can read to its end hides what stands in it",
        fix: "mend the first ones and read the file again",
        bad: "40,000 findings about short rows",
        good: "200 findings and one line that counts the rest",
    }
    ROW_SUPERSEDED = "I025" Note {
        title: "a row was superseded",
        why: "the same holder has answered again, and the later answer is the one that counts; the older one stays \
              as history",
        fix: "nothing; where the older answer was the right one, ask the holder to say it again",
        bad: "two answers of one holder, a year apart, both taken as today's",
        good: "the newer answer, and the older one counted as superseded",
    }
    LINKS_CONTRADICT = "I026" Warning {
        title: "links between numbers contradict each other, and none of them is followed",
        why: "one of them is wrong; to follow it would put one person's record into another's",
        fix: "ask the holder which is right, and have the others taken out or the merge written down",
        bad: "X123456 linked to A1234AA in one row and to B1234BB in another",
        good: "X123456 linked to A1234AA, and B1234BB to the person whose number it is",
    }
    NOT_TRACED = "I027" Warning {
        title: "a number is linked to no other and stays a person of its own",
        why: "the same person may be in another file under another number, and what is known there is missing here",
        fix: "ask the holder to trace the number; until then look for the person by hand",
        bad: "X123456 with nothing beside it",
        good: "X123456 linked to A1234AA",
    }
    NAMES_DIFFER = "I028" Warning {
        title: "numbers that are linked as one person's go by different first names",
        why: "the link is followed, and it may be a slip of the pen: two people's records would then be one",
        fix: "before anything is decided, ask the holder whether it is one person; if not, have the link taken out",
        bad: "a merge of two numbers, one called Sam and the other called Idris",
        good: "a merge of two numbers with one name, or the holder's word that both names are one person's",
    }
    MAPPING_NOT_READABLE = "I030" Error {
        title: "a mapping cannot be read",
        why: "a mapping that is half understood would put facts in the wrong place; no file is read with it",
        fix: "mend the line; scripts/mappings/README.md shows every key",
        bad: "colums: {date: EVENT_DATE}",
        good: "row: {date: EVENT_DATE}",
    }
    MAPPING_FACT = "I031" Error {
        title: "a mapping names a fact that no programme describes",
        why: "a fact that is not declared has no question, no holder and no rule about who may see it",
        fix: "use a declared fact, or declare it in facts.yaml first",
        bad: "fact: family.contacts",
        good: "fact: family.contact",
    }
    MAPPING_VALUE = "I032" Error {
        title: "a mapping gives a fact a value it does not have",
        why: "rules compare value ids; an id that is not declared would never match and nobody would notice",
        fix: "use one of the fact's declared value ids",
        bad: "values: {GRP: through a group}",
        good: "values: {GRP: group}",
    }
    MAPPING_PATTERN = "I033" Error {
        title: "a mapping's words to look for are too short or missing",
        why: "two letters stand in nearly every sentence: the mapping would refuse or mark nearly everything",
        fix: "give at least three letters, or name the categories",
        bad: "contains: [\"2\"]",
        good: "contains: [graded 2B]",
    }
    MAPPING_INCOMPLETE = "I034" Error {
        title: "a mapping lacks something or says two things at once",
        why: "what is left open would have to be guessed for every row",
        fix: "see the example in scripts/mappings/README.md",
        bad: "dates: [DAY-MONTH]",
        good: "dates: [DD-MON-YYYY]",
    }
    BUNDLE_BROKEN = "I040" Error {
        title: "the file is no bundle that can be opened",
        why: "a bundle carries one person's record whole; what arrived in part, or was written for another version, is \
              not opened at all",
        fix: "ask the sender to send it again; where versions differ, bring both installations to the same one",
        bad: "a bundle that broke off while being copied",
        good: "the same bundle, copied again",
    }
    BUNDLE_ALTERED = "I041" Error {
        title: "a bundle is not as its sender signed it",
        why: "somebody or something changed it on its way; which words were changed cannot be told, so none is read",
        fix: "keep the file, tell whoever answers for security, and ask the sender for a new one by another way",
        bad: "a bundle in which one letter was changed",
        good: "the bundle as it was sent",
    }
    BUNDLE_STRANGER = "I042" Error {
        title: "a bundle comes from somebody who is not among the known senders",
        why: "anybody can write a bundle; only one whose sender is known can be believed",
        fix: "ring the sender and compare the figures; add the identity to the known senders only if all are the same",
        bad: "a bundle from an identity that nobody has compared",
        good: "a bundle from an identity whose figures were read out on the phone",
    }
    BUNDLE_NOT_FOR_US = "I043" Error {
        title: "a bundle is sealed for another installation",
        why: "only the one it is sealed for can open it, and it is somebody's record: it should not lie here",
        fix: "tell the sender, delete the file, and give the sender this installation's identity",
        bad: "a bundle for HMP Carrick, opened at HMP Ashgrove",
        good: "a bundle sealed for the identity of the installation that opens it",
    }
    BUNDLE_CONTENT = "I044" Error {
        title: "what a known sender sealed into a bundle cannot be read",
        why: "the bundle is whole and genuine, and its content is not what a bundle holds; of two answers under one name \
              none can be believed",
        fix: "ask the sender to bring its installation up to date and to send the bundle again",
        bad: "{\"facts\": 1, \"facts\": 2}",
        good: "{\"facts\": 2}",
    }
}
