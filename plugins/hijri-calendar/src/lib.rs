//! Expected dates by the Umm al-Qura calendar: the month of fasting, the two Eids, and Fridays.
//!
//! What is expected is a calculation. What is announced locally counts, and the chaplain knows it: so every answer says
//! that it is expected, and whose word it waits for. Nothing here is about a person.

pub mod operations;

mod day;
mod feast;
mod months;
