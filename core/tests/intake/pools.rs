//! Interviewer pools held against a workspace: their people, and what they ask of trainees.

use crate::desk::{Desk, counts};
use switchback_core::{
    exchange::{mapping::Mapping, people::read_people, table::read_table},
    intake::{Intake, people::PeopleFile},
    model::{
        enrolment::EnrolmentStatus,
        programme::{Path, StepKind},
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
    desk.hold_file(PeopleFile { rows: &reading.rows, paths: &table.paths })
}

fn path(desk: &Desk) -> Path {
    let programme = desk.log.workspace().programme().unwrap();
    programme.paths.values().next().unwrap().clone()
}

#[test]
fn a_pools_path_becomes_that_of_a_new_type_and_trainees_begin_on_it() {
    let mut desk = Desk::new();
    let first = hold(&mut desk, &pool(3));
    assert_eq!(counts(&first), (4, 0, 0, 0), "three people and a path");
    assert_eq!(first.added[0].detail, "Shadow 3×, Reverse shadow, Sign-off");
    desk.take(first);
    let steps: Vec<_> = path(&desk).steps.iter().map(|step| (step.kind, step.times)).collect();
    assert_eq!(steps, [(StepKind::Shadow, 3), (StepKind::ReverseShadow, 1), (StepKind::SignOff, 1)]);
    let workspace = desk.log.workspace();
    let newest = workspace.programme().unwrap().version;
    assert!(workspace.enrolments.values().all(|enrolment| enrolment.version == newest));
    let paused = workspace.enrolments.values().filter(|known| known.status == EnrolmentStatus::Paused);
    let names: Vec<_> = paused.map(|known| workspace.profiles.name(known.person)).collect();
    assert_eq!(names, ["Bo Lind"]);
    let second = hold(&mut desk, &pool(3));
    assert_eq!((counts(&second), second.import.is_empty()), ((0, 0, 3, 0), true));
}

#[test]
fn a_path_that_is_there_already_stays_and_the_difference_is_told() {
    let mut desk = Desk::new();
    let first = hold(&mut desk, &pool(3));
    desk.take(first);
    let before = path(&desk);
    let second = hold(&mut desk, &pool(4));
    assert!(second.import.is_empty());
    assert_eq!(
        second.notes,
        [
            "Its training path for Coding is Shadow 4×, Reverse shadow, Sign-off. Yours is Shadow 3×, Reverse shadow, \
             Sign-off and stays. Change it in the programme if it should not."
        ]
    );
    assert_eq!(path(&desk), before);
}
