//! Finds times to which an interview could be moved so that a trainee can attend.

use crate::{
    model::{
        hours::Interval,
        ids::{InterviewId, PersonId},
        interview::Interview,
    },
    planning::{
        rules::{BREAK_MINUTES, RuleContext, is_within_hours},
        suggested_fixes::Change,
    },
};
use chrono::Duration;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// The moves to try, in hours: on the same day first, then to the days around it.
const HOURS: [i64; 8] = [1, -1, 2, -2, 24, -24, 48, -48];

/// The moves that fit the interviewers, found once per interview for all possible trainees.
pub(super) struct Moves<'a> {
    context: &'a RuleContext<'a>,
    known: RefCell<BTreeMap<InterviewId, Rc<[Duration]>>>,
}

impl<'a> Moves<'a> {
    pub fn new(context: &'a RuleContext<'a>) -> Self {
        Self { context, known: RefCell::default() }
    }

    /// Returns the first move for which the trainee and the interviewers all work and have nothing else.
    pub fn beside(&self, trainee: PersonId, interview: &Interview) -> Option<Change> {
        let moves = self.of_interviewers(interview);
        let by = moves.iter().find(|by| self.is_free(trainee, interview, **by))?;
        Some(Change::InterviewMoved { interview: interview.id, start: interview.start + *by })
    }

    fn of_interviewers(&self, interview: &Interview) -> Rc<[Duration]> {
        let mut known = self.known.borrow_mut();
        let find = || {
            let moves = HOURS.into_iter().map(Duration::hours);
            moves
                .filter(|by| interview.interviewers().all(|person| self.is_free(person, interview, *by)))
                .collect()
        };
        known.entry(interview.id).or_insert_with(find).clone()
    }

    fn is_free(&self, person: PersonId, moved: &Interview, by: Duration) -> bool {
        let context = self.context;
        let Some(known) = context.workspace.people.get(&person) else { return false };
        let now = moved.interval();
        let there = Interval { start: now.start + by, end: now.end + by };
        let with_breaks = there.with_breaks(Duration::minutes(BREAK_MINUTES));
        let leads = context.own_interviews.get(&person).into_iter().flatten();
        let attends = context.sessions.get(&person).into_iter().flatten();
        there.start > context.now
            && is_within_hours(context.zones, known, there)
            && known.busy.values().flatten().all(|busy| !busy.overlaps(there))
            && leads.chain(attends).all(|taken| *taken == now || !taken.overlaps(with_breaks))
    }
}
