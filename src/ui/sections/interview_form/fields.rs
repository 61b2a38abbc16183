//! What has been entered for an interview so far.

use super::Edited;
use crate::{
    store::Store,
    ui::format::{days, times},
};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::interview_by_hand::InterviewDetails,
    model::{
        ids::{InterviewTypeId, PersonId},
        interview::Interview,
    },
    zones,
};

#[derive(Clone, Copy)]
pub struct Fields {
    pub interview_type: RwSignal<Option<InterviewTypeId>>,
    pub day: RwSignal<String>,
    pub time: RwSignal<String>,
    pub minutes: RwSignal<Option<u16>>,
    pub lead: RwSignal<Option<PersonId>>,
    pub panel: RwSignal<BTreeSet<PersonId>>,
    pub seats: RwSignal<Option<u16>>,
    /// When the interview starts now. It may lie between two minutes, or in an hour that the clock shows twice.
    start: StoredValue<Option<DateTime<Utc>>>,
}

impl Fields {
    pub fn of(store: Store, edited: Edited) -> Self {
        let known = match edited {
            Edited::New(day) => return Self::new(store, day),
            Edited::Known(interview) => store.read(|workspace| workspace.interviews.get(&interview).cloned()),
        };
        let today = || days::local_date(store, store.now.get());
        known.map_or_else(|| Self::new(store, today()), |known| Self::of_known(store, known))
    }

    fn of_known(store: Store, known: Interview) -> Self {
        let Shown { day, time } = shown(store, known.start);
        Self {
            interview_type: RwSignal::new(Some(known.interview_type)),
            day: RwSignal::new(day),
            time: RwSignal::new(time),
            minutes: RwSignal::new(Some(known.minutes)),
            lead: RwSignal::new(Some(known.lead)),
            panel: RwSignal::new(known.panel),
            seats: RwSignal::new(Some(known.observer_cap.into())),
            start: StoredValue::new(Some(known.start)),
        }
    }

    /// An hour with one seat, as schedules have it that say nothing else.
    fn new(store: Store, day: NaiveDate) -> Self {
        let first = store.read(|workspace| {
            let types = workspace.interview_types.values();
            types.min_by(|one, other| one.name.cmp(&other.name)).map(|known| known.id)
        });
        Self {
            interview_type: RwSignal::new(first),
            day: RwSignal::new(day.to_string()),
            time: RwSignal::new(String::new()),
            minutes: RwSignal::new(Some(60)),
            lead: RwSignal::new(None),
            panel: RwSignal::new(BTreeSet::new()),
            seats: RwSignal::new(Some(1)),
            start: StoredValue::new(None),
        }
    }

    /// `None` as long as something is missing.
    pub fn details(self, store: Store) -> Option<InterviewDetails> {
        let lead = self.lead.get()?;
        let mut panel = self.panel.get();
        panel.remove(&lead);
        Some(InterviewDetails {
            start: self.start(store)?,
            minutes: self.minutes.get()?,
            lead,
            panel,
            observer_cap: self.seats.get()?.try_into().ok()?,
        })
    }

    fn start(self, store: Store) -> Option<DateTime<Utc>> {
        let entered = Shown { day: self.day.get(), time: self.time.get() };
        let unchanged = self.start.get_value().filter(|start| shown(store, *start) == entered);
        if unchanged.is_some() {
            return unchanged;
        }
        let minutes = TimeDelta::minutes(times::minutes_of(&entered.time)?.into());
        let midnight = entered.day.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN);
        let local = midnight.checked_add_signed(minutes)?;
        Some(zones::instant(&*store.zones(), &store.zone(), local))
    }
}

/// A start as the two fields show it.
#[derive(PartialEq, Eq)]
struct Shown {
    day: String,
    time: String,
}

fn shown(store: Store, start: DateTime<Utc>) -> Shown {
    let local = zones::local(&*store.zones(), &store.zone(), start);
    let time = local.time();
    Shown { day: local.date().to_string(), time: format!("{:02}:{:02}", time.hour(), time.minute()) }
}
