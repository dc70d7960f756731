//! The months of the Umm al-Qura calendar, 1400 to 1500, as they are published.
//!
//! The table of `icu_calendar` is another: before 1420 and after 1450 it holds what was calculated later with other rules,
//! a day or two away (see README.md). So the figures stand here, from the Python package hijridate 2.6.0, and the tests
//! hold both against each other where they must agree.

/// The year that the table begins with.
pub(crate) const FIRST_YEAR: i32 = 1400;

/// The year that it ends with.
pub(crate) const LAST_YEAR: i32 = 1500;

/// For each year its twelve months in order, 1 for thirty days and 0 for twenty-nine. Five years a line.
#[rustfmt::skip]
const LONG: [u16; 101] = [
    0b1101_0010_1011, 0b0101_0100_1010, 0b1110_1010_0101, 0b0111_0101_0010, 0b0110_1110_1001, // 1400
    0b0011_0110_1010, 0b1010_1010_1101, 0b0101_0101_0101, 0b1010_1010_0101, 0b1011_0101_0010, // 1405
    0b1011_1010_1001, 0b0101_1011_0100, 0b1001_1011_1010, 0b0100_1101_1011, 0b0010_0101_1101, // 1410
    0b0101_0010_1101, 0b1010_1010_0101, 0b1010_1101_0100, 0b1010_1110_1010, 0b0101_0110_1101, // 1415
    0b0100_1011_1101, 0b0010_0011_1101, 0b1001_0001_1101, 0b1010_1001_0101, 0b1011_0100_1010, // 1420
    0b1011_0101_1010, 0b0101_0110_1101, 0b0010_1011_0110, 0b1001_0011_1011, 0b0100_1001_1011, // 1425
    0b0110_0101_0101, 0b0110_1010_1001, 0b0111_0101_0100, 0b1011_0110_1010, 0b0101_0110_1100, // 1430
    0b1010_1010_1101, 0b0101_0101_0101, 0b1011_0010_1001, 0b1011_1001_0010, 0b1011_1010_1001, // 1435
    0b0101_1101_0100, 0b1010_1101_1010, 0b0101_0101_1010, 0b1010_1010_1011, 0b0101_1001_0101, // 1440
    0b0111_0100_1001, 0b0111_0110_0100, 0b1011_1010_1010, 0b0101_1011_0101, 0b0010_1011_0110, // 1445
    0b1010_0101_0110, 0b1101_0010_1010, 0b1110_1001_0101, 0b0111_0010_1010, 0b0111_0101_0101, // 1450
    0b0011_0101_1010, 0b1001_0101_1101, 0b0100_1001_1011, 0b1010_0100_1101, 0b1101_0010_0110, // 1455
    0b1101_0101_0011, 0b0101_1010_1010, 0b1010_1010_1101, 0b0100_1011_0110, 0b1010_0101_0111, // 1460
    0b0101_0010_0111, 0b1010_1001_0101, 0b1011_0100_1010, 0b1011_0101_0101, 0b0011_0110_1100, // 1465
    0b1001_1010_1110, 0b0100_1011_0110, 0b1010_1001_0110, 0b1011_0100_1010, 0b1101_1010_0101, // 1470
    0b0101_1101_0010, 0b0101_1101_1001, 0b0010_1101_1100, 0b1001_0110_1101, 0b0100_1010_1101, // 1475
    0b0110_0101_0101, 0b0110_1101_0010, 0b1011_0110_1001, 0b0011_0111_0100, 0b1001_1011_0110, // 1480
    0b0100_1101_0111, 0b0010_1010_1011, 0b0101_0100_1011, 0b0110_1010_0101, 0b0111_0101_0010, // 1485
    0b1011_0110_1001, 0b0101_0110_1011, 0b0010_1010_1101, 0b1001_0100_1101, 0b1100_1001_0101, // 1490
    0b1101_0100_1010, 0b1110_1010_0101, 0b0110_1100_1010, 0b1010_1101_0101, 0b0101_0101_0110, // 1495
    0b1100_1001_0111, // 1500
];

/// One month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    /// Its year.
    pub(crate) year: i32,
    /// Its number in that year, from 1.
    pub(crate) number: u8,
    /// How many days lie between the first day of the table and its own.
    pub(crate) begins: i64,
    /// How many days it has.
    pub(crate) days: i64,
}

/// Every month of the table, in order.
pub(crate) fn all() -> impl Iterator<Item = Month> {
    let months =
        (FIRST_YEAR..).zip(LONG).flat_map(|(year, long)| (1..=12_u8).map(move |number| (year, number, long)));
    months.scan(0_i64, |begins, (year, number, long)| {
        let days = 29 + i64::from(long >> (12 - number) & 1);
        let month = Month { year, number, begins: *begins, days };
        *begins += days;
        Some(month)
    })
}
