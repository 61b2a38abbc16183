//! Every way in which a wall-clock time gets into a workspace. Each reads times of one zone and returns their
//! instants, or `None` for a rejected time.

use super::moments;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use switchback_core::{
    exchange::{
        calendar::{
            EntryStatus, read_calendar,
            writer::{CalendarItem, write_calendar},
        },
        rows::{interviews::read_interviews, people::read_people},
        table::{mapping::Mapping, reader::read_table},
        values::zone_names,
    },
    zones::{self, Zone, Zones},
};

pub type Found = Vec<Option<DateTime<Utc>>>;

pub struct Way {
    pub name: &'static str,
    /// Times in earlier years are rejected.
    pub first_year: i32,
    /// Reads times with the zone given by name.
    pub read: fn(&dyn Zones, &str, &[NaiveDateTime]) -> Found,
}

impl Way {
    const fn of_any_year(name: &'static str, read: fn(&dyn Zones, &str, &[NaiveDateTime]) -> Found) -> Self {
        Self { name, first_year: 0, read }
    }
}

pub const WAYS: [Way; 7] = [
    Way::of_any_year("a calendar with the zone at each time", calendar_with_zones),
    Way::of_any_year("a calendar in a zone", calendar_in_zone),
    Way::of_any_year("a calendar of somebody in the zone", calendar_of_somebody),
    Way { name: "a table with a column for the zone", first_year: 2000, read: table_with_zones },
    Way { name: "a table of somebody in the zone", first_year: 2000, read: table_of_somebody },
    Way::of_any_year("a table of people", people),
    Way::of_any_year("an export", export),
];

/// A calendar that names the zone of each time, without rules for it.
pub fn calendar_with_zones(zones: &dyn Zones, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    calendar(zones, &Zone::utc(), "", &format!(";TZID=\"{zone}\""), clocks)
}

fn calendar_in_zone(zones: &dyn Zones, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    calendar(zones, &Zone::utc(), &format!("X-WR-TIMEZONE:{zone}\r\n"), "", clocks)
}

fn calendar_of_somebody(zones: &dyn Zones, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    calendar(zones, &Zone::named(zone), "", "", clocks)
}

/// A calendar with the given rules for its zone.
pub fn calendar_with_rules(
    zones: &dyn Zones,
    rules: &dyn Zones,
    zone: &Zone,
    clocks: &[NaiveDateTime],
) -> Found {
    let parameter = format!(";TZID={zone}");
    calendar(zones, &Zone::utc(), &written_rules(rules, zone), &parameter, clocks)
}

fn calendar(
    zones: &dyn Zones,
    default: &Zone,
    heading: &str,
    parameter: &str,
    clocks: &[NaiveDateTime],
) -> Found {
    let mut text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{heading}");
    for (uid, clock) in clocks.iter().enumerate() {
        let start = clock.format("%Y%m%dT%H%M%S");
        text.push_str(&format!("BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART{parameter}:{start}\r\nEND:VEVENT\r\n"));
    }
    text.push_str("END:VCALENDAR\r\n");
    instants_of_calendar(zones, default, &text, clocks.len())
}

fn instants_of_calendar(zones: &dyn Zones, default: &Zone, text: &str, count: usize) -> Found {
    let week = Duration::days(7);
    let window = moments::first() - week..moments::end() + week;
    let calendar = read_calendar(text.as_bytes(), window, default, zones).unwrap();
    let mut found = vec![None; count];
    for entry in calendar.entries {
        found[entry.uid.parse::<usize>().unwrap()] = Some(entry.start);
    }
    found
}

/// A VTIMEZONE for the compared years.
fn written_rules(rules: &dyn Zones, zone: &Zone) -> String {
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{zone}\r\n");
    let begin = moments::first() - Duration::days(7);
    let changes = moments::changes(rules, zone).into_iter();
    for change in std::iter::once(begin).chain(changes).chain([moments::end()]) {
        let offset = |at| rules.offset_seconds(zone, at).unwrap();
        let (from, to) = (offset(change - Duration::seconds(1)), offset(change));
        let onset = zones::shifted(change, from).format("%Y%m%dT%H%M%S");
        text.push_str(&format!(
            "BEGIN:STANDARD\r\nDTSTART:{onset}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\nEND:STANDARD\r\n",
            written_offset(from),
            written_offset(to)
        ));
    }
    text + "END:VTIMEZONE\r\n"
}

fn written_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    format!("{sign}{:02}{:02}{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

fn table_with_zones(zones: &dyn Zones, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    table(zones, &Zone::utc(), zone, clocks)
}

fn table_of_somebody(zones: &dyn Zones, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    table(zones, &Zone::named(zone), "", clocks)
}

fn table(zones: &dyn Zones, default: &Zone, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    let mut text = String::from("Interview ID,Interview,Start,Minutes,Time zone,Interviewer\n");
    for (id, clock) in clocks.iter().enumerate() {
        let start = clock.format("%Y-%m-%d %H:%M:%S");
        text.push_str(&format!("{id},Design,{start},60,{zone},Mara Sutter\n"));
    }
    let table = read_table(text.as_bytes()).unwrap();
    let mapping = Mapping::guess(&table.header, &table.lines);
    let reading = read_interviews(&table, &mapping, default, zones, None);
    let mut found = vec![None; clocks.len()];
    for row in reading.rows {
        found[row.key.unwrap().parse::<usize>().unwrap()] = Some(row.start);
    }
    found
}

/// A person's hours are wall-clock times in their zone.
fn people(zones: &dyn Zones, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    // In a people table, an abbreviation means a city's zone and not the zone of that name.
    if zone_names::abbreviation(zone).is_some() {
        return vec![None; clocks.len()];
    }
    let text = format!("Name,Work Email,Time zone\nAda Okafor,ada@example.com,{zone}\n");
    let table = read_table(text.as_bytes()).unwrap();
    let mapping = Mapping::guess(&table.header, &table.lines);
    let rows = read_people(&table, &mapping, zones, None).rows;
    let zone = rows.into_iter().next().and_then(|row| row.zone).map(Zone::named);
    let instant = |clock: &NaiveDateTime| Some(zones::instant(zones, zone.as_ref()?, *clock));
    clocks.iter().map(instant).collect()
}

/// Exports a calendar of sessions and reads it back as a person in the zone.
fn export(zones: &dyn Zones, zone: &str, clocks: &[NaiveDateTime]) -> Found {
    let zone = Zone::named(zone);
    let item = |(uid, clock): (usize, &NaiveDateTime)| CalendarItem {
        uid: uid.to_string(),
        sequence: 0,
        stamp: moments::first(),
        start: zones::instant(zones, &zone, *clock),
        minutes: 60,
        title: "Shadow".into(),
        description: String::new(),
        status: EntryStatus::Confirmed,
    };
    let items: Vec<CalendarItem> = clocks.iter().enumerate().map(item).collect();
    instants_of_calendar(zones, &zone, &write_calendar(&items), clocks.len())
}
