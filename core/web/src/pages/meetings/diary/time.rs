//! A time of day as people type it.

use jiff::civil::Time;

/// `9:30`, `09.30`, `1400`, `2pm`, `2.30 pm`; none where it is no time.
pub(super) fn read(typed: &str) -> Option<Time> {
    let typed = typed.trim().to_lowercase().replace(' ', "");
    let (digits, half) = match (typed.strip_suffix("am"), typed.strip_suffix("pm")) {
        (Some(rest), _) => (rest, Some(0)),
        (_, Some(rest)) => (rest, Some(12)),
        _ => (typed.as_str(), None),
    };
    let (hour, minute): (i8, i8) = if let Some((hour, minute)) = digits.split_once([':', '.']) {
        (hour.parse().ok()?, (minute.len() == 2).then(|| minute.parse().ok())??)
    } else if digits.len() == 4 && digits.is_ascii() {
        let (hour, minute) = digits.split_at_checked(2)?;
        (hour.parse().ok()?, minute.parse().ok()?)
    } else {
        // A number alone is an hour only where it is said which half of the day it is in.
        half?;
        (digits.parse().ok()?, 0)
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => (hour % 12).checked_add(half)?,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<(i8, i8)>) {
        let expected = expected.map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0));
        assert_eq!(read(typed), expected, "{typed}");
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        check("9:30", Some((9, 30)));
        check("09.30", Some((9, 30)));
        check("1400", Some((14, 0)));
        check("2pm", Some((14, 0)));
        check(" 2.30 PM", Some((14, 30)));
        check("12am", Some((0, 0)));
        check("12pm", Some((12, 0)));
        check("9.30am", Some((9, 30)));
        for wrong in ["", "9", "25:00", "9:3", "13pm", "noon", "９:30", "-1:00", "0pm"] {
            check(wrong, None);
        }
    }
}
