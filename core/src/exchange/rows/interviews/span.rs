//! When an interview starts and how long it takes, from the columns that a table has for it.

use crate::{
    exchange::{
        table::{
            Line, Table,
            date_order::DateOrder,
            dates::{Moment, moment, time_of_day},
            mapping::{InterviewField, Mapping},
            note::NoteKind,
            problem::ProblemKind,
        },
        values::{
            lengths::{Unit, minutes},
            zone_names,
        },
    },
    zones::{Instants, Zone, Zones, instants},
};
use chrono::{DateTime, Duration, NaiveDateTime, Utc};

const MOST_MINUTES: i64 = 12 * 60;

/// Settings that are the same for every row of a table.
pub(super) struct Clocks<'a> {
    zones: &'a dyn Zones,
    /// The zone of times that name none, where the columns' names say nothing.
    zone: Zone,
    /// The zone in the name of the start's column, as it is written there.
    header_zone: Option<String>,
    /// The same for the end.
    end_header_zone: Option<String>,
    order: Option<DateOrder>,
    unit: Unit,
}

impl<'a> Clocks<'a> {
    pub(super) fn of(
        table: &Table,
        mapping: &Mapping<InterviewField>,
        default_zone: &Zone,
        zones: &'a dyn Zones,
        order: Option<DateOrder>,
    ) -> Self {
        let name = |field| mapping.column(field).and_then(|column| table.header.get(column));
        let timed = [InterviewField::Start, InterviewField::StartTime, InterviewField::StartDate];
        let header_zone = timed.into_iter().find_map(|field| zone_in_header(zones, name(field)?));
        let end_header_zone = name(InterviewField::End).and_then(|name| zone_in_header(zones, name));
        let unit = name(InterviewField::Minutes).map_or(Unit::Minutes, |name| Unit::of_header(name));
        Self { zones, zone: default_zone.clone(), header_zone, end_header_zone, order, unit }
    }

    /// The instant of a wall clock in the zone written behind it, else in the line's, else in its column's, else in the
    /// table's.
    fn instant(
        &self,
        local: NaiveDateTime,
        written: Option<&str>,
        of_line: &str,
        of_column: Option<&str>,
        notes: &mut Vec<NoteKind>,
    ) -> Result<DateTime<Utc>, ProblemKind> {
        let of_line = Some(of_line).filter(|zone| !zone.is_empty());
        match written.or(of_line).or(of_column) {
            None => self.in_zone(local, &self.zone, notes),
            Some(text) => self.in_written_zone(local, text, notes),
        }
    }

    fn in_written_zone(
        &self,
        local: NaiveDateTime,
        text: &str,
        notes: &mut Vec<NoteKind>,
    ) -> Result<DateTime<Utc>, ProblemKind> {
        if let Some(offset) = zone_names::offset(text) {
            return Ok(local.and_utc() - Duration::seconds(offset.into()));
        }
        if let Some(known) = zone_names::abbreviation(text) {
            let Some(offset) = known.offset_seconds else { return self.in_zone(local, &known.zone, notes) };
            let at = local.and_utc() - Duration::seconds(offset.into());
            // Many write PST all year, so what it means in July is not for a program to say.
            let kept = self.zones.offset_seconds(&known.zone, at) == Some(offset);
            let zone = known.zone.name().to_owned();
            return kept
                .then_some(at)
                .ok_or(ProblemKind::ZoneOutOfSeason { abbreviation: text.to_owned(), zone });
        }
        let zone = zone_names::named(self.zones, text).filter(|zone| self.zones.knows(zone));
        self.in_zone(local, &zone.ok_or_else(|| ProblemKind::UnknownZone(text.to_owned()))?, notes)
    }

    fn in_zone(
        &self,
        local: NaiveDateTime,
        zone: &Zone,
        notes: &mut Vec<NoteKind>,
    ) -> Result<DateTime<Utc>, ProblemKind> {
        if !self.zones.knows(zone) {
            return Err(ProblemKind::UnknownZone(zone.name().to_owned()));
        }
        let told = || (local.format("%Y-%m-%d %H:%M").to_string(), zone.name().to_owned());
        match instants(self.zones, zone, local) {
            Instants::One(at) => Ok(at),
            Instants::Two(earlier, _) => {
                let (local, zone) = told();
                notes.push(NoteKind::EarlierTaken { local, zone });
                Ok(earlier)
            }
            Instants::None => {
                let (local, zone) = told();
                Err(ProblemKind::SkippedTime { local, zone })
            }
        }
    }
}

/// The zone in a column's name, as it is written there: `Start (UTC+1)`, `Start time [Europe/Berlin]`, `Start EST`. One that
/// nobody can read is given as well, so that its lines are refused and not read in another zone.
fn zone_in_header(zones: &dyn Zones, name: &str) -> Option<String> {
    let inside = name.split_once(['(', '[']).map(|(_, rest)| rest.trim_end_matches([')', ']']).trim());
    let words = inside.or_else(|| name.split_whitespace().skip(1).last())?;
    let is_understood = zone_names::offset(words).is_some()
        || zone_names::abbreviation(words).is_some()
        || zone_names::named(zones, words).is_some();
    // A word of the name itself, such as "Pacific" in "Start Pacific", is a zone as well; "Start time" has none.
    let is_zone = is_understood || looks_like_a_zone(words, inside.is_some());
    is_zone.then(|| words.to_owned())
}

/// Whether it can hardly be anything but a zone: `IST`, `UTC+27`, `Mars/Base`. In brackets, other capitals count as well.
fn looks_like_a_zone(words: &str, in_brackets: bool) -> bool {
    const FORMATS: [&str; 9] = ["AM", "PM", "HH", "MM", "DD", "ISO", "MDY", "DMY", "YMD"];
    let capitals = words.bytes().all(|byte| byte.is_ascii_uppercase()) && !FORMATS.contains(&words);
    let is_abbreviation =
        capitals && (2..=5).contains(&words.len()) && (in_brackets || words.ends_with("ST"));
    let is_offset = ["UTC", "GMT"].iter().any(|prefix| words.starts_with(prefix));
    let has_sign = words.starts_with(['+', '-', '\u{2212}']);
    is_abbreviation || is_offset || in_brackets && has_sign
}

/// The start and the whole minutes of a line's interview.
pub(super) fn span(
    line: &Line,
    mapping: &Mapping<InterviewField>,
    clocks: &Clocks<'_>,
    notes: &mut Vec<NoteKind>,
) -> Result<(DateTime<Utc>, u16), ProblemKind> {
    let of_line = mapping.cell(line, InterviewField::Zone);
    let began = began(line, mapping, clocks)?;
    let local = began.local().ok_or(ProblemKind::Missing("time of day"))?;
    let start =
        clocks.instant(local, began.zone.as_deref(), of_line, clocks.header_zone.as_deref(), notes)?;
    let by_end = match mapping.cell(line, InterviewField::End) {
        "" => None,
        text => {
            let ended = ended(text, &began, clocks)?;
            let local = ended.local().ok_or_else(|| ProblemKind::MissingTime(text.to_owned()))?;
            let zone = ended.zone.as_deref().or(began.zone.as_deref());
            // What the clocks did at the end of it is told once, for its start.
            let of_column = clocks.end_header_zone.as_deref().or(clocks.header_zone.as_deref());
            let end = clocks.instant(local, zone, of_line, of_column, &mut Vec::new())?;
            Some((end - start).num_minutes())
        }
    };
    let by_minutes = match mapping.cell(line, InterviewField::Minutes) {
        "" => None,
        text => Some(minutes(text, clocks.unit).ok_or_else(|| ProblemKind::NotMinutes(text.to_owned()))?),
    };
    Ok((start, length(by_end, by_minutes)?))
}

fn began(line: &Line, mapping: &Mapping<InterviewField>, clocks: &Clocks<'_>) -> Result<Moment, ProblemKind> {
    let start = mapping.cell(line, InterviewField::Start);
    let day = mapping.cell(line, InterviewField::StartDate);
    let time = mapping.cell(line, InterviewField::StartTime);
    // A column named after the start may hold the date, the time, or both.
    let (dated, timed) = match (start, day) {
        ("", "") => return Err(ProblemKind::Missing("start time")),
        ("", day) => (day, time),
        (start, "") => (start, time),
        (start, day) if time_of_day(start).is_some() => (day, start),
        (start, _) => (start, time),
    };
    let mut began = moment(dated, clocks.order)?;
    if began.time.is_none() || (!timed.is_empty() && start.is_empty()) {
        let (time, zone) = time_of_day(timed).ok_or_else(|| match timed {
            "" => ProblemKind::MissingTime(dated.to_owned()),
            text => ProblemKind::NotDate(text.to_owned()),
        })?;
        began.time = Some(time);
        began.zone = zone.or(began.zone);
    }
    Ok(began)
}

fn ended(text: &str, began: &Moment, clocks: &Clocks<'_>) -> Result<Moment, ProblemKind> {
    match time_of_day(text) {
        Some((time, zone)) => Ok(Moment { date: began.date, time: Some(time), zone }),
        None => moment(text, clocks.order),
    }
}

fn length(by_end: Option<i64>, by_minutes: Option<i64>) -> Result<u16, ProblemKind> {
    let minutes = match (by_end, by_minutes) {
        (Some(by_end), Some(by_minutes)) if by_end != by_minutes => {
            return Err(ProblemKind::LengthsDisagree { by_end, by_minutes });
        }
        (Some(minutes), _) | (None, Some(minutes)) => minutes,
        (None, None) => return Err(ProblemKind::MissingLength),
    };
    match u16::try_from(minutes) {
        Ok(0) | Err(_) if minutes <= 0 => Err(ProblemKind::EndNotAfterStart),
        Ok(short) if minutes <= MOST_MINUTES => Ok(short),
        _ => Err(ProblemKind::TooLong { minutes }),
    }
}
