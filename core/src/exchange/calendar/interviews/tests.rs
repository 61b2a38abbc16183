//! Recognizing the entries of a calendar that are interviews, and their types.

use super::*;
use crate::{
    exchange::calendar::read_calendar,
    zones::{DatabaseZones, Zone},
};

fn hints() -> ScheduleHints {
    ScheduleHints {
        type_names: vec!["Coding".into(), "Design".into(), "System design".into()],
        patterns: [
            "pair programming = Coding",
            "organizer: loops@ = Design",
            "Organizer: Recruiting crew = Coding",
            "attendee: bot@ = Coding",
            "attendee: Panel room = Design",
            "category: onsite = System design",
            "title: deep dive = Design",
        ]
        .into_iter()
        .filter_map(TypePattern::written)
        .collect(),
        company_domains: vec!["harrowgate.example".into()],
    }
}

/// Reads one event with a title and people, and checks its type, interviewers and candidate, or why it is skipped.
fn check(properties: &str, expected: &str) {
    let text = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270104T090000Z\nDTEND:20270104T100000Z\n{properties}\nEND:VEVENT\nEND:VCALENDAR"
    );
    let at = |text: &str| text.parse().expect("a time");
    let window = at("2027-01-01T00:00:00Z")..at("2027-02-01T00:00:00Z");
    let calendar = read_calendar(text.as_bytes(), window, &Zone::utc(), &DatabaseZones).expect("a calendar");
    let reading = calendar_interviews(&calendar, &hints());
    let found = match (reading.rows.as_slice(), reading.skipped.as_slice()) {
        ([row], []) => {
            let who = |contact: &Contact| contact.mail.clone().or(contact.name.clone()).unwrap_or_default();
            let who: Vec<String> = row.interviewers.iter().map(who).collect();
            format!("{} by {} for {:?}", row.type_name, who.join("+"), row.candidate)
        }
        ([], [skipped]) => format!("{:?}", skipped.reason),
        other => format!("{other:?}"),
    };
    assert_eq!(found, expected, "{properties}");
}

const ADA: &str = "ATTENDEE;CN=Ada Okafor:mailto:ada@harrowgate.example";
const ROSA: &str = "ATTENDEE;CN=Rosa Marchetti:mailto:rosa@mail.example";
const ORGANIZER: &str = "ORGANIZER:mailto:recruiting@harrowgate.example";

#[test]
fn types_are_recognized() {
    check(
        &format!("SUMMARY:System design interview\n{ADA}"),
        "System design by ada@harrowgate.example for None",
    );
    check(&format!("SUMMARY:Pair Programming\n{ADA}"), "Coding by ada@harrowgate.example for None");
    check(
        &format!("SUMMARY:Interview\nCATEGORIES:Coding\n{ADA}"),
        "Coding by ada@harrowgate.example for None",
    );
    check(&format!("SUMMARY:Encoding talk\n{ADA}"), "NoType");
    check(
        &format!("SUMMARY:Talk\nORGANIZER:mailto:loops@harrowgate.example\n{ADA}"),
        "Design by ada@harrowgate.example for None",
    );
    check(
        &format!("SUMMARY:Talk\nATTENDEE;PARTSTAT=DECLINED:mailto:bot@harrowgate.example\n{ADA}"),
        "Coding by ada@harrowgate.example for None",
    );
    check(
        &format!("SUMMARY:Talk\nORGANIZER;CN=\"Recruiting Crew\":mailto:x@harrowgate.example\n{ADA}"),
        "Coding by ada@harrowgate.example for None",
    );
    check(
        &format!("SUMMARY:Talk\nATTENDEE;CUTYPE=GROUP;CN=Panel room 3:mailto:p3@calendar.example\n{ADA}"),
        "Design by ada@harrowgate.example for Some(\"Panel room 3\")",
    );
    check(
        &format!("SUMMARY:Talk\nCATEGORIES:Red,Onsite loop\n{ADA}"),
        "System design by ada@harrowgate.example for None",
    );
    check(&format!("SUMMARY:Onsite\n{ADA}"), "NoType");
    check(&format!("SUMMARY:Deep Dive\n{ADA}"), "Design by ada@harrowgate.example for None");
    check(&format!("SUMMARY:Talk\nCATEGORIES:Deep dive\n{ADA}"), "NoType");
}

#[test]
fn candidates_are_known_by_the_code_in_a_title_too() {
    for (title, code) in [
        ("Coding: CAND-1042", "CAND-1042"),
        ("Coding - #482", "#482"),
        ("48213 | Coding (60 min)", "48213"),
        ("Coding (C-7F3K9Q)", "C-7F3K9Q"),
    ] {
        let expected = format!("Coding by ada@harrowgate.example for Some({code:?})");
        check(&format!("SUMMARY:{title}\n{ADA}"), &expected);
    }
    for title in ["Coding - 60", "Coding / 2027", "Coding (60min)", "Coding - 10:30"] {
        check(&format!("SUMMARY:{title}\n{ADA}"), "Coding by ada@harrowgate.example for None");
    }
}

#[test]
fn interviewers_and_candidates_are_told_apart() {
    check(
        &format!("SUMMARY:Coding\n{ORGANIZER}\n{ADA}\n{ROSA}\nATTENDEE:mailto:recruiting@harrowgate.example"),
        "Coding by ada@harrowgate.example for Some(\"Rosa Marchetti\")",
    );
    check(
        &format!("SUMMARY:Coding\n{ORGANIZER}\n{ROSA}"),
        "Coding by recruiting@harrowgate.example for Some(\"Rosa Marchetti\")",
    );
    check(
        &format!("SUMMARY:Coding interview - Rosa Marchetti (Ada Okafor)\n{ADA}"),
        "Coding by ada@harrowgate.example for Some(\"Rosa Marchetti\")",
    );
    check(
        &format!("SUMMARY:Rosa Marchetti | Coding\n{ADA}"),
        "Coding by ada@harrowgate.example for Some(\"Rosa Marchetti\")",
    );
    check(&format!("SUMMARY:Coding (pool slot)\n{ADA}"), "Coding by ada@harrowgate.example for None");
    check(&format!("SUMMARY:Coding\n{ROSA}"), "NoInterviewer");
    check("SUMMARY:Coding\nATTENDEE;PARTSTAT=DECLINED:mailto:ada@harrowgate.example", "NoInterviewer");
    check(
        "SUMMARY:Coding\nATTENDEE:mailto:bo@eu.harrowgate.example\nATTENDEE:mailto:x@notharrowgate.example",
        "Coding by bo@eu.harrowgate.example for Some(\"x@notharrowgate.example\")",
    );
}
