//! The files that are changed: what companies really export, and small ones of every kind.

use chrono::DateTime;
use std::{collections::BTreeSet, fs, io, path::Path};
use switchback_core::{export::workspace_file, log::written::WrittenLog};

/// Small files of the kinds that have no fixture.
const SEEDS: [&str; 9] = [
    r#"{"success":true,"results":{"id":"a","title":"Coding","isArchived":false,"trainingPath":{"id":"p","enabled":true,"trainingStages":[{"id":"s","interviewerRole":"Shadow","interviewsRequired":2,"isArchived":false,"approvalRequired":false},{"id":"r","interviewerRole":"ReverseShadow","interviewsRequired":2,"isArchived":false,"approvalRequired":true}]},"qualifiedMembers":[{"firstName":"Ada","lastName":"Okafor","email":"ada@example.com","isPaused":false}],"trainees":[{"firstName":"Bo","lastName":"Lind","email":"bo@example.com","isPaused":true,"currentProgress":{"trainingPathId":"p","trainingPathStageId":"s","interviewsCompleted":1}}]}}"#,
    "pair programming = Coding\nOrganizer: hiring@example.com=System design\nattendee: bot = Coding\ncategory: Onsite = Coding\ntitle: Phone: screen = Screen\n",
    "Name,Email,Certified,Certified since\nAda Okafor,ada@example.com,Coding; System design,2024-03-01; 2025-01-31\nBo Lind,bo@example.com,Coding,03/04/2024\n",
    r#"{"results":[{"title":"Coding","qualifiedMembers":[{"firstName":"Ada","email":"ada@example.com","isPaused":true}],"traineeMembers":[],"trainingPath":{"trainingStages":[{"interviewerRole":"Shadow","interviewsRequired":2}]}}]}"#,
    r#"[{"id":1,"start":{"date_time":"2026-03-26T22:15:00.000Z"},"end":{"date_time":"2026-03-26T23:00:00.000Z"},"status":"scheduled","interview":{"name":"Coding"},"interviewers":[{"name":"Ada","email":"ada@example.com"}]}]"#,
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20260105T090000\r\nDTEND;TZID=Europe/Berlin:20260105T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20260112T080000Z\r\nDTSTART:20260113T080000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:My Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=My Zone:20260105T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "Name\tEmail\tTime zone\tCertified\nAda Okafor\tada@example.com\tPT\tCoding; System design\n",
    "Interview,Date,Time,Minutes,Interviewer\nCoding,03/04/2026,9:30 AM,45,Ada Okafor <ada@example.com>\n",
];

/// The fixtures, and small files of every kind that has none.
pub fn all() -> io::Result<Vec<Vec<u8>>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut paths: Vec<_> = fs::read_dir(fixtures)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let files = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending != "gitattributes"));
    let mut seeds = files.map(fs::read).collect::<io::Result<Vec<_>>>()?;
    seeds.extend(SEEDS.iter().map(|seed| seed.as_bytes().to_vec()));
    seeds.push(workspace_file().into_bytes());
    Ok(seeds)
}

/// A workspace file with a few lines of a log.
fn workspace_file() -> String {
    let at = DateTime::from_timestamp(1_770_000_000, 0).unwrap_or_default();
    workspace_file::write(&WrittenLog::default(), &BTreeSet::new(), at)
}
