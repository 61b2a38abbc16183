//! Interviewer pools in JSON, and the tables made from them.

use super::*;
use crate::{
    exchange::{
        rows::people::{PersonRow, read_people},
        table::{
            kind::TableKind,
            mapping::{Mapping, PeopleField, kind_of},
            reader::read_table,
            reading::Reading,
        },
    },
    zones::DatabaseZones,
};

fn read(text: &str) -> (Table, Reading<PersonRow>) {
    let table = read_table(text.as_bytes()).expect("a table");
    let mapping = Mapping::<PeopleField>::guess(&table.header, &table.lines);
    let reading = read_people(&table, &mapping, &DatabaseZones, None);
    (table, reading)
}

fn notes(table: &Table) -> Vec<String> {
    table.notes.iter().map(|note| note.kind.to_string()).collect()
}

/// A response of `interviewerPool.info`.
const CODING: &str = r#"{"success": true, "results": {
    "id": "a", "title": "Coding", "isArchived": false,
    "trainingPath": {"id": "p", "enabled": true, "trainingStages": [
        {"id": "s", "interviewerRole": "Shadow", "interviewsRequired": 3, "isArchived": false, "approvalRequired": false},
        {"id": "o", "interviewerRole": "Shadow", "interviewsRequired": 9, "isArchived": true, "approvalRequired": false},
        {"id": "r", "interviewerRole": "ReverseShadow", "interviewsRequired": 1, "isArchived": false, "approvalRequired": true}]},
    "qualifiedMembers": [{"id": "1", "firstName": "Ada", "lastName": "Okafor", "email": "Ada@example.com", "isPaused": true}],
    "trainees": [{"id": "2", "firstName": "Bo", "lastName": "Lind", "email": "bo@example.com", "isPaused": true,
        "currentProgress": {"trainingPathId": "p", "trainingPathStageId": "s", "interviewsCompleted": 1}}]}}"#;

#[test]
fn a_pool_gives_its_people_and_its_path() {
    let (table, reading) = read(CODING);
    assert_eq!(kind_of(&table.header), Some(TableKind::People));
    let [ada, bo] = reading.rows.as_slice() else { panic!("{reading:?}") };
    assert_eq!((ada.certified.as_slice(), ada.hosts), (&["Coding".to_owned()][..], Some(false)));
    assert_eq!(ada.mail.as_deref(), Some("ada@example.com"));
    assert_eq!((&bo.training, &bo.paused, bo.hosts), (&vec!["Coding".to_owned()], &bo.training, Some(true)));
    let stages = [(TrainingRole::Shadow, 3), (TrainingRole::ReverseShadow, 1)];
    let stages = stages.map(|(role, times)| TrainingStage { role, times }).to_vec();
    assert_eq!(table.paths, [TrainingPath { type_name: "Coding".into(), stages }]);
    let bo = TrainingProgress { line: 2, type_name: "Coding".into(), shadows: 1, reverse_shadows: 0 };
    assert_eq!((table.progress.as_slice(), notes(&table)), (&[bo][..], Vec::new()));
}

/// Sets the progress of the trainee in the pool above and checks what they have completed, or why it isn't counted.
#[track_caller]
fn check_progress(progress: &str, expected: Result<[u8; 2], &str>) {
    let was = r#"{"trainingPathId": "p", "trainingPathStageId": "s", "interviewsCompleted": 1}"#;
    let (table, _) = read(&CODING.replace(was, progress));
    let done = table.progress.iter().map(|done| [done.shadows, done.reverse_shadows]).next();
    let told: Vec<_> = table.notes.iter().map(|note| (note.line, note.kind.to_string())).collect();
    match expected {
        Ok(expected) => assert_eq!((done.unwrap_or_default(), told), (expected, Vec::new()), "{progress}"),
        Err(reason) => {
            let words = format!(
                "Progress in “Coding” is not counted: {reason}. Give credit on their training progress page."
            );
            assert_eq!((done, told), (None, vec![(Some(2), words)]), "{progress}");
        }
    }
}

#[test]
fn earlier_stages_count_as_completed() {
    check_progress(r#"{"trainingPathStageId": "r", "interviewsCompleted": 0}"#, Ok([3, 0]));
    check_progress(r#"{"trainingPathStageId": "r", "interviewsCompleted": 1}"#, Ok([3, 1]));
    check_progress(r#"{"trainingPathStageId": "s", "interviewsCompleted": 5}"#, Ok([5, 0]));
    check_progress(r#"{"trainingPathStageId": "s", "interviewsCompleted": null}"#, Ok([0, 0]));
    check_progress("null", Ok([0, 0]));
    check_progress(r#"{"trainingPathStageId": "o", "interviewsCompleted": 0}"#, Ok([0, 0]));
    check_progress(
        r#"{"trainingPathStageId": "o", "interviewsCompleted": 2}"#,
        Err("the trainee’s stage isn’t on the training path"),
    );
    check_progress(
        r#"{"interviewsCompleted": 2}"#,
        Err("the file doesn’t say which stage the trainee is in"),
    );
    check_progress(
        r#"{"trainingPathStageId": "s", "interviewsCompleted": -2}"#,
        Err("interviewsCompleted isn’t a number from 0 to 100"),
    );
}

#[test]
fn a_person_in_several_pools_is_one_line() {
    let (table, reading) = read(
        r#"{"results": [
            {"title": "Coding", "qualifiedMembers": [{"firstName": "Ada", "email": "ada@example.com", "isPaused": true}],
             "traineeMembers": [{"email": "bo@example.com"}]},
            {"title": "System design", "qualifiedMembers": [{"name": "Ada Okafor", "email": "ada@example.com"},
             {"firstName": "Bo", "lastName": "Lind", "email": "BO@example.com"}], "trainees": []}]}"#,
    );
    let told: Vec<_> = reading
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.certified.join("+"), row.training.join("+"), row.hosts))
        .collect();
    assert_eq!(
        told,
        [
            ("Ada", "Coding+System design".into(), String::new(), Some(true)),
            ("Bo Lind", "System design".into(), "Coding".into(), Some(true)),
        ]
    );
    assert_eq!(
        notes(&table),
        [
            "Ada is paused only in Coding and still accepts trainees. You can change this on their availability page."
        ]
    );
}

#[test]
fn skipped_entries_are_reported_one_by_one() {
    let (table, reading) = read(
        r#"[{"title": " ", "qualifiedMembers": [{"email": "lost@example.com"}]},
            {"title": "Old", "isArchived": true, "qualifiedMembers": [{"email": "gone@example.com"}]},
            {"title": "Coding", "trainingPath": {"enabled": true, "trainingStages": [{"interviewerRole": "Observer"}]},
             "qualifiedMembers": [{"email": "ada"}, "2f1c", {"firstName": " "}, {"email": "bo@example.com"}]},
            {"title": "Design", "trainingPath": {"trainingStages": [{"interviewerRole": "Shadow", "interviewsRequired": 0}]}},
            {"title": "Talk", "trainingPath": {"enabled": false, "trainingStages": [7]}, "qualifiedMembers": 3}]"#,
    );
    let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "Line 1: “ada” isn’t an email address. Write it as name@company.com.",
            "Line 2: no name or email address. Export the pool together with its people.",
            "Line 3: no name. Add one.",
        ]
    );
    assert_eq!(reading.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4]);
    assert_eq!(
        notes(&table),
        [
            "Pool 1 has no title, so it and its people are skipped. Give it a title.",
            "Pool “Old” is archived, so it is skipped.",
            "The training path of “Coding” is not imported: “Observer” is neither Shadow nor ReverseShadow.",
            "The training path of “Design” is not imported: a stage needs interviewsRequired from 1 to 20.",
        ]
    );
    assert_eq!(table.paths, []);
}
