//! Pages, what they show, and exports.

use super::{
    CERTIFIED, LATER, Row, TRAINEE_ID, row, row_of,
    states::{declined, ready, reviewed},
};
use crate::scenarios::{
    ENROLLMENT, INTERVIEW, SESSION, TRAINEE, drafted, enrolled, given, held, with, writing,
};
use switchback_core::{
    access::{
        asker::Asker,
        exports, history,
        pages::{Page, may_open},
        seen,
    },
    model::{
        actor::Actor,
        ids::{CertificateId, PersonId},
        scorecard::Side,
        session::Session,
    },
    progress::schedule::calendar::Interviewer,
};

fn of_session(asker: &Asker, shows: fn(&Asker, &Session) -> bool) -> bool {
    shows(asker, &asker.workspace.sessions[&SESSION])
}

pub fn pages() -> Vec<Row> {
    let (usual, ready) = (given(reviewed()).log(), given(ready()).log());
    let log = |by| if by == CERTIFIED { &ready } else { &usual };
    let page = |name: &str, page: Page| row_of(name, log, LATER, move |asker| may_open(asker, page));
    vec![
        page("Today", Page::Today),
        page("Plan", Page::Plan),
        page("Messages to send", Page::Messages),
        page("Schedule", Page::Schedule),
        page("People", Page::People),
        page("Training", Page::Training),
        page("Insights", Page::Insights),
        page("Settings", Page::Settings),
        page("Help", Page::Help),
        page("Import", Page::Import),
        page("History", Page::History),
        page("Find a time", Page::FindTime),
        page("The trainee’s person page", Page::Person(TRAINEE_ID)),
        page("The trainee’s availability", Page::Availability(TRAINEE_ID)),
        page("The enrollment", Page::Enrollment(ENROLLMENT)),
        page("The session", Page::Session(SESSION)),
        page("The interview of the session", Page::Interview(INTERVIEW)),
        page("A certificate", Page::Certificate(CertificateId(1))),
    ]
}

fn interviewer(person: u64) -> Interviewer {
    Interviewer { person: PersonId(person), name: String::new() }
}

pub fn reading() -> Vec<Row> {
    let (usual, ready) = (given(reviewed()).log(), given(ready()).log());
    let log = |by| if by == CERTIFIED { &ready } else { &usual };
    let read = |name: &str, may: fn(&Asker) -> bool| row_of(name, log, LATER, may);
    vec![
        row("That a session is drafted", drafted(), 2, |asker| of_session(asker, seen::session)),
        read("When, where and with whom the session is", |asker| of_session(asker, seen::session)),
        read("Interviews that others lead, without a trainee", |asker| {
            seen::interview(asker, &[interviewer(4)])
        }),
        read("Both scorecards once open, and what was said about the review", |asker| {
            seen::side_by_side(asker, SESSION).is_some()
        }),
        row("Their own scorecard before that", held(), LATER, |asker| {
            let written = with(held(), (33, TRAINEE, writing(SESSION, Side::Trainee)));
            let log = given(written).log();
            let asker = Asker { workspace: log.workspace(), ..*asker };
            seen::scorecard(&asker, SESSION, Side::Trainee).is_some()
        }),
        row("Why the session was declined", declined(), 4, |asker| of_session(asker, seen::decline_reason)),
        read("The trainee’s progress", |asker| {
            seen::progress(asker, &asker.workspace.enrollments[&ENROLLMENT])
        }),
        read("The evidence for the sign-off", |asker| {
            seen::evidence(asker, &asker.workspace.enrollments[&ENROLLMENT])
        }),
        read("The trainee’s record and calibration", |asker| seen::record(asker.by, TRAINEE_ID)),
        read("Commands of others in the history", |asker| {
            history::sees(asker.by, Actor::Member(PersonId(8)))
        }),
    ]
}

pub fn exporting() -> Vec<Row> {
    let export = |name: &str, may: fn(exports::Exports) -> bool| {
        row(name, enrolled(), LATER, move |asker| may(exports::exports(asker.by)))
    };
    vec![
        export("The people", |exports| exports.people),
        export("Everyone’s sessions", |exports| exports.sessions == exports::Share::Everyone),
        export("Their own sessions", |exports| exports.sessions == exports::Share::Own),
        export("Scorecards that they may read", |exports| exports.scorecards),
    ]
}
