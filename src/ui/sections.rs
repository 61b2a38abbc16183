//! Parts of pages that several pages share and that know the store.

pub mod agenda_entries;
mod training_progress;

pub use training_progress::TrainingProgress;
