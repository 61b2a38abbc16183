//! Buttons that several pages share; each gives one command.

mod answer;
mod sign_off;

pub use answer::Answer;
pub use sign_off::SignOff;
