//! Parts of pages that several pages share and that use the store.

pub mod agenda_entries;
mod alternatives;
mod change_session;
mod devices;
mod first_plan;
mod first_sessions;
mod interview_form;
mod other_clocks;
mod palette;
mod person_fields;
mod rename_dialog;
mod shortcut_list;
mod training_progress;

pub use alternatives::{Alternatives, Wanted, schedule};
pub use change_session::{ChangeSession, knowing};
pub use devices::Devices;
pub use first_plan::FirstPlanChecklist;
pub use first_sessions::FirstSessions;
pub use interview_form::{Edited, InterviewDialog, session_and_mentor};
pub use other_clocks::OtherClocks;
pub use palette::Palette;
pub use person_fields::{PersonFields, PersonInputs};
pub use rename_dialog::RenameDialog;
pub use shortcut_list::{ShortcutList, SingleKeys};
pub use training_progress::TrainingProgress;
