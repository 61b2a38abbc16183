//! Sessions and interviews for calendars and lists.

pub mod by_person;
pub mod calendar;
pub mod card_order;
pub mod interview_card;
pub mod other_clocks;
pub mod record;
pub mod session_card;
pub mod session_changes;
pub mod slot_order;
pub mod tell_order;
pub mod to_tell;
pub mod to_tell_after;
pub mod to_tell_message;
pub mod took_place;
