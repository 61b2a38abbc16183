//! Parts of pages that several pages share and that know the store.

pub mod agenda_entries;
mod first_plan;
mod training_progress;

pub use first_plan::FirstPlanChecklist;
pub use training_progress::TrainingProgress;
