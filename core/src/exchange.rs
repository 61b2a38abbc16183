//! Turns text into rows and problems: tables, calendars, and the values that people write into cells.
//! Nothing here knows the workspace. Good lines are read even if others are bad, and no line causes a panic.

pub mod calendar;
pub mod encoding;
pub(crate) mod json_outline;
pub mod remembered;
pub mod rows;
pub mod stepwise;
pub mod table;
pub mod unreadable;
pub mod values;
pub mod workbook;
