//! Builds the flow from an assignment: for each session the options that it may have, everything else
//! staying.

use super::{
    Insertion,
    graph::{Arc, ArcIx, ArcRange, Graph, Movable},
};
use crate::{
    assignment::{Assignment, Session},
    bound::multipliers::Multipliers,
    index::{Ix, OptionIx, WeekIx},
    instance::{
        Instance,
        enrollment::{Enrollment, InterviewOption},
    },
    path::distinct,
    units::MINUS_INFINITY,
};
use std::cmp::Reverse;

/// The most options of one session: the work grows with their number, and the best assignment hardly needs
/// others than those that bring most beyond their multipliers.
const MOST_ARCS_PER_SESSION: usize = 32;

impl Graph {
    /// Adds an enrollment that would like an option that is full.
    pub fn add_insertion(&mut self, instance: &Instance, insertion: &Insertion) {
        let from = self.arcs.end();
        self.arcs.extend(insertion.requests.iter().map(|request| {
            let option = instance.option(insertion.enrollment, request.option);
            arc(request.option, option, request.gain)
        }));
        self.movables.push(Movable {
            enrollment: insertion.enrollment,
            need: None,
            can_stay_out: true,
            arcs: ArcRange { from, until: self.arcs.end() },
            taken: ArcIx::NONE,
            is_waiting: false,
        });
    }

    /// Adds a session. With multipliers, only the options that bring most beyond them are kept.
    pub fn add_session(
        &mut self,
        instance: &Instance,
        assignment: &Assignment,
        session: Session,
        multipliers: Option<&Multipliers>,
    ) {
        let from = self.arcs.end();
        let possible = Possible::new(instance, assignment, session);
        for option in assignment.options_between(possible.enrollment, session).map(OptionIx) {
            if possible.allows(option) {
                let value = possible.enrollment.value(option, session.need);
                self.arcs.push(arc(option, &possible.enrollment.options[option], value));
            }
        }
        if let Some(multipliers) = multipliers {
            self.keep_best(multipliers, from, possible.now);
        }
        let arcs = ArcRange { from, until: self.arcs.end() };
        let taken = arcs.iter().find(|arc| Some(self.arcs[*arc].option) == possible.now);
        let movable = self.movables.end();
        self.movables.push(Movable {
            enrollment: session.enrollment,
            need: Some(session.need),
            can_stay_out: possible.after.is_none(),
            arcs,
            taken: ArcIx::NONE,
            is_waiting: false,
        });
        self.occupy(movable, taken.unwrap_or(ArcIx::NONE));
    }

    /// Of the arcs from `from` on, keeps those that bring most beyond their multipliers, and the one in use.
    fn keep_best(&mut self, multipliers: &Multipliers, from: ArcIx, now: Option<OptionIx>) {
        let arcs = &mut self.arcs.items_mut()[from.get()..];
        if arcs.len() > MOST_ARCS_PER_SESSION {
            let of = &multipliers.of_resource;
            let net_value = |arc: &Arc| arc.value - of[arc.seats] - of[arc.mentor_week];
            let key = |arc: &Arc| (Some(arc.option) != now, Reverse(net_value(arc)), arc.option);
            arcs.select_nth_unstable_by_key(MOST_ARCS_PER_SESSION, key);
            arcs[..MOST_ARCS_PER_SESSION].sort_unstable_by_key(|arc| arc.option);
            self.arcs.truncate(ArcIx::new(from.get() + MOST_ARCS_PER_SESSION));
        }
    }

    /// What the sessions of the flow may use: what is left, and what they use now.
    pub fn read_room(&mut self, assignment: &Assignment) {
        for arc in self.arcs.iter() {
            for resource in [arc.seats, arc.mentor_week] {
                self.room[resource] = assignment.left[resource] + self.used[resource];
            }
        }
    }
}

fn arc(index: OptionIx, option: &InterviewOption, value: i64) -> Arc {
    let [seats, mentor_week] = option.contested();
    Arc { option: index, seats, mentor_week, value }
}

/// What a session must keep clear of while everything else stays.
struct Possible<'a> {
    instance: &'a Instance,
    assignment: &'a Assignment,
    session: Session,
    enrollment: &'a Enrollment,
    path: &'a [OptionIx],
    now: Option<OptionIx>,
    after: Option<OptionIx>,
    /// The person's sessions for other enrollments.
    others: Vec<InterviewOption>,
}

impl<'a> Possible<'a> {
    fn new(instance: &'a Instance, assignment: &'a Assignment, session: Session) -> Self {
        let path = &assignment.paths[session.enrollment];
        Self {
            instance,
            assignment,
            session,
            enrollment: &instance.enrollments[session.enrollment],
            path,
            now: assignment.option_at(session),
            after: path.get(session.need.get() + 1).copied(),
            others: assignment.other_sessions_of_person(instance, session.enrollment).copied().collect(),
        }
    }

    fn allows(&self, index: OptionIx) -> bool {
        let Session { enrollment, need } = self.session;
        let option = &self.enrollment.options[index];
        self.enrollment.value(index, need) != MINUS_INFINITY
            && self.after.is_none_or(|after| option.next <= after)
            && distinct::is_distinct_at(self.enrollment, self.path, need, option.mentor)
            && self.others.iter().all(|other| self.instance.are_apart(option, other))
            && self.assignment.side_limits_allow_instead(self.instance, enrollment, index, self.now)
            && self.week_has_room(option.week)
    }

    fn week_has_room(&self, week: WeekIx) -> bool {
        if week == WeekIx::NONE {
            return true;
        }
        let same_week = |taken: &OptionIx| self.enrollment.options[*taken].week == week;
        let own = self.path.iter().enumerate();
        let own = own.filter(|(other, taken)| *other != self.session.need.get() && same_week(taken)).count();
        let taken = own + self.others.iter().filter(|other| other.week == week).count();
        (taken as u32) < self.instance.trainee_week_left[week]
    }
}
