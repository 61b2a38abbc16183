//! Small instances for tests.

use super::Instance;
use crate::problem::{Candidate, Counted, Enrollment, Interview, Kind, Limit, Need, Problem};

/// Enrollments that need one session each, with the interviews that each may choose from. Every interview has
/// one seat and a mentor of its own with room for one session.
pub(crate) fn one_session_each(choices: &[&[u32]], interviews: u32) -> Instance {
    let need = Need { step: 0, kind: Kind::Shadow, different_mentors: false };
    let enrollment =
        |person| Enrollment { person, gap_minutes: 0, different_mentors: false, needs: vec![need] };
    let interview = |mentor| Interview { start: 0, end: 60, mentor, seats: 1 };
    let limit = |person| Limit { person, from: 0, until: 60, left: 1, counts: Counted::Sessions };
    let candidate = |enrollment, interview| Candidate { enrollment, interview, step: 0, value: 1000 };
    let rows = choices.iter().zip(0..);
    Instance::new(&Problem {
        enrollments: (0..choices.len() as u32).map(enrollment).collect(),
        interviews: (0..interviews).map(|position| interview(1000 + position)).collect(),
        mentor_limits: (0..interviews).map(|position| limit(1000 + position)).collect(),
        candidates: rows
            .flat_map(|(row, enrollment)| row.iter().map(move |interview| candidate(enrollment, *interview)))
            .collect(),
        ..Problem::empty(0)
    })
}
