//! Questions about people who are only nearly known and types by another name: asked once, then remembered.

use crate::desk::{Desk, counts, interviews_of, people_of, people_rows};
use switchback_core::{
    command::Command,
    exchange::rows::interviews::InterviewRow,
    intake::{Intake, PersonQuestion, Who},
    model::ids::PersonId,
};

fn desk() -> Desk {
    let mut desk = Desk::new();
    let people = desk.hold_people(&people_rows());
    desk.import(people);
    desk
}

fn interviews(type_name: &str, interviewer: &str) -> Vec<InterviewRow> {
    let header = "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewers";
    let line =
        |id, day| format!("{id},{type_name},2026-12-{day}T09:00:00Z,2026-12-{day}T10:00:00Z,{interviewer}");
    interviews_of([header.to_owned(), line(1, "08"), line(2, "09")].join("\n").as_bytes())
}

fn only_question(intake: &Intake) -> &PersonQuestion {
    let [question] = intake.questions.as_slice() else { panic!("{:?}", intake.questions) };
    question
}

fn named(desk: &Desk, name: &str) -> PersonId {
    let profiles = &desk.log.workspace().profiles.0;
    profiles.iter().find(|(_, profile)| profile.name == name).map(|(person, _)| *person).unwrap()
}

#[test]
fn an_interviewer_with_a_nearly_known_name_is_asked_about_once() {
    let (mut desk, rows) = (desk(), interviews("Coding", "A. Okafor <ada@elsewhere.example>"));
    let asking = desk.hold_interviews(&rows);
    assert_eq!(counts(&asking), (0, 0, 0, 2), "both interviews wait");
    let question = only_question(&asking);
    assert_eq!(question.written, "A. Okafor (ada@elsewhere.example)");
    assert_eq!(question.candidates[0].name, "Ada Okafor");
    assert_eq!(
        asking.problems[0].words,
        "choose who A. Okafor (ada@elsewhere.example) is: Ada Okafor or a new person."
    );

    let ada = named(&desk, "Ada Okafor");
    desk.answers.people.insert(question.key.clone(), Who::Known(ada));
    let answered = desk.hold_interviews(&rows);
    assert_eq!(counts(&answered), (2, 1, 0, 0));
    assert_eq!(
        only_question(&answered).answer,
        Some(Who::Known(ada)),
        "so that it can be answered otherwise"
    );
    assert!(answered.import.interviews.iter().all(|interview| interview.lead == ada));
    desk.import(answered);
    desk.answers = Default::default();
    let again = desk.hold_interviews(&rows);
    assert_eq!((counts(&again), again.questions), ((0, 0, 2, 0), vec![]), "the answer is remembered");
    let profile = &desk.log.workspace().profiles.0[&ada];
    assert_eq!(profile.mail.as_deref(), Some("ada.okafor@harrowgate.example"), "what is theirs stays");
}

#[test]
fn another_person_is_added_and_never_asked_about_again() {
    let (mut desk, rows) = (desk(), interviews("Coding", "A. Okafor"));
    let asking = desk.hold_interviews(&rows);
    desk.answers.people.insert(only_question(&asking).key.clone(), Who::Another);
    let answered = desk.hold_interviews(&rows);
    assert_eq!(counts(&answered), (2, 0, 0, 0));
    desk.import(answered);
    desk.answers = Default::default();
    let again = desk.hold_interviews(&rows);
    assert_eq!((counts(&again), again.questions), ((0, 0, 2, 0), vec![]));
    assert!(named(&desk, "A. Okafor") != named(&desk, "Ada Okafor"));
}

#[test]
fn every_member_of_a_panel_is_asked_about() {
    let (mut desk, rows) = (desk(), interviews("Coding", "A. Okafor; Nils Lindqvist"));
    let asking = desk.hold_interviews(&rows);
    assert_eq!(counts(&asking), (0, 0, 0, 2), "both interviews wait");
    let (ada, nils) = (named(&desk, "Ada Okafor"), named(&desk, "Nils Lindqvist"));
    desk.answers.people.insert(only_question(&asking).key.clone(), Who::Known(ada));
    let answered = desk.hold_interviews(&rows);
    assert!(answered.import.interviews.iter().all(|known| known.lead == ada && known.panel == [nils].into()));
}

#[test]
fn a_persons_other_address_in_a_staff_table_becomes_theirs() {
    let mut desk = desk();
    let rows = people_of(b"Name,Email,Team\nAda Okafor,ada@merged.example,Platform\n");
    let asking = desk.hold_people(&rows);
    assert_eq!(counts(&asking), (0, 0, 0, 1));
    let ada = named(&desk, "Ada Okafor");
    desk.answers.people.insert(only_question(&asking).key.clone(), Who::Known(ada));
    let answered = desk.hold_people(&rows);
    assert_eq!(answered.changed[0].now, "also known as ada@merged.example");
    desk.import(answered);
    desk.answers = Default::default();
    assert_eq!(counts(&desk.hold_people(&rows)), (0, 0, 1, 0));
    let old = people_of(b"Name,Email\nAda Okafor,ada.okafor@harrowgate.example\n");
    assert_eq!(counts(&desk.hold_people(&old)), (0, 0, 1, 0), "both files are right");
}

#[test]
fn answers_about_a_person_are_erased_with_the_person() {
    let (mut desk, rows) = (desk(), interviews("Coding", "A. Okafor"));
    let (question, ada) =
        (only_question(&desk.hold_interviews(&rows)).key.clone(), named(&desk, "Ada Okafor"));
    desk.answers.people.insert(question, Who::Known(ada));
    let answered = desk.hold_interviews(&rows);
    desk.import(answered);
    let log: String = desk.log.lines().iter().map(switchback_core::fact::line::Line::write).collect();
    assert!(!log.contains("A. Okafor"), "no name is in the log");
    desk.act(switchback_core::command::Command::ErasePerson { person: ada });
    assert!(!format!("{:?}", desk.log.workspace().profiles).contains("Okafor"));
}

#[test]
fn a_line_with_an_open_person_question_asks_about_its_type_too() {
    let (mut desk, rows) = (desk(), interviews("Coding screen", "A. Okafor"));
    let asking = desk.hold_interviews(&rows);
    let offered: Vec<_> = asking.type_choices.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(
        (offered.as_slice(), asking.questions.len(), asking.import.is_empty()),
        (&["Coding screen"][..], 1, true)
    );
    let types = &desk.log.workspace().interview_types;
    let coding = types.values().find(|known| known.name == "Coding").unwrap().id;
    desk.answers.types.insert(asking.type_choices[0].key.clone(), Some(coding));
    let waiting = desk.hold_interviews(&rows);
    assert_eq!((waiting.type_choices[0].chosen, waiting.import.is_empty()), (Some(coding), true));
    desk.answers.people.insert(only_question(&asking).key.clone(), Who::Known(named(&desk, "Ada Okafor")));
    let answered = desk.hold_interviews(&rows);
    assert_eq!((counts(&answered), answered.type_choices.len()), ((2, 1, 0, 0), 1));
    assert!(answered.import.interviews.iter().all(|interview| interview.interview_type == coding));

    let people = people_of(b"Name,Email,Training\nAda Okafor,ada@merged.example,Coding screen\n");
    desk.answers = Default::default();
    let asking = desk.hold_people(&people);
    assert_eq!((asking.questions.len(), asking.type_choices.len(), asking.import.is_empty()), (1, 1, true));
}

#[test]
fn a_type_with_a_similar_name_is_suggested_and_can_still_be_new() {
    let mut desk = desk();
    let types = &desk.log.workspace().interview_types;
    let coding = types.values().find(|known| known.name == "Coding").unwrap().id;
    for name in ["Technical Phone Screen - Coding", "Onsite: coding", "Codings"] {
        let suggested = desk.hold_interviews(&interviews(name, "Ada Okafor"));
        let choice = &suggested.type_choices[0];
        assert_eq!((choice.suggested, choice.chosen), (Some(coding), Some(coding)), "{name}");
        assert!(suggested.import.interview_types.is_empty(), "{name}");
        assert!(suggested.import.interviews.iter().all(|interview| interview.interview_type == coding));
    }
    let rows = interviews("Coding screen", "Ada Okafor");
    let key = desk.hold_interviews(&rows).type_choices[0].key.clone();
    desk.answers.types.insert(key, None);
    let new = desk.hold_interviews(&rows);
    assert_eq!((new.type_choices[0].chosen, new.import.interview_types.len()), (None, 1));
}

#[test]
fn a_new_type_can_be_matched_to_a_known_type() {
    let (mut desk, rows) = (desk(), interviews("Live programming", "Ada Okafor"));
    let new = desk.hold_interviews(&rows);
    let choice = &new.type_choices[0];
    assert_eq!(
        (choice.name.as_str(), choice.chosen, choice.suggested, new.import.interview_types.len()),
        ("Live programming", None, None, 1)
    );
    let types = &desk.log.workspace().interview_types;
    let coding = types.values().find(|known| known.name == "Coding").unwrap().id;
    desk.answers.types.insert(choice.key.clone(), Some(coding));
    let matched = desk.hold_interviews(&rows);
    assert_eq!(matched.type_choices[0].chosen, Some(coding));
    assert!(matched.import.interview_types.is_empty());
    assert!(matched.import.interviews.iter().all(|interview| interview.interview_type == coding));
}

#[test]
fn the_name_of_a_merged_type_is_known() {
    let (mut desk, rows) = (desk(), interviews("Live programming", "Ada Okafor"));
    let new = desk.hold_interviews(&rows);
    desk.import(new);
    let types = &desk.log.workspace().interview_types;
    let id = |name: &str| types.values().find(|known| known.name == name).unwrap().id;
    let (interview_type, into) = (id("Live programming"), id("Coding"));
    desk.act(Command::MergeInterviewTypes { interview_type, into });
    let again = desk.hold_interviews(&rows);
    assert_eq!((counts(&again), again.type_choices.len()), ((0, 0, 2, 0), 0));
}

/// The workspace as a user sees it, with all names.
fn all_of(desk: &Desk) -> String {
    let workspace = desk.log.workspace();
    let called = |person: &PersonId| format!("{:?}", workspace.profiles.0[person].also);
    let people: Vec<_> =
        workspace.people.keys().map(|person| (workspace.profiles.name(*person), called(person))).collect();
    format!("{people:?} {:?}", workspace.interviews)
}

#[test]
fn undoing_the_answer_about_a_person_asks_the_question_again() {
    for who in ["known", "another"] {
        let (mut desk, rows) = (desk(), interviews("Coding", "A. Okafor"));
        let before = all_of(&desk);
        let asking = desk.hold_interviews(&rows);
        let said = if who == "known" { Who::Known(named(&desk, "Ada Okafor")) } else { Who::Another };
        desk.answers.people.insert(only_question(&asking).key.clone(), said);
        let answered = desk.hold_interviews(&rows);
        let import = desk.import(answered);
        let taken = all_of(&desk);
        desk.answers = Default::default();
        let undo = desk.undo(import);
        assert_eq!(all_of(&desk), before, "{who}");
        let again = desk.hold_interviews(&rows);
        assert_eq!((counts(&again), only_question(&again).answer), (counts(&asking), None), "{who}");
        desk.undo(undo);
        assert_eq!(all_of(&desk), taken, "{who}: undoing the undo brings all of it again");
        assert_eq!(desk.hold_interviews(&rows).questions, [], "{who}");
    }
}

#[test]
fn an_import_that_only_identifies_a_person_can_be_undone() {
    let mut desk = desk();
    let rows = people_of(b"Name,Email\nAda Okafor,ada@merged.example\n");
    let question = only_question(&desk.hold_people(&rows)).key.clone();
    desk.answers.people.insert(question, Who::Known(named(&desk, "Ada Okafor")));
    let before = all_of(&desk);
    let answered = desk.hold_people(&rows);
    let import = desk.import(answered);
    assert_ne!(all_of(&desk), before);
    desk.answers = Default::default();
    desk.undo(import);
    assert_eq!(all_of(&desk), before);
    assert_eq!(desk.hold_people(&rows).questions.len(), 1, "it is asked again");
}

#[test]
fn undoing_one_import_keeps_the_answers_of_another() {
    let mut desk = desk();
    let take = |desk: &mut Desk, mail: &str| {
        let rows = people_of(format!("Name,Email\nAda Okafor,{mail}\n").as_bytes());
        let question = only_question(&desk.hold_people(&rows)).key.clone();
        desk.answers.people.insert(question, Who::Known(named(desk, "Ada Okafor")));
        let answered = desk.hold_people(&rows);
        desk.import(answered)
    };
    let first = take(&mut desk, "ada@one.example");
    take(&mut desk, "ada@two.example");
    desk.undo(first);
    let ada = named(&desk, "Ada Okafor");
    let also: Vec<_> = desk.log.workspace().profiles.0[&ada].also.iter().map(String::as_str).collect();
    assert_eq!(also, ["ada@two.example"]);
}

#[test]
fn new_people_of_one_name_are_pointed_out() {
    let people =
        "Name,Email\nAda Okafor,ada@example.com\nBo Lind,bo@example.com\nada  okafor,ada@other.example\n";
    let mut desk = Desk::new();
    let intake = desk.hold_people(&people_of(people.as_bytes()));
    assert_eq!(counts(&intake), (3, 0, 0, 0));
    let note = "Lines 2 and 4: different people named Ada Okafor. If they are one person, keep only one of the lines.";
    assert!(intake.notes.iter().any(|known| known == note), "{:?}", intake.notes);
    desk.import(intake);
    let again = desk.hold_people(&people_of(people.as_bytes()));
    assert!(again.notes.iter().all(|known| known != note), "they are known");
}
