//! What an interviewer pool requires of its trainees, and what each of them has completed.

/// What a pool requires of people before they qualify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingPath {
    /// The pool's title, which is the interview type's name.
    pub type_name: String,
    /// In order.
    pub stages: Vec<TrainingStage>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrainingStage {
    pub role: TrainingRole,
    pub times: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrainingRole {
    Shadow,
    ReverseShadow,
}

/// What one trainee has already completed for one interview type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingProgress {
    /// The line of the trainee.
    pub line: u32,
    /// The pool's title.
    pub type_name: String,
    pub shadows: u8,
    pub reverse_shadows: u8,
}
