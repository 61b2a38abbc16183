//! Phrases that several screens use. Each is one function with typed arguments.

pub use switchback_core::wording::{capitalized, count, grouped, listed};
use switchback_core::{
    model::{actor::Actor, program::StepKind, scorecard::Side},
    workspace::Workspace,
};

/// "Shadow 2 of 2", or "Sign-off" where there is only one.
pub fn step_name(name: &str, time: (u8, u8)) -> String {
    match time {
        (_, 1) => name.to_owned(),
        (time, of) => format!("{name} {time} of {of}"),
    }
}

/// Who does what at a session, from one side: "you observe", "you lead, they observe".
pub fn part(kind: StepKind, side: Side) -> &'static str {
    match (kind, side) {
        (StepKind::Shadow, Side::Trainee) => "you observe",
        (StepKind::Shadow, Side::Mentor) => "you lead, they observe",
        (StepKind::HalfShadow, Side::Trainee) => "you ask one question",
        (StepKind::HalfShadow, Side::Mentor) => "you lead, they ask one question",
        (_, Side::Trainee) => "you lead, your mentor observes",
        (_, Side::Mentor) => "they lead, you observe",
    }
}

/// The names of roles that aren't individual people.
pub const COORDINATOR: &str = "Coordinator";
pub const LEADER: &str = "Leader";

/// The titles of a list of due tasks, and of an empty one.
pub const NEEDS_ATTENTION: &str = "Needs your attention";
pub const ALL_CAUGHT_UP: &str = "You’re all caught up";

/// The first letters of the first and the last name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).collect::<String>().to_uppercase()
}

/// One of six colors, always the same for a name.
pub fn tone(name: &str) -> u32 {
    name.chars().map(u32::from).fold(0, u32::wrapping_add) % 6
}

/// The actor's name, for use inside a sentence.
pub fn actor_name(workspace: &Workspace, actor: Actor) -> String {
    match actor {
        Actor::Coordinator(None) => "the coordinator".into(),
        Actor::Leader(None) => "a leader".into(),
        Actor::Server => "the server".into(),
        Actor::Member(person) | Actor::Coordinator(Some(person)) | Actor::Leader(Some(person)) => {
            workspace.profiles.name(person).to_owned()
        }
    }
}
