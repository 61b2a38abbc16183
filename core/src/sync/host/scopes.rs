//! What each reader sees, cached between requests: computing it goes through the whole workspace, and thousands of readers may
//! send requests after each change.

use super::recent::Recent;
use crate::{
    access::{
        asker::Asker,
        scope::{Scope, Touched},
    },
    model::actor::Actor,
};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::{BTreeMap, btree_map::Entry};

/// How long a scope is cached. Time alone changes what a reader sees, too.
const KEPT_FOR: TimeDelta = TimeDelta::minutes(10);

/// The scopes of the readers so far.
#[derive(Debug, Default)]
pub struct Scopes(BTreeMap<Actor, KnownScope>);

#[derive(Debug)]
struct KnownScope {
    scope: Scope,
    /// The end of the log that it is right for.
    end: u64,
    found_out: DateTime<Utc>,
}

impl Scopes {
    /// What the asker sees at the end of the log, updated by what the lines since have touched.
    pub fn scope(&mut self, asker: &Asker, end: u64, recent: &Recent) -> &Scope {
        match self.0.entry(asker.by) {
            Entry::Vacant(place) => &place.insert(KnownScope::of(asker, end)).scope,
            Entry::Occupied(known) => {
                let known = known.into_mut();
                known.bring_up_to_date(asker, end, recent);
                &known.scope
            }
        }
    }

    /// Computes what the asker sees from scratch.
    pub fn find_out(&mut self, asker: &Asker, end: u64) -> &Scope {
        let found_out = KnownScope::of(asker, end);
        match self.0.entry(asker.by) {
            Entry::Vacant(place) => &place.insert(found_out).scope,
            Entry::Occupied(known) => {
                let known = known.into_mut();
                *known = found_out;
                &known.scope
            }
        }
    }
}

impl KnownScope {
    fn of(asker: &Asker, end: u64) -> Self {
        Self { scope: Scope::of(asker), end, found_out: asker.at }
    }

    fn bring_up_to_date(&mut self, asker: &Asker, end: u64, recent: &Recent) {
        let is_late = asker.at.signed_duration_since(self.found_out) > KEPT_FOR;
        let Some(lines) = recent.after(self.end).filter(|_| !is_late) else {
            *self = Self::of(asker, end);
            return;
        };
        let mut touched = Touched::default();
        lines.for_each(|line| touched.extend(&line.touched));
        if !touched.is_nothing() {
            self.scope.update(asker, &touched);
        }
        self.end = end;
    }
}
