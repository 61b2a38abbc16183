//! `docs/access.md`: the access rules as a table, generated from the rules themselves.

use crate::scenarios::{Act, BYSTANDER, COORDINATOR, MENTOR, TRAINEE, given, hours};
use expect_test::expect_file;
use switchback_core::zones::DatabaseZones;
use switchback_core::{
    access::asker::Asker,
    log::Log,
    model::{actor::Actor, ids::PersonId},
};

mod acting;
mod reading;
mod states;

const SECOND: PersonId = PersonId(1);
/// Certified, and not involved in anything here.
const CERTIFIED: Actor = Actor::Member(PersonId(2));
const TRAINEE_ID: PersonId = PersonId(5);
const LATER: i64 = 40;

const COLUMNS: [(&str, Actor); 7] = [
    ("Coordinator", COORDINATOR),
    ("Leader", Actor::LEADER),
    ("Trainee", TRAINEE),
    ("Mentor", MENTOR),
    ("Second reviewer", Actor::Member(SECOND)),
    ("Asked to sign off", CERTIFIED),
    ("Anyone else", BYSTANDER),
];

struct Row {
    name: String,
    is: Vec<bool>,
}

/// One row, for the state after these acts.
fn row(name: &str, acts: Vec<Act>, after: i64, may: impl Fn(&Asker) -> bool) -> Row {
    let log = given(acts).log();
    row_of(name, |_| &log, after, may)
}

fn row_of<'a>(name: &str, log: impl Fn(Actor) -> &'a Log, after: i64, may: impl Fn(&Asker) -> bool) -> Row {
    let cell = |(_, by): (&str, Actor)| {
        may(&Asker { workspace: log(by).workspace(), zones: &DatabaseZones, by, at: hours(after) })
    };
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

#[test]
fn the_document_matches_the_rules() {
    let mut text = "# Who may do and see what\n\n\
        Written from the rules in `core/src/access` by `core/tests/laws/access/table.rs`, which also holds it to them:\n\
        `UPDATE_EXPECT=1 cargo test -p switchback-core --test laws access` writes it again.\n\n\
        Each table follows one trainee, their mentor in one session, a second reviewer of it, a certified interviewer\n\
        who is asked to sign the trainee off, and anyone else. The mentor, the second reviewer and that interviewer are\n\
        certified. A workspace in a browser or a file is open to everyone who has the browser or the file: these rules\n\
        say what is offered and shown, and become a lock only once a server applies them. That is also why everyone can\n\
        export the workspace file.\n\n\
        Someone who has left the company can do nothing in their own name. The coordinator corrects what is needed.\n\
        A command about a session or an enrollment that its sender can’t see is refused as if there were none.\n\
        The server of a team writes down which messages it has sent and imports the interviews that a program sends, and\n\
        does nothing else.\n"
        .to_owned();
    section(&mut text, "Pages", "Page", reading::pages());
    section(&mut text, "What they read", "What", reading::reading());
    section(&mut text, "What they export", "What", reading::exporting());
    section(&mut text, "Work for the whole workspace", "Work", acting::work());
    section(&mut text, "Acts on a session", "Act", acting::acts_on_a_session());
    section(
        &mut text,
        "Acts on an enrollment, a person and the history",
        "Act",
        acting::acts_on_an_enrollment(),
    );
    expect_file!["../../../../docs/access.md"].assert_eq(&text);
}
