//! Six weeks of candidate interviews around today, each within its interviewer's working hours.

use super::{company::Company, dice::Dice, interview_types::KINDS, time_off::working_days};
use crate::{
    model::{
        hours::Interval,
        ids::{InterviewId, PersonId},
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        person::Person,
    },
    planning::rules::is_within_hours,
    zones::{self, Zones},
};
use chrono::{Duration, NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};

/// How often another interviewer and time are tried before an interview is left out.
const TRIES: usize = 12;

pub fn interviews(company: &Company, today: NaiveDate, zones: &dyn Zones, dice: &mut Dice) -> Vec<Interview> {
    let mut scheduling = Scheduling { company, zones, led: BTreeMap::new(), interviews: Vec::new() };
    for day in working_days(today) {
        for (kind, known) in KINDS.iter().enumerate() {
            for _ in 0..known.daily + dice.below(3) - 1 {
                scheduling.schedule(kind, day, dice);
            }
        }
    }
    scheduling.interviews
}

struct Scheduling<'a> {
    company: &'a Company,
    zones: &'a dyn Zones,
    led: BTreeMap<PersonId, Vec<Interval>>,
    interviews: Vec<Interview>,
}

impl Scheduling<'_> {
    fn schedule(&mut self, kind: usize, day: NaiveDate, dice: &mut Dice) {
        for _ in 0..TRIES {
            let interviewer = dice.pick(&self.company.people[KINDS[kind].certified.clone()]);
            let Some(time) = NaiveTime::from_hms_opt(8 + dice.below(11) as u32, 30 * dice.below(2) as u32, 0)
            else {
                continue;
            };
            let start = zones::instant(self.zones, &interviewer.zone, day.and_time(time));
            let end = start + Duration::minutes(KINDS[kind].minutes.into());
            if self.can_lead(interviewer, Interval { start, end }) {
                self.led.entry(interviewer.id).or_default().push(Interval { start, end });
                self.interviews.push(Interview {
                    id: InterviewId(dice.roll()),
                    key: ExternalKey(dice.roll()),
                    interview_type: self.company.types[kind].id,
                    start,
                    minutes: KINDS[kind].minutes,
                    lead: interviewer.id,
                    panel: BTreeSet::new(),
                    observer_cap: observer_cap(dice),
                    candidate: candidate(dice),
                    status: InterviewStatus::Scheduled,
                    source: None,
                    origin: InterviewOrigin::File,
                });
                return;
            }
        }
    }

    /// Whether the time is within hours, doesn't conflict with anything, and leaves 15 minutes around other interviews.
    fn can_lead(&self, interviewer: &Person, wanted: Interval) -> bool {
        let pause = Duration::minutes(15);
        let with_breaks = Interval { start: wanted.start - pause, end: wanted.end + pause };
        let led = self.led.get(&interviewer.id).into_iter().flatten();
        is_within_hours(self.zones, interviewer, wanted)
            && !interviewer.busy.values().flatten().any(|busy| busy.overlaps(wanted))
            && !led.into_iter().any(|led| led.overlaps(with_breaks))
    }
}

/// Most loops accept one observer, some none, some two.
fn observer_cap(dice: &mut Dice) -> u8 {
    match dice.below(10) {
        0 => 0,
        1 | 2 => 2,
        _ => 1,
    }
}

fn candidate(dice: &mut Dice) -> CandidateCode {
    let code = InterviewId(dice.roll()).to_string().to_uppercase();
    CandidateCode(format!("C-{}", &code[code.len() - 6..]))
}
