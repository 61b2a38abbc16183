//! Controls that use the store or the address.

pub mod add_to_calendar;
pub mod command_button;
pub mod copying;
pub mod edited;
pub mod file_reading;
pub mod filters;
pub mod help_link;
pub mod latest;
pub mod leave_guard;
pub mod long_work;
pub mod main_pages;
pub mod notices;
pub mod overlays;
pub mod page_actions;
pub mod page_link;
pub mod people_to_tell;
pub mod server_mail;
pub mod provider_button;
pub mod query;
pub mod reason_dialog;
pub mod recent;
pub mod saved_views;
pub mod server_answer;
pub mod shortcuts;
pub mod sorting;
pub mod workspace_file_picker;
