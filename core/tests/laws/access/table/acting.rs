//! Work for the whole workspace, and acts on a session, an enrollment, a person and the history.

use super::{
    LATER, Row, TRAINEE_ID, row,
    states::{credited_of_many, disputed, not_credited, ready, reviewed, reviewing},
};
use crate::scenarios::{ENROLLMENT, SESSION, TRAINEE, credited, enrolled, held, proposed, written};
use switchback_core::{
    access::{enrollment, history, person, session, work::Work},
    model::{enrollment::StepIndex, scorecard::Side, session::DisputeOutcome},
};

pub fn work() -> Vec<Row> {
    let name = |work| match work {
        Work::Import => "Import files",
        Work::KeepInterviews => "Add, change, cancel or restore an interview by hand",
        Work::Plan => "Plan, publish, re-plan, cancel a session",
        Work::EditProgram => {
            "Edit the program, its rubrics and who follows which version; replace an approver who left"
        }
        Work::EnrollOthers => "Enroll several people, or a person whose path asks for a nomination",
        Work::KeepCertificates => "Record or withdraw a certificate, sign off where it is only recorded",
        Work::KeepPeople => "Mark people as former employees, tag people",
        Work::ErasePeople => "Delete a person",
        Work::AssignRoles => "Make a person a coordinator or a leader, or take that back",
        Work::Remind => "Write down that a reminder was sent",
        Work::NameWorkspace => "Rename the workspace",
        Work::Tell => "Write down that people were told about their sessions",
    };
    Work::ALL.map(|work| row(name(work), enrolled(), LATER, move |asker| work.is_for(asker.by))).into()
}

pub fn acts_on_a_session() -> Vec<Row> {
    use session::*;
    let outcome = DisputeOutcome::Stands;
    vec![
        row("Confirm it", proposed(), 3, |asker| confirm(asker, SESSION).is_ok()),
        row("Decline it", proposed(), 3, |asker| decline(asker, SESSION).is_ok()),
        row("Say whether it took place", proposed(), 32, |asker| report(asker, SESSION).is_ok()),
        row("Write the trainee’s scorecard", held(), LATER, |asker| {
            write(asker, SESSION, Side::Trainee).is_ok()
        }),
        row("Write the mentor’s scorecard", held(), LATER, |asker| {
            write(asker, SESSION, Side::Mentor).is_ok()
        }),
        row("Review it", reviewing(), LATER, |asker| review(asker, SESSION).is_ok()),
        row("Reverse a review", reviewed(), LATER, |asker| reverse(asker, SESSION).is_ok()),
        row("Dispute a review", not_credited(), LATER, |asker| object(asker, SESSION).is_ok()),
        row("Settle a dispute", disputed(), LATER, |asker| settle(asker, SESSION, outcome).is_ok()),
        row("Ask a second reviewer", written(), LATER, |asker| ask_second(asker, SESSION).is_ok()),
    ]
}

pub fn acts_on_an_enrollment() -> Vec<Row> {
    use enrollment::*;
    let (prep, first) = (StepIndex(0), StepIndex(0));
    vec![
        row("Enroll the trainee", enrolled(), LATER, |asker| enroll(asker, TRAINEE_ID).is_ok()),
        row("Pause or resume it", enrolled(), LATER, |asker| pause(asker, ENROLLMENT).is_ok()),
        row("Withdraw it", enrolled(), LATER, |asker| withdraw(asker, ENROLLMENT).is_ok()),
        row("Mark prep as done", enrolled(), LATER, |asker| prepare(asker, ENROLLMENT).is_ok()),
        row("Give credit for a step", enrolled(), LATER, move |asker| {
            give_credit(asker, ENROLLMENT, prep).is_ok()
        }),
        row("Require one more session", credited(), LATER, move |asker| {
            add_session(asker, ENROLLMENT, first).is_ok()
        }),
        row("End a step early, once its minimum is reached", credited_of_many(), LATER, move |asker| {
            shorten_step(asker, ENROLLMENT, first).is_ok()
        }),
        row("Sign off, if any certified interviewer can", ready(), LATER, |asker| {
            sign_off(asker, ENROLLMENT).is_ok()
        }),
        row("Change the trainee’s availability, name, address and time zone", enrolled(), LATER, |asker| {
            person::change(asker, TRAINEE_ID).is_ok()
        }),
        row("Change the trainee’s tags, team and start date", enrolled(), LATER, |asker| {
            person::change_team(asker).is_ok()
        }),
        row("Undo a command of their own", enrolled(), LATER, |asker| {
            history::undo(asker.by, Some(asker.by)).is_ok()
        }),
        row("Undo a command of the trainee", enrolled(), LATER, |asker| {
            history::undo(asker.by, Some(TRAINEE)).is_ok()
        }),
    ]
}
