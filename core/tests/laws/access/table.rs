//! `docs/access.md`: the rules of access as a table, written from the rules themselves.

use crate::scenarios::{
    Act, COORDINATOR, ENROLLMENT, MENTOR, SESSION, SOMEBODY, TRAINEE, credited, drafted, enrolled, given,
    held, hours, proposed, with, written,
};
use expect_test::expect_file;
use switchback_core::{
    access::{
        asker::Asker,
        enrollment, exports, history,
        pages::{Page, may_open},
        person, seen, session,
        work::Work,
    },
    command::Command,
    log::Log,
    model::{
        actor::Actor,
        enrollment::{CreditBasis, StepIndex},
        ids::{CertificateId, PersonId},
        scorecard::Side,
        session::{DeclineReason, DisputeOutcome, Session},
    },
};

const SECOND: PersonId = PersonId(1);
/// Certified, and a part of nothing here.
const CERTIFIED: Actor = Actor::Member(PersonId(2));
const TRAINEE_ID: PersonId = PersonId(5);
const LATER: i64 = 40;

const COLUMNS: [(&str, Actor); 7] = [
    ("Coordinator", COORDINATOR),
    ("Leader", Actor::Leader),
    ("Trainee", TRAINEE),
    ("Mentor", MENTOR),
    ("Second reviewer", Actor::Member(SECOND)),
    ("Asked to sign off", CERTIFIED),
    ("Anybody else", SOMEBODY),
];

struct Row {
    name: String,
    is: Vec<bool>,
}

/// One row, as things stand after these acts.
fn row(name: &str, acts: Vec<Act>, after: i64, may: impl Fn(&Asker) -> bool) -> Row {
    let log = given(acts).log();
    row_of(name, |_| &log, after, may)
}

fn row_of<'a>(name: &str, log: impl Fn(Actor) -> &'a Log, after: i64, may: impl Fn(&Asker) -> bool) -> Row {
    let cell = |(_, by): (&str, Actor)| may(&Asker { workspace: log(by).workspace(), by, at: hours(after) });
    Row { name: name.to_owned(), is: COLUMNS.map(cell).to_vec() }
}

fn section(text: &mut String, title: &str, first: &str, rows: Vec<Row>) {
    let names = COLUMNS.map(|(name, _)| name).join(" | ");
    let rule = "|---".repeat(COLUMNS.len() + 1);
    text.push_str(&format!("\n## {title}\n\n| {first} | {names} |\n{rule}|\n"));
    for Row { name, is } in rows {
        let cells: Vec<&str> = is.into_iter().map(|is| if is { "yes" } else { "–" }).collect();
        text.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
}

fn reviewed() -> Vec<Act> {
    let ask = Command::AskSecondReviewer { session: SESSION, reviewer: SECOND };
    let asked = with(written(), (35, MENTOR, ask));
    with(asked, (36, MENTOR, Command::Credit { session: SESSION }))
}

fn not_credited() -> Vec<Act> {
    with(written(), (35, MENTOR, Command::DoNotCredit { session: SESSION }))
}

fn disputed() -> Vec<Act> {
    with(not_credited(), (36, TRAINEE, Command::Dispute { session: SESSION, why: "Why".into() }))
}

/// Everything is credited but the sign-off.
fn ready() -> Vec<Act> {
    let credit = |step, times| Command::GiveCredit {
        enrollment: ENROLLMENT,
        step: StepIndex(step),
        times,
        basis: CreditBasis::Elsewhere,
        evidence: "Elsewhere".into(),
    };
    with(with(reviewed(), (37, COORDINATOR, credit(0, 1))), (38, COORDINATOR, credit(1, 2)))
}

fn declined() -> Vec<Act> {
    let reason = DeclineReason::CannotMakeIt;
    with(proposed(), (3, TRAINEE, Command::Decline { session: SESSION, reason }))
}

fn of_session(asker: &Asker, shows: fn(&Asker, &Session) -> bool) -> bool {
    shows(asker, &asker.workspace.sessions[&SESSION])
}

fn pages() -> Vec<Row> {
    let (usual, ready) = (given(reviewed()).log(), given(ready()).log());
    let log = |by| if by == CERTIFIED { &ready } else { &usual };
    let page = |name: &str, page: Page| row_of(name, log, LATER, move |asker| may_open(asker, page));
    vec![
        page("Today", Page::Today),
        page("Plan", Page::Plan),
        page("Schedule", Page::Schedule),
        page("People", Page::People),
        page("Training", Page::Training),
        page("Insights", Page::Insights),
        page("Settings", Page::Settings),
        page("Import", Page::Import),
        page("History", Page::History),
        page("Find a time", Page::FindTime),
        page("The trainee’s person page", Page::Person(TRAINEE_ID)),
        page("The trainee’s availability", Page::Availability(TRAINEE_ID)),
        page("The enrollment", Page::Enrollment(ENROLLMENT)),
        page("The session", Page::Session(SESSION)),
        page("A certificate", Page::Certificate(CertificateId(1))),
    ]
}

fn reading() -> Vec<Row> {
    let (usual, ready) = (given(reviewed()).log(), given(ready()).log());
    let log = |by| if by == CERTIFIED { &ready } else { &usual };
    let read = |name: &str, may: fn(&Asker) -> bool| row_of(name, log, LATER, may);
    vec![
        row("That a session is drafted", drafted(), 2, |asker| of_session(asker, seen::session)),
        read("When, where and with whom the session is", |asker| of_session(asker, seen::session)),
        read("Interviews that others lead, without a trainee", |asker| seen::interview(asker, PersonId(4))),
        read("Both scorecards once open, and what was said about the review", |asker| {
            seen::side_by_side(asker, SESSION).is_some()
        }),
        row("Their own scorecard before that", held(), LATER, |asker| {
            let written = with(held(), (33, TRAINEE, crate::scenarios::writing(SESSION, Side::Trainee)));
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

fn exporting() -> Vec<Row> {
    let export = |name: &str, may: fn(exports::Exports) -> bool| {
        row(name, enrolled(), LATER, move |asker| may(exports::exports(asker.by)))
    };
    vec![
        export("The workspace file", |exports| exports.workspace),
        export("The people", |exports| exports.people),
        export("Everybody’s sessions", |exports| exports.sessions == exports::Share::Everybody),
        export("Their own sessions", |exports| exports.sessions == exports::Share::Own),
        export("Scorecards that they may read", |exports| exports.scorecards),
    ]
}

fn work() -> Vec<Row> {
    let name = |work| match work {
        Work::Import => "Import files",
        Work::Plan => "Plan, publish, re-plan, cancel a session",
        Work::EditProgram => "Edit the program, its rubrics and who follows which version",
        Work::EnrollOthers => "Enroll several people, or somebody where a nomination is asked for",
        Work::KeepCertificates => "Record or withdraw a certificate, sign off where it is only recorded",
        Work::KeepPeople => "Say who has left, tag people",
        Work::ErasePeople => "Erase a person",
        Work::Remind => "Write down that a reminder was sent",
    };
    Work::ALL.map(|work| row(name(work), enrolled(), LATER, move |asker| work.is_for(asker.by))).into()
}

fn acts_on_a_session() -> Vec<Row> {
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
        row("Take a review back", reviewed(), LATER, |asker| reverse(asker, SESSION).is_ok()),
        row("Object to a review", not_credited(), LATER, |asker| object(asker, SESSION).is_ok()),
        row("Decide an objection", disputed(), LATER, |asker| settle(asker, SESSION, outcome).is_ok()),
        row("Ask a second reviewer", written(), LATER, |asker| ask_second(asker, SESSION).is_ok()),
    ]
}

fn reviewing() -> Vec<Act> {
    let mut acts = reviewed();
    acts.pop();
    acts
}

fn acts_on_an_enrollment() -> Vec<Row> {
    use enrollment::*;
    let (prep, first) = (StepIndex(0), StepIndex(0));
    vec![
        row("Enroll the trainee", enrolled(), LATER, |asker| enroll(asker.by, TRAINEE_ID).is_ok()),
        row("Pause or resume it", enrolled(), LATER, |asker| pause(asker, ENROLLMENT).is_ok()),
        row("Withdraw it", enrolled(), LATER, |asker| withdraw(asker, ENROLLMENT).is_ok()),
        row("Say that prep is done", enrolled(), LATER, |asker| prepare(asker, ENROLLMENT).is_ok()),
        row("Give credit for a step", enrolled(), LATER, move |asker| {
            give_credit(asker, ENROLLMENT, prep).is_ok()
        }),
        row("Ask for one session more", credited(), LATER, move |asker| {
            add_session(asker, ENROLLMENT, first).is_ok()
        }),
        row("Sign off, where anybody certified may", ready(), LATER, |asker| {
            sign_off(asker, ENROLLMENT).is_ok()
        }),
        row("Change the trainee’s availability and description", enrolled(), LATER, |asker| {
            person::change(asker.by, TRAINEE_ID).is_ok()
        }),
        row("Undo a command of their own", enrolled(), LATER, |asker| {
            history::undo(asker.by, asker.by).is_ok()
        }),
        row("Undo a command of the trainee", enrolled(), LATER, |asker| {
            history::undo(asker.by, TRAINEE).is_ok()
        }),
    ]
}

#[test]
fn the_document_says_what_the_rules_say() {
    let mut text = "# Who may do and see what\n\n\
        Written from the rules in `core/src/access` by `core/tests/laws/access/table.rs`, which also holds it to them:\n\
        `UPDATE_EXPECT=1 cargo test -p switchback-core --test laws access` writes it again.\n\n\
        Each table follows one trainee, their mentor in one session, a second reviewer of it, somebody certified who is\n\
        asked to sign the trainee off, and anybody else. Mentor, second reviewer and whoever signs off are certified.\n\
        A workspace in a browser or a file is open to whoever holds it: these rules say what is offered and shown, and\n\
        become a lock only where a server applies them.\n"
        .to_owned();
    section(&mut text, "Pages", "Page", pages());
    section(&mut text, "What they read", "What", reading());
    section(&mut text, "What they export", "What", exporting());
    section(&mut text, "Work for everybody", "Work", work());
    section(&mut text, "Acts on a session", "Act", acts_on_a_session());
    section(&mut text, "Acts on an enrollment, a person and the history", "Act", acts_on_an_enrollment());
    expect_file!["../../../../docs/access.md"].assert_eq(&text);
}
