//! Parts of pages that several pages share and that use the store.

pub mod agenda_entries;
mod alternatives;
mod change_session;
mod devices;
mod first_plan;
mod palette;
mod shortcut_list;
mod training_progress;

pub use alternatives::{Alternatives, Wanted, schedule};
pub use change_session::{ChangeSession, knowing};
pub use devices::Devices;
pub use first_plan::FirstPlanChecklist;
pub use palette::Palette;
pub use shortcut_list::{ShortcutList, SingleKeys};
pub use training_progress::TrainingProgress;
