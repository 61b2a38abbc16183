//! Interviews with several interviewers: who is on the panel, and who leads.

use super::desk::{Desk, counts, interviews_of, people_of};
use std::collections::BTreeSet;
use switchback_core::{
    exchange::rows::interviews::InterviewRow,
    model::{ids::PersonId, interview::Interview},
};

/// Ada and Nils are certified in coding. Mara is in training for it.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let people = "Name,Email,Certified,Training\n\
                  Ada Okafor,ada@ours.example,Coding,\n\
                  Nils Lindqvist,nils@ours.example,Coding,\n\
                  Mara Sutter,mara@ours.example,,Coding\n";
    let people = desk.hold_people(&people_of(people.as_bytes()));
    desk.import(people);
    desk
}

fn rows(interviewers: &str) -> Vec<InterviewRow> {
    let text = format!(
        "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewers\n\
         1,Coding,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,{interviewers}\n"
    );
    interviews_of(text.as_bytes())
}

fn named(desk: &Desk, name: &str) -> PersonId {
    let profiles = &desk.log.workspace().profiles.0;
    profiles.iter().find(|(_, profile)| profile.name == name).map(|(person, _)| *person).unwrap()
}

fn imported(desk: &mut Desk, rows: &[InterviewRow]) -> Interview {
    let intake = desk.hold_interviews(rows);
    desk.import(intake);
    desk.log.workspace().interviews.values().next().unwrap().clone()
}

fn panel<const N: usize>(desk: &Desk, names: [&str; N]) -> BTreeSet<PersonId> {
    names.into_iter().map(|name| named(desk, name)).collect()
}

#[test]
fn all_listed_people_interview_and_the_first_known_one_leads() {
    let mut desk = desk();
    let rows = rows("Grace Newcomer; Ada Okafor; Nils Lindqvist");
    let interview = imported(&mut desk, &rows);
    assert_eq!(interview.lead, named(&desk, "Ada Okafor"));
    assert_eq!(interview.panel, panel(&desk, ["Grace Newcomer", "Nils Lindqvist"]));
    assert_eq!(
        counts(&desk.hold_interviews(&rows)),
        (0, 0, 1, 0),
        "Grace is known by now, and Ada still leads"
    );
}

#[test]
fn the_preview_shows_the_whole_panel() {
    let mut desk = desk();
    let intake = desk.hold_interviews(&rows("Ada Okafor; Nils Lindqvist"));
    assert!(
        intake.added[0].detail.ends_with("60 min, Ada Okafor, Nils Lindqvist"),
        "{}",
        intake.added[0].detail
    );
}

#[test]
fn an_interview_keeps_its_lead_while_the_lead_is_listed() {
    let mut desk = desk();
    imported(&mut desk, &rows("Ada Okafor; Nils Lindqvist"));
    assert_eq!(counts(&desk.hold_interviews(&rows("Nils Lindqvist; Ada Okafor"))), (0, 0, 1, 0));
    let without = imported(&mut desk, &rows("Nils Lindqvist"));
    assert_eq!((without.lead, without.panel), (named(&desk, "Nils Lindqvist"), BTreeSet::new()));
}

#[test]
fn a_listed_trainee_of_the_type_is_not_an_interviewer() {
    let mut desk = desk();
    let rows = rows("Mara Sutter; Ada Okafor");
    let intake = desk.hold_interviews(&rows);
    let words =
        "In training for the interview’s type, so not counted as an interviewer: Mara Sutter (1 interview).";
    assert!(intake.notes.iter().any(|note| note == words), "{:?}", intake.notes);
    let interview = imported(&mut desk, &rows);
    assert_eq!((interview.lead, interview.panel), (named(&desk, "Ada Okafor"), BTreeSet::new()));
}

#[test]
fn unknown_calendar_invitees_are_noted_and_not_added() {
    let mut desk = desk();
    let mut rows = rows("Ada Okafor; Rita Recruiter; Nils Lindqvist");
    rows[0].line = 0;
    let intake = desk.hold_interviews(&rows);
    let told = |note: &String| note.starts_with("1 invited person is not in the workspace");
    assert!(intake.notes.iter().any(told), "{:?}", intake.notes);
    assert!(intake.import.people.is_empty());
    assert_eq!(intake.import.interviews[0].panel, panel(&desk, ["Nils Lindqvist"]));
}

#[test]
fn two_known_people_joined_by_a_comma_are_not_read_as_one() {
    let mut desk = Desk::new();
    let people = "Name,Certified\nAda,Coding\nBo,Coding\nOkafor,Coding\n";
    let people = desk.hold_people(&people_of(people.as_bytes()));
    desk.import(people);
    let intake = desk.hold_interviews(&rows("\"Ada, Bo\""));
    assert_eq!(counts(&intake), (0, 0, 0, 1));
    let words = "“Bo Ada” is unknown, but Ada and Bo are known. Separate people with a semicolon, or add Bo Ada to the people.";
    assert_eq!(intake.problems[0].words, words);
    let panel = imported(&mut desk, &rows("Ada; Bo"));
    assert_eq!((panel.lead, panel.panel.len()), (named(&desk, "Ada"), 1));
    assert_eq!(counts(&desk.hold_interviews(&rows("\"Lind, Ada\""))).3, 0, "nobody is called Lind");
}
