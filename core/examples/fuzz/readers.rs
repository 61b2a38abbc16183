//! Every reader of something from outside, one after the other.

use crate::mutate::Dice;
use chrono::{DateTime, Duration, Utc};
use std::{collections::BTreeSet, ops::Range};
use switchback_core::{
    exchange::{
        calendar::{
            About, Answer, Attendee,
            busy::busy_times,
            interviews::{ScheduleHints, calendar_interviews},
            read_calendar,
            type_pattern::{Place, TypePattern},
        },
        encoding,
        rows::{interviews::read_interviews, people::read_people},
        table::{
            Table,
            date_order::DateOrder,
            dates,
            kind::TableKind,
            mapping::{Field, InterviewField, Mapping, PeopleField, kind_of},
            problem::Problem,
            reader::read_table,
            rows_to_fix::write_rows_to_fix,
        },
        values::{contact::Contact, lengths, lists::entries, zone_names},
    },
    export::workspace_file,
    fact::line::Line,
    log::Log,
    workspace::Workspace,
    zones::{DatabaseZones, Zone},
};

/// From the first day of 2026: mostly four weeks, so that executions are many, and now and then two years.
fn window(dice: &mut Dice) -> Range<DateTime<Utc>> {
    let from = DateTime::from_timestamp(1_767_225_600, 0).unwrap_or_default();
    let days = if dice.below(40) == 0 { 730 } else { 28 };
    from..from + Duration::days(days)
}

pub fn read_all(bytes: &[u8], dice: &mut Dice) {
    // Most files are of one kind; every reader gets all kinds, and its own most often.
    let looks_like_calendar = bytes.windows(6).any(|part| part == b"BEGIN:");
    if looks_like_calendar || dice.below(8) == 0 {
        read_as_calendar(bytes, window(dice));
    }
    if !looks_like_calendar || dice.below(8) == 0 {
        read_as_table(bytes, dice);
    }
    if let Ok((text, _)) = encoding::decode(bytes, 1 << 20) {
        read_as_json(&text);
        read_as_patterns(&text);
        read_values(&text, dice);
    }
}

fn read_as_calendar(bytes: &[u8], window: Range<DateTime<Utc>>) {
    let Ok(calendar) = read_calendar(bytes, window.clone(), &Zone::named("America/New_York"), &DatabaseZones)
    else {
        return;
    };
    let busy = busy_times(&calendar, &window, None);
    assert!(busy.is_sorted(), "busy times come sorted");
    assert!(busy.iter().all(|interval| interval.start < interval.end), "busy times take time");
    let hints = ScheduleHints {
        type_names: vec!["Coding".into(), "System design".into()],
        patterns: ["attendee: e = Any", "organizer: a = Any"]
            .into_iter()
            .filter_map(TypePattern::written)
            .collect(),
        company_domains: vec!["example.com".into()],
    };
    let reading = calendar_interviews(&calendar, &hints);
    assert_eq!(reading.rows.len() + reading.skipped.len(), calendar.entries.len(), "every entry is told of");
    for problem in &calendar.problems {
        assert!(!problem.to_string().is_empty(), "a problem has words");
    }
}

fn read_as_table(bytes: &[u8], dice: &mut Dice) {
    let Ok(table) = read_table(bytes) else { return };
    let order = [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)][dice.below(3)];
    if dice.below(10) == 0 {
        let _ = kind_of(&table.header);
    }
    let (kind, problems) = if dice.below(2) == 0 {
        let mapping = mapping::<PeopleField>(&table, dice);
        (TableKind::People, read_people(&table, &mapping, &DatabaseZones, order).problems)
    } else {
        let mapping = mapping::<InterviewField>(&table, dice);
        let zone = Zone::named("Europe/Berlin");
        (TableKind::Interviews, read_interviews(&table, &mapping, &zone, &DatabaseZones, order).problems)
    };
    fix(&table, kind, &problems);
}

/// The lines that cannot be taken leave and come back: all of them, and with their columns.
fn fix(table: &Table, kind: TableKind, problems: &[Problem]) {
    let told: Vec<(u32, String)> =
        problems.iter().map(|problem| (problem.line, problem.reason.to_string())).collect();
    let text = write_rows_to_fix(table, kind, told.iter().map(|(line, words)| (*line, words.as_str())));
    let Ok(again) = read_table(text.as_bytes()) else { return };
    assert_eq!(again.kind, Some(kind), "it is known again");
    assert_eq!(again.header.len(), table.header.len(), "with the same columns");
    let wanted: BTreeSet<u32> = problems.iter().map(|problem| problem.line).collect();
    let known = table.lines.iter().chain(&table.unread).filter(|line| wanted.contains(&line.number)).count();
    assert_eq!(again.lines.len() + again.unread.len(), known, "and with all its lines");
}

/// As it is guessed, and now and then with one column changed by a person.
fn mapping<F: Field>(table: &Table, dice: &mut Dice) -> Mapping<F> {
    let mut mapping = Mapping::<F>::guess(&table.header, &table.lines);
    if dice.below(3) == 0 {
        mapping.set(dice.below(6), dice.pick(F::ALL).copied());
    }
    let _ = mapping.missing();
    mapping
}

fn read_as_json(text: &str) {
    if let Ok(file) = workspace_file::read(text) {
        let _ = file.open();
    }
    let lines: Vec<Line> = text.lines().take(20).map(Line::read).collect();
    let log = Log::open(0, Workspace::default(), lines);
    let _ = log.workspace().people.len();
}

/// What people write to say which titles are interviews, against an entry that holds their own words and one
/// that is bare.
fn read_as_patterns(text: &str) {
    let lines: Vec<&str> = text.split('\n').take(40).collect();
    let patterns: Vec<TypePattern> = lines.iter().filter_map(|line| TypePattern::written(line)).collect();
    let entry = entry_called(lines.first().copied().unwrap_or_default());
    for pattern in &patterns {
        assert!(
            !pattern.contains.is_empty() && !pattern.type_name.is_empty(),
            "a pattern has both its parts"
        );
        let _ = pattern.fits(&entry);
        let is_title = matches!(pattern.place, Place::Title | Place::TitleOrCategory);
        assert!(!is_title || pattern.fits(&entry_called(&pattern.contains)), "a title holds itself");
    }
}

fn entry_called(title: &str) -> About {
    let contact = Contact::written(title);
    let attendee = |contact: &Contact| Attendee { contact: contact.clone(), answer: Answer::Accepted };
    About {
        summary: title.to_owned(),
        categories: vec![title.to_owned()],
        attendees: contact.iter().map(attendee).collect(),
        organizer: contact,
    }
}

fn read_values(text: &str, dice: &mut Dice) {
    let cells: Vec<&str> = text.split(['\n', ',', ';', '\t']).collect();
    for _ in 0..2 {
        let Some(cell) = dice.pick(&cells) else { return };
        let _ = dates::moment(cell, Some(DateOrder::DayFirst));
        let _ = dates::time_of_day(cell);
        let _ = dates::both_readings(cell);
        let _ = lengths::minutes(cell, lengths::Unit::of_header(cell));
        let _ = entries(cell);
        let _ = Contact::written(cell);
        let _ = zone_names::named(&DatabaseZones, cell);
        let _ = zone_names::abbreviation(cell);
        let _ = zone_names::offset(cell);
    }
}
