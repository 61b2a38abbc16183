//! What comes in and goes out as text: tables, calendars, workspace files.
//! Nothing here knows the workspace, and whatever a file holds, good lines come through and no line panics.

pub mod calendar;
pub mod calendar_interviews;
pub mod calendar_job;
pub mod calendar_links;
pub mod calendar_writer;
pub mod code;
pub mod contact;
pub mod date_order;
pub mod dates;
pub mod directory_table;
pub mod interviews;
pub mod interviewer_pools;
mod json_table;
pub mod lengths;
pub mod lines_to_mend;
pub mod lists;
pub mod mapping;
pub mod note;
pub mod people;
pub mod pool_note;
pub mod problem;
pub mod reading;
pub mod remembered;
pub mod scorecard_table;
pub mod session_calendar;
pub mod session_table;
pub mod table;
pub mod table_kind;
pub mod table_reader;
pub mod table_writer;
pub mod text;
pub mod training;
pub mod type_pattern;
pub mod unreadable;
pub mod workspace_file;
pub mod zone_names;
