//! The five people of the vignettes come out as written.

use crate::harness::waymark;

#[test]
fn the_five_people_are_cases_and_pass() {
    let ran = waymark(&["test", "--programme", "hii"]);
    for person in ["marek", "ffion", "yusuf", "dale", "samira"] {
        let line = ran.out.lines().find(|line| line.trim_start().starts_with(person));
        assert!(line.is_some_and(|line| line.contains("pass")), "{person}: {line:?}\n{}", ran.out);
    }
    let ran = waymark(&["test", "--programme", "al-furqan"]);
    assert!(ran.out.lines().any(|line| line.contains("yusuf") && line.contains("pass")), "{}", ran.out);
}
