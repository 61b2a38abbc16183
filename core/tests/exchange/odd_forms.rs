//! Odd forms of headers, zones, dates, statuses and names. Each is read correctly or its line is rejected,
//! and none is misread.

use super::*;

/// What a table with one interview is read as, for a reader in Berlin.
fn told(text: &[u8]) -> String {
    let table = match read_table(text) {
        Ok(table) => table,
        Err(unreadable) => return format!("refused: {unreadable}"),
    };
    let mapping = Mapping::guess(&table.header, &table.lines);
    if let Some(missing) = mapping.missing().first() {
        return format!("asked: {missing}");
    }
    let reading = read_interviews(&table, &mapping, &Zone::named("Europe/Berlin"), &DatabaseZones, None);
    match (reading.rows.as_slice(), reading.problems.as_slice(), &reading.question) {
        (_, _, Some(question)) => format!("asked: {question}"),
        ([row], [], None) => row_words(row),
        (_, [problem, ..], None) => format!("refused: {problem}"),
        _ => "nothing".into(),
    }
}

fn row_words(row: &InterviewRow) -> String {
    let people: Vec<String> = row
        .interviewers
        .iter()
        .map(|contact| contact.name.clone().or_else(|| contact.mail.clone()).unwrap_or_default())
        .collect();
    let state = if row.cancelled { "off" } else { "on" };
    format!("{} {} {state} {}", row.start.format("%m-%d %H:%MZ"), row.minutes, people.join(" + "))
}

/// Describes a misreading for the test's message.
fn wrong(form: &str, expected: Option<&str>, found: &str) -> Option<String> {
    let right = match expected {
        Some(expected) => found == expected,
        None => found.starts_with("asked: ") || found.starts_with("refused: "),
    };
    (!right).then(|| format!("{form}: {found}, not {}", expected.unwrap_or("asked or refused")))
}

/// Each form with the start that it gives for 10:00 on December 8, 2026, or `None` if the user must be asked.
const ZONES: [(&str, Option<&str>); 52] = [
    ("UTC", Some("08 10:00")),
    ("GMT", Some("08 10:00")),
    ("Z", Some("08 10:00")),
    ("EST", Some("08 15:00")),
    ("CET", Some("08 09:00")),
    ("MST", Some("08 17:00")),
    ("PST", Some("08 18:00")),
    ("JST", Some("08 01:00")),
    ("KST", Some("08 01:00")),
    ("AEDT", Some("07 23:00")),
    ("NZDT", Some("07 21:00")),
    ("EET", Some("08 08:00")),
    ("WET", Some("08 10:00")),
    ("ET", Some("08 15:00")),
    ("PT", Some("08 18:00")),
    ("CT", Some("08 16:00")),
    ("MT", Some("08 17:00")),
    ("Pacific Time", Some("08 18:00")),
    ("Eastern Time", Some("08 15:00")),
    ("Central Time", Some("08 16:00")),
    ("Mountain Time", Some("08 17:00")),
    ("UTC+05:30", Some("08 04:30")),
    ("UTC-8", Some("08 18:00")),
    ("GMT+1", Some("08 09:00")),
    ("GMT-03:00", Some("08 13:00")),
    ("+05:30", Some("08 04:30")),
    ("+0100", Some("08 09:00")),
    ("Asia/Kolkata", Some("08 04:30")),
    ("America/New_York", Some("08 15:00")),
    ("europe/london", Some("08 10:00")),
    ("America/Argentina/Buenos_Aires", Some("08 13:00")),
    ("W. Europe Standard Time", Some("08 09:00")),
    ("India Standard Time", Some("08 04:30")),
    ("Eastern Standard Time", Some("08 15:00")),
    ("IST", None),
    ("CST", None),
    ("BST", None),
    ("AST", None),
    ("SST", None),
    ("EDT", None),
    ("PDT", None),
    ("CEST", None),
    ("AEST", None),
    ("UTC+27", None),
    ("GMT+1:75", None),
    ("Mars/Base", None),
    ("XYZT", None),
    ("EST/EDT", None),
    ("Berlin office", None),
    ("London", None),
    ("Singapore", None),
    ("HQ", None),
];

fn start(expected: &str) -> String {
    format!("12-{expected}Z 45 on Ada Okafor")
}

fn zones(wrongs: &mut Vec<String>) -> usize {
    let mut count = 0;
    let mut check = |form: String, header: &str, line: &str, expected: Option<&str>| {
        count += 1;
        let text = format!("Interview|{header}|Duration|Interviewer\nCoding|{line}|45|Ada Okafor\n");
        wrongs.extend(wrong(&form, expected.map(start).as_deref(), &told(text.as_bytes())));
    };
    let at = "2026-12-08 10:00";
    for (zone, expected) in ZONES {
        for header in [format!("Start ({zone})"), format!("Start Time [{zone}]"), format!("Start ({zone}) ")]
        {
            check(header.clone(), &header, at, expected);
        }
        check(format!("behind {zone}"), "Start", &format!("{at} {zone}"), expected);
        check(format!("in brackets {zone}"), "Start", &format!("{at} ({zone})"), expected);
        check(format!("column {zone}"), "Start|Time zone", &format!("{at}|{zone}"), expected);
        let (header, line) = (format!("Date|Time ({zone})"), "2026-12-08|10:00");
        check(format!("time column {zone}"), &header, line, expected);
    }
    for header in
        ["Start EST", "Start Time EST", "Start (EST) (required)", "Start (in EST)", "Start (time zone: EST)"]
    {
        check(header.into(), header, at, Some("08 15:00"));
    }
    for header in ["Start", "Start (local)", "Start (YYYY-MM-DD HH:MM)", "Start (24h)", "Start (required)"] {
        check(header.into(), header, at, Some("08 09:00"));
    }
    for header in ["Start IST", "Start CST", "Start (IST, 24h)", "Start (our time)"] {
        check(header.into(), header, at, None);
    }
    let two = "Start (UTC)|Time zone";
    check("two zones".into(), two, &format!("{at}|America/New_York"), None);
    check("one zone twice".into(), two, &format!("{at}|UTC"), Some("08 10:00"));
    count
}

/// Forms of a 45-minute interview's start, for a reader in Berlin.
const DATES: [(&str, Option<&str>); 44] = [
    ("2026-12-08 10:00", Some("08 09:00")),
    ("2026-12-08T10:00", Some("08 09:00")),
    ("2026-12-08 10:00:00", Some("08 09:00")),
    ("2026-12-08 10am", Some("08 09:00")),
    ("2026-12-08 10 AM", Some("08 09:00")),
    ("2026-12-08 10:00 a.m.", Some("08 09:00")),
    ("2026-12-08 2:30pm", Some("08 13:30")),
    ("2026-12-08 12:00 AM", Some("07 23:00")),
    ("2026-12-08 12:30 pm", Some("08 11:30")),
    ("Dec 8, 2026, 10:00 AM", Some("08 09:00")),
    ("8 December 2026 10:00", Some("08 09:00")),
    ("8th Dec 2026 10:00", Some("08 09:00")),
    ("Tue, Dec 8, 2026 at 10:00", Some("08 09:00")),
    ("Tuesday 8 December 2026 10:00", Some("08 09:00")),
    ("08.12.2026 10:00", Some("08 09:00")),
    ("08-Dec-2026 10:00", Some("08 09:00")),
    ("12/18/2026 10:00", Some("18 09:00")),
    ("18/12/2026 10:00", Some("18 09:00")),
    ("2026/12/08 10:00", Some("08 09:00")),
    ("20261208T100000Z", Some("08 10:00")),
    ("2026-12-08T10:00:00.000+00:00", Some("08 10:00")),
    ("2026-12-08 10:00 -05:00", Some("08 15:00")),
    ("12/8/2026 10:00", None),
    ("8/12/26 10:00", None),
    ("Dec 8 10:00", None),
    ("Mon, Dec 8, 2026 10:00", None),
    ("2026-12-08", None),
    ("2026-12-08 10:00-10:45", None),
    ("2026-12-08 10:00 - 10:45", None),
    ("2026-12-08 10:00 -10:45", None),
    ("2026-12-08 10:00 – 10:45", None),
    ("2026-12-08 10am-11am", None),
    ("2026-12-08 10:00 to 10:45", None),
    ("2026-12-08 13:00 PM", None),
    ("2026-12-08 25:00", None),
    ("2026-12-08 24:00", None),
    ("2026-02-30 10:00", None),
    ("2026-12-08 10:00 tbc", None),
    ("2026-12-08 10:00 (moved)", None),
    ("2026-12-08 10:00?", None),
    ("tomorrow 10:00", None),
    ("46000.4166", None),
    ("TBD", None),
    ("2026-12-08 noon", None),
];

fn dates(wrongs: &mut Vec<String>) -> usize {
    for (date, expected) in DATES {
        let text = format!("Interview|Start|Duration|Interviewer\nCoding|{date}|45|Ada Okafor\n");
        wrongs.extend(wrong(date, expected.map(start).as_deref(), &told(text.as_bytes())));
    }
    let columns = [
        ("2026-12-08 10:00|2026-12-08|10:00", Some("08 09:00")),
        ("2026-12-08 00:00:00||10:00", Some("08 09:00")),
        ("|2026-12-08 00:00|10 am", Some("08 09:00")),
        ("10:00|2026-12-08|", Some("08 09:00")),
        ("2026-12-08 10:00|2026-12-09|", None),
        ("2026-12-08 10:00||14:00", None),
        ("|2026-12-08 10:00|14:00", None),
        ("|2026-12-08|10:00-11:00", None),
    ];
    for (line, expected) in columns {
        let text = format!("Interview|Start|Date|Time|Duration|Interviewer\nCoding|{line}|45|Ada Okafor\n");
        wrongs.extend(wrong(line, expected.map(start).as_deref(), &told(text.as_bytes())));
    }
    DATES.len() + columns.len()
}

/// Whether the interview is on, or `None` if the user must be asked.
const STATUSES: [(&str, Option<bool>); 40] = [
    ("", Some(true)),
    ("Scheduled", Some(true)),
    ("SCHEDULED", Some(true)),
    ("1st Interview Scheduled", Some(true)),
    ("2nd Interview Scheduled", Some(true)),
    ("Second interview scheduled", Some(true)),
    ("3rd Interview Feedback Pending", Some(true)),
    ("Awaiting feedback", Some(true)),
    ("Feedback submitted", Some(true)),
    ("Scorecard due", Some(true)),
    ("Complete", Some(true)),
    ("Completed", Some(true)),
    ("Confirmed by candidate", Some(true)),
    ("12 Dec interview scheduled", Some(true)),
    ("Not cancelled", Some(true)),
    ("Cancelled", Some(false)),
    ("Canceled", Some(false)),
    ("Interview cancelled", Some(false)),
    ("Cancelled by candidate", Some(false)),
    ("Canceled: candidate withdrew", Some(false)),
    ("Deleted", Some(false)),
    ("2nd interview canceled", Some(false)),
    ("To be scheduled", None),
    ("Not scheduled", None),
    ("Cannot be scheduled", None),
    ("Awaiting scheduling", None),
    ("Needs rescheduling", None),
    ("Rescheduled", None),
    ("Cancellation requested", None),
    ("Previously cancelled", None),
    ("Cancelled? No", None),
    ("Scheduled, then cancelled", None),
    ("No show", None),
    ("Declined", None),
    ("On hold", None),
    ("Tentative", None),
    ("2026-12-01", None),
    ("20261201", None),
    ("true", None),
    ("Offer accepted", None),
];

fn statuses(wrongs: &mut Vec<String>) -> usize {
    for (status, expected) in STATUSES {
        let expected = expected.map(|on| {
            let state = if on { "on" } else { "off" };
            format!("12-08 09:00Z 45 {state} Ada Okafor")
        });
        let text = format!(
            "Interview|Start|Duration|Interviewer|Status\nCoding|2026-12-08 10:00|45|Ada Okafor|{status}\n"
        );
        wrongs.extend(wrong(status, expected.as_deref(), &told(text.as_bytes())));
    }
    STATUSES.len()
}

const NAMES: [(&str, Option<&str>); 20] = [
    ("Ada Okafor", Some("Ada Okafor")),
    ("Okafor, Ada", Some("Ada Okafor")),
    ("OKAFOR, Ada", Some("Ada OKAFOR")),
    ("van Dyke, Ada", Some("Ada van Dyke")),
    ("Okafor, Ada <ada@example.com>", Some("Ada Okafor")),
    ("Okafor, Ada (ada@example.com)", Some("Ada Okafor")),
    ("ada@example.com", Some("ada@example.com")),
    ("Okafor, Ada; Lindqvist, Nils", Some("Ada Okafor + Nils Lindqvist")),
    ("Ada Okafor; Lindqvist, Nils", Some("Ada Okafor + Nils Lindqvist")),
    ("Ada Okafor, Nils Lindqvist", Some("Ada Okafor + Nils Lindqvist")),
    ("Ada Okafor / Nils Lindqvist", Some("Ada Okafor + Nils Lindqvist")),
    ("ada@example.com; nils@example.com", Some("ada@example.com + nils@example.com")),
    (
        "Okafor, Ada <ada@example.com>, Lindqvist, Nils <nils@example.com>",
        Some("Ada Okafor + Nils Lindqvist"),
    ),
    ("Okafor, Ada, Lindqvist, Nils", None),
    ("Ada Okafor, Nils", None),
    ("Ada Okafor, PhD", None),
    ("Ada Okafor, Jr.", None),
    ("Lindqvist, Nils, Demir", None),
    ("Ada Okafor, Nils; Bo Lind", None),
    ("", None),
];

fn names(wrongs: &mut Vec<String>) -> usize {
    for (name, expected) in NAMES {
        let expected = expected.map(|names| format!("12-08 09:00Z 45 on {names}"));
        let text =
            format!("Interview\tStart\tDuration\tInterviewers\nCoding\t2026-12-08 10:00\t45\t{name}\n");
        wrongs.extend(wrong(name, expected.as_deref(), &told(text.as_bytes())));
    }
    NAMES.len()
}

/// Columns next to the interviewer's that name other people. None of them becomes an interviewer.
fn strangers(wrongs: &mut Vec<String>) -> usize {
    let headers = [
        "Candidate",
        "Applicant",
        "Prospect",
        "Guest",
        "Attendees",
        "Email",
        "Email address",
        "Applicant Email",
        "Candidate email",
        "Guest email",
        "Recruiter email",
        "Contact",
        "Login",
        "Address",
    ];
    for header in headers {
        for cell in ["Rosa Marchetti", "rosa@mail.example"] {
            let line = format!("Coding,2026-12-08 10:00,45,{cell}");
            let text = format!("Interview,Start,Duration,{header},Interviewer\n{line},Ada Okafor\n");
            wrongs.extend(wrong(header, Some(&start("08 09:00")), &told(text.as_bytes())));
            let alone = format!("Interview,Start,Duration,{header}\n{line}\n");
            wrongs.extend(wrong(header, None, &told(alone.as_bytes())));
        }
    }
    headers.len() * 4
}

fn dialects(wrongs: &mut Vec<String>) -> usize {
    let mut count = 0;
    for separator in [",", ";", "\t", "|"] {
        for quote in ["", "\""] {
            for end in ["\n", "\r\n", "\r"] {
                for mark in ["", "\u{FEFF}"] {
                    let line = |cells: [&str; 4]| {
                        cells.map(|cell| format!("{quote}{cell}{quote}")).join(separator) + end
                    };
                    let header = line(["Interview", "Start (EST)", "Duration", "Interviewer"]);
                    let text =
                        format!("{mark}{header}{}", line(["Coding", "2026-12-08 10:00", "45", "Ada Okafor"]));
                    let form = format!("{separator:?} {quote:?} {end:?} {mark:?}");
                    wrongs.extend(wrong(&form, Some(&start("08 15:00")), &told(text.as_bytes())));
                    count += 1;
                }
            }
        }
    }
    count
}

#[test]
fn odd_forms_are_read_correctly_or_rejected() {
    let mut wrongs = Vec::new();
    let parts = [zones, dates, statuses, names, strangers, dialects];
    let count: usize = parts.into_iter().map(|part| part(&mut wrongs)).sum();
    assert!(wrongs.is_empty(), "{} of {count} wrong:\n{}", wrongs.len(), wrongs.join("\n"));
    assert!(count >= 300, "{count}");
}

#[test]
fn lists_of_applicants_are_not_imported_as_people() {
    for header in ["Applicant|Email|Stage", "Name|Email|Applied for|Candidate ID", "Prospect|Email"] {
        let header: Vec<String> = header.split('|').map(str::to_owned).collect();
        assert_ne!(kind_of(&header), Some(TableKind::People), "{header:?}");
    }
}

#[test]
fn the_preview_shows_the_zone_in_use_and_the_unused_columns() {
    let notes = |header: &str, cells: &str| -> Vec<String> {
        let text = format!("Interview,Duration,Interviewer,{header}\nCoding,45,Ada Okafor,{cells}\n");
        let table = read_table(text.as_bytes()).unwrap();
        let mapping = Mapping::guess(&table.header, &table.lines);
        let reading = read_interviews(&table, &mapping, &Zone::named("Europe/Berlin"), &DatabaseZones, None);
        reading.notes.iter().map(|note| note.kind.to_string()).collect()
    };
    assert_eq!(
        notes("Start,Job,Empty", "2026-12-08 10:00,Engineer,"),
        [
            "Times are read in your own time zone, Europe/Berlin, where the file gives none.",
            "Columns not imported: “Job”.",
        ]
    );
    assert_eq!(notes("Start (EST)", "2026-12-08 10:00"), ["Times are read in EST, as the column name says."]);
    assert_eq!(
        notes("Start,Time zone", "2026-12-08 10:00,UTC"),
        ["Times are read in the time zone that each row gives."]
    );
}

#[test]
fn a_table_with_a_million_lines_is_rejected_before_it_is_parsed() {
    let text = "Interview,Start\n".to_owned() + &"Coding,2026-12-08 10:00\n".repeat(1_000_000);
    assert_eq!(
        read_table(text.as_bytes()).unwrap_err().to_string(),
        "The table has more than 50000 rows. Split it into several files."
    );
}

#[test]
fn an_endless_name_is_rejected_with_its_line() {
    let long = "x".repeat(30_000);
    let found =
        told(format!("Interview,Start,Duration,Interviewer\nCoding,2026-12-08 10:00,45,{long}\n").as_bytes());
    assert_eq!(found, "refused: Line 2: the interviewer has 30000 characters. The limit is 200. Shorten it.");
    let table = read_table(format!("Name,Team\nAda Okafor,\n{long},\n").as_bytes()).unwrap();
    let reading = read_people(&table, &Mapping::guess(&table.header, &table.lines), &DatabaseZones, None);
    let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["Line 3: the name has 30000 characters. The limit is 200. Shorten it."]);
    assert_eq!(reading.rows.len(), 1);
}
