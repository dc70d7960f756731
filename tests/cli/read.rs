//! `waymark read`: both programmes, at both sites, against another folder, in another language; as a page and as text.

use std::collections::BTreeSet;

use crate::harness::{Scratch, top, waymark};

/// A page taken apart: every element in order as `(name, attributes)`, ends as `/name`.
fn elements(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    // Styles hold no `<`, so everything between one and `>` is an element.
    for rest in html.split('<').skip(1) {
        let (tag, _) = rest.split_once('>').expect("an element that ends");
        let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        found.push((name.to_owned(), attributes.to_owned()));
    }
    found
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = attributes.split_once(&format!("{name}=\""))?;
    value.split('"').next()
}

/// Elements are closed in order, ids stand once, links lead somewhere in the page, headings skip no level, and
/// nothing comes from elsewhere.
fn check_page(html: &str) {
    let empty = ["!DOCTYPE", "meta", "br", "hr"];
    let (mut open, mut ids, mut links, mut last): (Vec<String>, BTreeSet<&str>, Vec<&str>, u32) =
        Default::default();
    let elements = elements(html);
    for (name, attributes) in &elements {
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "elements are closed in order");
        } else if !empty.contains(&name.as_str()) {
            open.push(name.clone());
        }
        if let Some(id) = attribute(attributes, "id") {
            assert!(ids.insert(id), "the id {id} stands twice");
        }
        links.extend(attribute(attributes, "href"));
        if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
            assert!(level <= last + 1, "a heading of level {level} after one of level {last}");
            last = level;
        }
        for forbidden in ["script", "link", "img", "iframe", "object", "form", "base"] {
            assert_ne!(name, forbidden);
        }
        assert!(!attributes.contains("src=") && !attributes.contains(" on"), "{name} {attributes}");
    }
    assert_eq!(open, Vec::<String>::new(), "every element is closed");
    for link in links {
        let id = link.strip_prefix('#').expect("links stay in the page");
        assert!(ids.contains(id), "{link} leads nowhere");
    }
    for elsewhere in ["url(", "@import", "http:", "https:"] {
        assert!(!html.contains(elsewhere), "the page asks for something from elsewhere: {elsewhere}");
    }
}

/// Runs `read` and gives what it wrote.
fn read(arguments: &[&str]) -> String {
    let ran = waymark(&[&["read"], arguments].concat());
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    ran.out
}

fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing");
    }
}

#[test]
fn both_programmes_at_every_site_are_whole_pages_that_need_nothing_else() {
    for programme in ["hii", "al-furqan"] {
        check_page(&read(&[programme]));
        for site in ["hmp-ashgrove", "hmp-carrick"] {
            let html = read(&[programme, "--site", site]);
            check_page(&html);
            says(&html, &["Replaced at HMP ", "words, not used here", "Why the site differs"]);
        }
    }
}

#[test]
fn the_copy_holds_what_people_meet_with_rules_in_plain_words() {
    let text = read(&["hii", "--format", "markdown"]);
    says(
        &text,
        &[
            "# Healthy Identity Intervention (illustrative sample)",
            "original and illustrative",
            "### 2 Who I am and what I need",
            "#### 2.5 Groups I belong to",
            "- **Each meeting:** 60 to 90 minutes",
            "##### 2.5.2 Before you go in",
            "*For facilitators · Fixed: no site changes it*",
            "Draw a circle for each group you are part of now",
            "Hello \\[preferred name\\]. How are you today?",
            "- **needs_named:** Which needs did they name? (any of: belonging,",
            "*Safeguard: no site changes it*",
            "- **When:** the answer to \"How much do closeness and friendship matter? (own card sort)\" is at least 4 of 5, or the answer to \"How did they come to be involved, as they tell it?\" is \"through a group\"",
            "is not \"permitted\"; and as well while the answer is not known, in dispute or out of date",
            "- **Held by:** ",
            "fn weeks_to_release(person) {",
            "Two notices about a gym",
        ],
    );
    assert!(!text.contains("{{"), "placeholders are shown as people read them");
}

#[test]
fn what_a_site_leaves_out_is_told_with_why_by_whom_and_until_when() {
    let text = read(&["hii", "--site", "hmp-ashgrove", "--format", "markdown"]);
    says(
        &text,
        &[
            "Left out at HMP Ashgrove",
            "**This part is left out here.**",
            "to be looked at again by",
            "Added at HMP Ashgrove",
            "quiet side room",
        ],
    );
}

#[test]
fn against_another_folder_what_differs_is_marked_word_by_word() {
    let before = Scratch::copy_of(&top().join("scripts"));
    before.edit(
        "hii/modules/who-i-am/groups.md",
        "Draw a circle for each group",
        "Draw a ring for each group",
    );
    before.edit("hii/rules.yaml", "goods.relatedness.importance >= 4", "goods.relatedness.importance >= 5");
    before.edit("hii/modules/who-i-am/groups.md", "minutes: 60 to 90", "minutes: 60 to 80");
    let folder = before.path().display().to_string();
    let text = read(&["hii", "--against", &folder, "--format", "markdown"]);
    says(
        &text,
        &[
            "- **CHANGED** 2.5 Sessions > Who I am and what I need > Groups I belong to\n",
            "- **CHANGED** 2.5.4 Sessions > Who I am and what I need > Groups I belong to > Circles\n",
            "- **CHANGED** R1 Rules",
            "60 to \\[gone: 80\\]\\[new: 90\\] minutes",
            "Draw a \\[gone: ring\\]\\[new: circle\\] for each group",
            "is at least \\[gone: 5\\]\\[new: 4\\] of 5",
        ],
    );
    let html = read(&["hii", "--against", &folder]);
    check_page(&html);
    says(
        &html,
        &[
            "Draw a <del>[gone: ring]</del><ins>[new: circle]</ins> for",
            "<span class=\"mark\">Changed</span>",
        ],
    );

    let same = read(&["hii", "--against", "scripts", "--format", "markdown"]);
    says(&same, &["## What differs\n\nNothing differs."]);
    assert!(!same.contains("CHANGED"), "nothing is marked");
}

#[test]
fn what_is_new_or_gone_stands_in_its_place() {
    let before = Scratch::copy_of(&top().join("scripts"));
    // What stands for the block elsewhere would miss it.
    for folder in ["sites", "hii/languages"] {
        std::fs::remove_dir_all(before.path().join(folder)).expect("a folder");
    }
    before.edit("hii/modules/who-i-am/groups.md", "## Gives and asks {#gives-and-asks", "## Gives {#gives");
    let text = read(&["hii", "--against", &before.path().display().to_string(), "--format", "markdown"]);
    says(
        &text,
        &[
            "- **GONE** was 2.5.5 Sessions > Who I am and what I need > Groups I belong to > Gives\n",
            "- **NEW** 2.5.5 Sessions > Who I am and what I need > Groups I belong to > Gives and asks\n",
        ],
    );
}

#[test]
fn words_in_another_language_are_set_apart_and_gaps_are_marked() {
    let html = read(&["hii", "--lang", "cy"]);
    check_page(&html);
    says(&html, &["<dd>Cymraeg</dd>", "Nobody has translated this part yet"]);
    let html = read(&["al-furqan", "--lang", "ar"]);
    check_page(&html);
    says(
        &html,
        &[
            "<dd>العربية</dd>",
            "<article lang=\"ar\" dir=\"rtl\">",
            "<span class=\"name\">Heading as written</span>",
        ],
    );
}

#[test]
fn nothing_in_content_can_act_in_the_page() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let hostile = "</style><script>alert(1)</script>\\\"onx=";
    scripts.edit(
        "hii/programme.yaml",
        "title: Healthy Identity Intervention (illustrative sample)",
        &format!("title: \"{hostile}\""),
    );
    scripts.edit(
        "hii/modules/who-i-am/groups.md",
        "title: Groups I belong to",
        &format!("title: \"{hostile}\""),
    );
    scripts.edit(
        "hii/rules.yaml",
        "say: Being part of something",
        "say: <img src=x onerror=alert(1)> Being part of something",
    );
    let folder = scripts.path().display().to_string();
    let html = read(&["hii", "--scripts", &folder]);
    check_page(&html);
    check_page(&read(&["hii", "--scripts", &folder, "--against", "scripts"]));
    let text = read(&["hii", "--scripts", &folder, "--format", "markdown"]);
    let text = text.replace("\\<", "");
    assert!(!text.contains("<script>") && !text.contains("<img"), "no HTML stands in the text");
}

/// In a Markdown copy nothing but what is shown letter by letter holds a bracket or a `<` that acts.
fn check_markdown(text: &str) {
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        if line.starts_with("```") {
            fence = if fence.is_some_and(|open| open == line) { None } else { fence.or(Some(line)) };
            continue;
        }
        if fence.is_some() || line.contains("**Condition as written:**") {
            continue;
        }
        let mut escaped = false;
        for letter in line.chars() {
            assert!(escaped || !"[]<`".contains(letter), "{letter} acts in {line:?}");
            escaped = letter == '\\' && !escaped;
        }
    }
}

#[test]
fn nothing_in_content_can_act_in_the_markdown() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let groups = "hii/modules/who-i-am/groups.md";
    // What stands for the block elsewhere would be told as out of date.
    scripts.edit(
        groups,
        "title: Groups I belong to",
        "title: \"Groups\\n# mine\\n[preferred name]: http://evil.example/\"",
    );
    scripts.edit(
        groups,
        "Draw a circle",
        "Look: !{{preferred_name}} ![a]\n2) one\n`<b>` &#91;a](http://evil.example/) Draw a circle",
    );
    scripts.edit(
        "hii/rules.yaml",
        "say: Being part of something seems to matter to {{preferred_name}}. Looking at groups early gives later meetings something to build on.",
        "say: \"Mine\\n## mine\\n![a](http://evil.example/p.png) &#x202e; <img src=x>\"",
    );
    let folder = scripts.path().display().to_string();
    let file = scripts.path().join("copy.md").display().to_string();
    assert_eq!(read(&["hii", "--scripts", &folder, "--format", "markdown", "--out", &file]), "");
    let text = std::fs::read_to_string(&file).expect("a file");
    check_markdown(&text);
    says(
        &text,
        &[
            "Groups \\# mine \\[preferred name\\]: http\\://evil.example/\n",
            "Look: !\\[preferred name\\] !\\[a\\]\\\n2\\) one\\\n",
        ],
    );
    check_markdown(&read(&["hii", "--scripts", &folder, "--against", "scripts", "--format", "markdown"]));
    let html = read(&["hii", "--scripts", &folder]);
    check_page(&html.replace("http:", ""));
    says(&html, &["Look: ![preferred name] ![a]<br />\n2) one"]);
    for programme in ["hii", "al-furqan"] {
        check_markdown(&read(&[programme, "--format", "markdown"]));
    }
}

#[test]
fn lines_of_a_block_stay_lines() {
    let html = read(&["hii"]);
    assert!(html.contains("<br />"), "ends of lines are kept");
    let easy = read(&["hii", "--lang", "en-easy", "--format", "markdown"]);
    says(&easy, &["- **Things, as the participant reads it:** Bring: limits card"]);
}

#[test]
fn a_copy_can_be_written_to_a_file_and_is_the_same_each_time() {
    let scratch = Scratch::new();
    let file = scratch.path().join("copy.html").display().to_string();
    assert_eq!(read(&["al-furqan", "--out", &file]), "");
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), read(&["al-furqan"]));
}

#[test]
fn what_is_not_there_is_wrong_use_that_names_the_nearest() {
    for (arguments, parts) in [
        (vec!["read", "hi"], ["no programme `hi`", "use `hii`, the nearest there is"]),
        (vec!["read", "hii", "--site", "hmp-ashgrov"], ["no site `hmp-ashgrov`", "use `hmp-ashgrove`"]),
        (vec!["read", "hii", "--lang", "cyy"], ["does not have the language `cyy`", "use `cy`, the nearest"]),
        (vec!["read", "hii", "--against", "nowhere"], ["there is no folder `nowhere`", "Do: "]),
        (vec!["read", "hii", "--against", "tests/content/base"], ["there is no programme `hii` in", "Do: "]),
        (vec!["read", "hii", "--out", "nowhere/copy.html"], ["cannot be written", "Do: "]),
    ] {
        let ran = waymark(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
        says(&ran.err, &parts);
    }
}

#[test]
fn a_programme_with_mistakes_has_no_copy() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("hii/rules.yaml", "suggest: groups", "suggest: group");
    let ran = waymark(&["read", "hii", "--scripts", &scripts.path().display().to_string()]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    says(&ran.err, &["hii/rules.yaml", "There is no reading copy of `hii` while these stand."]);
}
