//! Expected dates by the Umm al-Qura calendar: the month of fasting, the two Eids, and Fridays.
//!
//! What is expected is a calculation. What is announced locally counts, and the chaplain knows it: so every answer says
//! that it is expected, and whose word it waits for. Nothing here is about a person.

pub mod operations;

mod day;
mod feast;
mod months;

use operations::{fasting_month, friday_midday, hijri_date, near_eid, next_eid, next_fasting_month};

waymark_plugin::plugin! {
    metadata: "../plugin.json",
    operations: { fasting_month, near_eid, friday_midday, hijri_date, next_fasting_month, next_eid }
}
