//! Reads when an interview starts and how long it takes, from whichever columns the table has.

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
    model::interview::LONGEST_MINUTES,
    zones::{Instants, Zone, Zones, instants},
};
use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};

use super::zone_in_header::zone_in_header;

const MOST_MINUTES: i64 = LONGEST_MINUTES as i64;

/// Settings that are the same for every row of a table.
pub(super) struct Clocks<'a> {
    zones: &'a dyn Zones,
    /// The zone of times that name none, if the column names don't give one either.
    zone: Zone,
    /// The zone in the name of the start column, as written there.
    header_zone: Option<String>,
    /// The zone in the name of the end column, as written there.
    end_header_zone: Option<String>,
    /// Whether the day or the month comes first.
    pub(super) order: Option<DateOrder>,
    unit: Unit,
}

impl<'a> Clocks<'a> {
    pub(super) fn of(
        table: &Table,
        mapping: &Mapping<InterviewField>,
        default_zone: &Zone,
        zones: &'a dyn Zones,
    ) -> Self {
        let name = |field| mapping.column(field).and_then(|column| table.header.get(column));
        let timed = [InterviewField::Start, InterviewField::StartTime, InterviewField::StartDate];
        let header_zone = timed.into_iter().find_map(|field| zone_in_header(zones, name(field)?));
        let end_header_zone = name(InterviewField::End).and_then(|name| zone_in_header(zones, name));
        let unit = name(InterviewField::Minutes).map_or(Unit::Minutes, |name| Unit::of_header(name));
        Self { zones, zone: default_zone.clone(), header_zone, end_header_zone, order: None, unit }
    }

    /// Returns the instant of a local time in the zone written behind it, else of its line, else of its column, else of the
    /// table.
    fn instant(
        &self,
        local: NaiveDateTime,
        written: Option<&str>,
        of_line: &str,
        of_column: Option<&str>,
        notes: &mut Vec<NoteKind>,
    ) -> Result<DateTime<Utc>, ProblemKind> {
        let of_line = Some(of_line).filter(|zone| !zone.is_empty());
        if let (None, Some(line), Some(column)) = (written, of_line, of_column) {
            let at = self.in_written_zone(local, line, notes)?;
            let agree = self.in_written_zone(local, column, &mut Vec::new()) == Ok(at);
            let (column, row) = (column.to_owned(), line.to_owned());
            return if agree { Ok(at) } else { Err(ProblemKind::ZonesDisagree { column, row }) };
        }
        match written.or(of_line).or(of_column) {
            None => self.in_zone(local, &self.zone, notes),
            Some(text) => self.in_written_zone(local, text, notes),
        }
    }

    /// Returns the note in the preview about the zone of a start.
    fn source(&self, written: Option<&str>, of_line: &str) -> NoteKind {
        match (written, of_line, &self.header_zone) {
            (None, "", Some(column)) => {
                let zone = zone_names::named(self.zones, column);
                NoteKind::ColumnZone(zone.map_or_else(|| column.clone(), |zone| zone.in_words()))
            }
            (None, "", None) => NoteKind::ReaderZone(self.zone.in_words()),
            _ => NoteKind::RowZones,
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
            // Many people write PST all year, so a program can't say what it means in July.
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

/// When an interview takes place.
pub(super) struct Span {
    pub start: DateTime<Utc>,
    pub minutes: u16,
    /// Where the zone of its start came from.
    pub zone: NoteKind,
}

/// Reads the start and the whole minutes of a line's interview.
pub(super) fn span(
    line: &Line,
    mapping: &Mapping<InterviewField>,
    clocks: &Clocks<'_>,
    notes: &mut Vec<NoteKind>,
) -> Result<Span, ProblemKind> {
    let of_line = mapping.cell(line, InterviewField::Zone);
    let began = began(line, mapping, clocks)?;
    let local = began.local().ok_or(ProblemKind::Missing("time of day"))?;
    let start =
        clocks.instant(local, began.zone.as_deref(), of_line, clocks.header_zone.as_deref(), notes)?;
    let by_end = match mapping.cell(line, InterviewField::End) {
        "" => None,
        text => {
            let minutes_until = |ended: &Moment| {
                let local = ended.local().ok_or_else(|| ProblemKind::MissingTime(text.to_owned()))?;
                let of_start = began.zone.as_deref().filter(|_| clocks.end_header_zone.is_none());
                let zone = ended.zone.as_deref().or(of_start);
                // A clock change is reported once, for the start.
                let of_column = clocks.end_header_zone.as_deref().or(clocks.header_zone.as_deref());
                let end = clocks.instant(local, zone, of_line, of_column, &mut Vec::new())?;
                Ok((end - start).num_minutes())
            };
            Some(by_end(text, &began, clocks, minutes_until)?)
        }
    };
    let by_minutes = match mapping.cell(line, InterviewField::Minutes) {
        "" => None,
        text => Some(minutes(text, clocks.unit).ok_or_else(|| ProblemKind::NotMinutes(text.to_owned()))?),
    };
    let zone = clocks.source(began.zone.as_deref(), of_line);
    Ok(Span { start, minutes: length(by_end, by_minutes)?, zone })
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
    check_twice(&began, (start, day, timed), clocks)?;
    if began.time.is_none() || !timed.is_empty() {
        let (time, zone) = time_of_day(timed).ok_or_else(|| match timed {
            "" => ProblemKind::MissingTime(dated.to_owned()),
            text => ProblemKind::NotDate(text.to_owned()),
        })?;
        began.time = Some(time);
        began.zone = zone.or(began.zone);
    }
    Ok(began)
}

/// Checks that two columns with the start agree. Spreadsheets write a date without a time as midnight.
fn check_twice(
    began: &Moment,
    (start, day, timed): (&str, &str, &str),
    clocks: &Clocks<'_>,
) -> Result<(), ProblemKind> {
    let differs = |one: &str, other: &str| {
        Err(ProblemKind::StartsDisagree { one: one.to_owned(), other: other.to_owned() })
    };
    if !start.is_empty() && !day.is_empty() && timed != start && moment(day, clocks.order)?.date != began.date
    {
        return differs(start, day);
    }
    let other = time_of_day(timed).map(|(time, _)| time);
    match (began.time, other) {
        (Some(one), Some(other)) if one != other && one != NaiveTime::MIN => {
            differs(if start.is_empty() { day } else { start }, timed)
        }
        _ => Ok(()),
    }
}

/// Returns the minutes until an end. An end that is only a time of day is on the day of the start, or on the next day if the
/// interview is across midnight.
fn by_end(
    text: &str,
    began: &Moment,
    clocks: &Clocks<'_>,
    minutes_until: impl Fn(&Moment) -> Result<i64, ProblemKind>,
) -> Result<i64, ProblemKind> {
    let Some((time, zone)) = time_of_day(text) else { return minutes_until(&moment(text, clocks.order)?) };
    let on = |date| Moment { date, time: Some(time), zone: zone.clone() };
    let minutes = minutes_until(&on(began.date))?;
    let next = began.date.succ_opt().filter(|_| minutes < 0);
    let across_midnight = next.map(|next| minutes_until(&on(next))).transpose()?;
    Ok(across_midnight.filter(|minutes| *minutes <= MOST_MINUTES).unwrap_or(minutes))
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
