//! What happened before each row of the table.

use super::SECOND;
use crate::scenarios::{
    Act, COORDINATOR, ENROLLMENT, MENTOR, SESSION, TRAINEE, credited, proposed, with, written,
};
use crate::world::{self, CODING};
use switchback_core::{
    command::Command,
    model::{
        enrollment::{CreditBasis, StepIndex},
        program::{Program, Version, rules::StepRules},
        session::DeclineReason,
    },
};

pub fn reviewed() -> Vec<Act> {
    let ask = Command::AskSecondReviewer { session: SESSION, reviewer: SECOND };
    let asked = with(written(), (35, MENTOR, ask));
    with(asked, (36, MENTOR, Command::Credit { session: SESSION }))
}

pub fn not_credited() -> Vec<Act> {
    with(written(), (35, MENTOR, Command::DoNotCredit { session: SESSION }))
}

pub fn disputed() -> Vec<Act> {
    with(not_credited(), (36, TRAINEE, Command::Dispute { session: SESSION, why: "Why".into() }))
}

/// One of two shadows is credited, and one is enough.
pub fn credited_of_many() -> Vec<Act> {
    let mut program = Program { version: Version(3), ..world::program() };
    let path = program.paths.get_mut(&CODING).unwrap();
    path.steps[0].rules = StepRules { at_least: Some(1), ..StepRules::default() };
    let publish = (0, COORDINATOR, Command::PublishProgram(program));
    std::iter::once(publish).chain(credited()).collect()
}

/// Everything except the sign-off is credited.
pub fn ready() -> Vec<Act> {
    let credit = |step, times| Command::GiveCredit {
        enrollment: ENROLLMENT,
        step: StepIndex(step),
        times,
        basis: CreditBasis::Elsewhere,
        evidence: "Elsewhere".into(),
    };
    with(with(reviewed(), (37, COORDINATOR, credit(0, 1))), (38, COORDINATOR, credit(1, 2)))
}

pub fn declined() -> Vec<Act> {
    let reason = DeclineReason::CannotMakeIt;
    with(proposed(), (3, TRAINEE, Command::Decline { session: SESSION, reason }))
}

pub fn reviewing() -> Vec<Act> {
    let mut acts = reviewed();
    acts.pop();
    acts
}
