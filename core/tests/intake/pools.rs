//! Interviewer pools compared with a workspace: their people, and what they require of trainees.

use crate::desk::{Desk, counts};
use switchback_core::{
    exchange::{
        rows::people::read_people,
        table::{mapping::Mapping, reader::read_table},
    },
    intake::{Intake, people::PeopleFile},
    model::{
        enrollment::StepIndex,
        program::{Path, StepKind},
    },
    zones::DatabaseZones,
};

fn pool(shadows: u8) -> String {
    let stage =
        |role: &str, times: u8| format!(r#"{{"interviewerRole": "{role}", "interviewsRequired": {times}}}"#);
    let stages = [stage("Shadow", shadows), stage("ReverseShadow", 1)].join(",");
    format!(
        r#"{{"title": "Coding", "trainingPath": {{"enabled": true, "trainingStages": [{stages}]}},
            "qualifiedMembers": [{{"name": "Ada Okafor", "email": "ada@example.com"}}],
            "trainees": [{{"name": "Bo Lind", "email": "bo@example.com", "isPaused": true}},
                         {{"name": "Cy Roe", "email": "cy@example.com"}}]}}"#
    )
}

fn hold(desk: &mut Desk, text: &str) -> Intake {
    let table = read_table(text.as_bytes()).unwrap();
    let reading = read_people(&table, &Mapping::guess(&table.header, &table.lines), &DatabaseZones, None);
    desk.hold_file(PeopleFile { rows: &reading.rows, paths: &table.paths, progress: &table.progress })
}

fn path(desk: &Desk) -> Path {
    let program = desk.log.workspace().program().unwrap();
    program.paths.values().next().unwrap().clone()
}

#[test]
fn a_pools_path_becomes_the_path_of_a_new_type_and_enrolls_its_trainees() {
    let mut desk = Desk::new();
    let first = hold(&mut desk, &pool(3));
    assert_eq!(counts(&first), (4, 0, 0, 0), "three people and a path");
    assert_eq!(first.amount(), "4 changes");
    assert_eq!(first.added[0].detail, "3 shadows, reverse shadow, sign-off");
    desk.import(first);
    let steps: Vec<_> = path(&desk).steps.iter().map(|step| (step.kind, step.times)).collect();
    assert_eq!(steps, [(StepKind::Shadow, 3), (StepKind::ReverseShadow, 1), (StepKind::SignOff, 1)]);
    let workspace = desk.log.workspace();
    let newest = workspace.program().unwrap().version;
    assert!(workspace.enrollments.values().all(|enrollment| enrollment.version == newest));
    let paused = workspace.enrollments.values().filter(|known| known.status().is_paused());
    let names: Vec<_> = paused.map(|known| workspace.profiles.name(known.person)).collect();
    assert_eq!(names, ["Bo Lind"]);
    let second = hold(&mut desk, &pool(3));
    assert_eq!((counts(&second), second.import.is_empty()), ((0, 0, 3, 0), true));
}

#[test]
fn an_existing_path_stays_and_the_difference_is_noted() {
    let mut desk = Desk::new();
    let first = hold(&mut desk, &pool(3));
    desk.import(first);
    let before = path(&desk);
    let second = hold(&mut desk, &pool(4));
    assert!(second.import.is_empty());
    assert_eq!(
        second.notes,
        [
            "The training path for Coding in the file is 4 shadows, reverse shadow, sign-off. Yours is 3 shadows, reverse \
             shadow, sign-off and is kept. To change it, edit the program."
        ]
    );
    assert_eq!(path(&desk), before);
}

/// The pool with trainees at the given stage.
fn pool_with_progress(stage: &str, completed: u8) -> String {
    let progress = format!(
        r#""currentProgress": {{"trainingPathStageId": "{stage}", "interviewsCompleted": {completed}}}, "name": "Cy Roe""#
    );
    let text = pool(3).replace(r#""name": "Cy Roe""#, &progress);
    let first =
        text.replacen(r#""interviewerRole": "Shadow""#, r#""id": "first", "interviewerRole": "Shadow""#, 1);
    first.replacen(
        r#""interviewerRole": "ReverseShadow""#,
        r#""id": "second", "interviewerRole": "ReverseShadow""#,
        1,
    )
}

/// How often each step on Cy's path counts without a session in this workspace.
fn credits(desk: &Desk) -> Vec<(StepIndex, u8)> {
    let workspace = desk.log.workspace();
    let of_cy =
        workspace.enrollments.values().find(|known| workspace.profiles.name(known.person) == "Cy Roe");
    of_cy.unwrap().ledger.credits.iter().map(|credit| (credit.step, credit.times)).collect()
}

#[test]
fn a_trainees_completed_steps_count_toward_their_path_once() {
    let mut desk = Desk::new();
    let first = hold(&mut desk, &pool_with_progress("first", 2));
    assert_eq!(
        first.added[3].detail,
        "Europe/Berlin, in training for Coding, credit for 2 shadows in Coding"
    );
    desk.import(first);
    assert_eq!(credits(&desk), [(StepIndex(0), 2)]);
    let second = hold(&mut desk, &pool_with_progress("first", 2));
    assert_eq!((counts(&second), second.import.is_empty()), ((0, 0, 3, 0), true));
    let later = hold(&mut desk, &pool_with_progress("second", 1));
    assert_eq!(later.changed[0].now, "credit for 1 shadow in Coding, credit for 1 reverse shadow in Coding");
    desk.import(later);
    assert_eq!(credits(&desk), [(StepIndex(0), 2), (StepIndex(0), 1), (StepIndex(1), 1)]);
}

#[test]
fn progress_that_the_path_does_not_ask_for_is_noted_and_not_counted() {
    let mut desk = Desk::new();
    let first = hold(&mut desk, &pool_with_progress("first", 5));
    assert_eq!(
        first.notes,
        ["Line 3: 2 shadows by Cy Roe in Coding not counted. The training path requires no more."]
    );
    desk.import(first);
    assert_eq!(credits(&desk), [(StepIndex(0), 3)]);
}
