//! Larkspur's interview types, how many people are certified in each, and the paths to a certificate.

use super::dice::Dice;
use crate::model::{
    ids::InterviewTypeId,
    interview_type::InterviewType,
    program::{Path, Program, Step, StepKind, Version},
};
use std::ops::Range;

pub struct Kind {
    pub name: &'static str,
    rubric: [&'static str; 4],
    /// The indexes of the people who are certified in it.
    pub certified: Range<usize>,
    /// Interviews on an ordinary day.
    pub daily: usize,
    pub minutes: u16,
}

pub const CODING: usize = 0;
pub const SYSTEM_DESIGN: usize = 1;
pub const BEHAVIORAL: usize = 2;
pub const CODE_REVIEW: usize = 3;
pub const PRODUCT_SENSE: usize = 4;

/// Neighbors work in different time zones, so each range has people in all of them. Some people are in two ranges.
pub const KINDS: [Kind; 5] = [
    Kind {
        name: "Coding",
        rubric: ["Problem solving", "Code quality", "Testing", "Communication"],
        certified: 0..22,
        daily: 16,
        minutes: 60,
    },
    Kind {
        name: "System design",
        rubric: ["Requirements", "Architecture", "Trade-offs", "Communication"],
        certified: 14..28,
        daily: 10,
        minutes: 60,
    },
    Kind {
        name: "Behavioral",
        rubric: ["Ownership", "Collaboration", "Growth", "Self-awareness"],
        certified: 26..42,
        daily: 12,
        minutes: 45,
    },
    Kind {
        name: "Code review",
        rubric: ["Key issues", "Careful reading", "Explanations", "Tone"],
        certified: 36..46,
        daily: 7,
        minutes: 45,
    },
    Kind {
        name: "Product sense",
        rubric: ["User focus", "Judgment", "Metrics", "Communication"],
        certified: 44..52,
        daily: 4,
        minutes: 45,
    },
];

pub fn interview_types(dice: &mut Dice) -> Vec<InterviewType> {
    KINDS
        .iter()
        .map(|kind| {
            let rubric = kind.rubric.map(String::from).into();
            InterviewType::rated(InterviewTypeId(dice.roll()), kind.name, rubric)
        })
        .collect()
}

/// Returns the version that Larkspur wrote itself, after the default paths that new types get.
pub fn program(types: &[InterviewType]) -> Program {
    let paths = types.iter().enumerate().map(|(place, known)| (known.id, path(place)));
    Program { version: Version(2), paths: paths.collect() }
}

fn path(place: usize) -> Path {
    let usual = Path::default();
    let steps = match place {
        SYSTEM_DESIGN => [vec![Step::once(StepKind::Course)], usual.steps].concat(),
        BEHAVIORAL => vec![
            Step::once(StepKind::Shadow),
            Step::once(StepKind::HalfShadow),
            Step::with_different_mentors(StepKind::ReverseShadow, 2),
            Step::once(StepKind::SignOff),
        ],
        _ => usual.steps,
    };
    Path { steps, ..usual }
}
