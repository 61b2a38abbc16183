//! Text in, rows and problems out: tables, calendars, and the values that people write into their cells.
//! Nothing here knows the workspace. Good lines of any file come through, and no line panics.

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
