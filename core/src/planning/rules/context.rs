//! The index that the rules use: the workspace, with the sessions placed so far.

use crate::{
    model::{
        enrollment::StepIndex,
        hours::Interval,
        ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId},
        session::{Session, SessionState},
    },
    order::Gather,
    planning::{
        placement::Placement,
        rules::{declined::Declined, local_time::week_of},
    },
    progress::{
        certificates::status,
        path::steps::{self, Attempts},
    },
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Grows as sessions are placed, so that each placement is checked against everything before it.
pub struct RuleContext<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) zones: &'a dyn Zones,
    pub(crate) now: DateTime<Utc>,
    /// The people with a valid certificate, by interview type.
    pub(crate) certified: BTreeSet<(PersonId, InterviewTypeId)>,
    /// When certificates end, for those that have an end.
    pub(crate) ends: BTreeMap<(PersonId, InterviewTypeId), DateTime<Utc>>,
    /// When the newest certificates start, whether they are valid or not.
    pub(crate) certified_from: BTreeMap<(PersonId, InterviewTypeId), DateTime<Utc>>,
    /// The interviews of each person.
    pub(crate) own_interviews: BTreeMap<PersonId, Vec<Interval>>,
    pub(crate) sessions: BTreeMap<PersonId, Vec<Interval>>,
    /// The sessions of each mentor.
    pub(crate) mentoring: BTreeMap<PersonId, Vec<Interval>>,
    /// The starts of the interviews of each type that each person conducts.
    pub(crate) conducted: BTreeMap<(PersonId, InterviewTypeId), Vec<DateTime<Utc>>>,
    /// The sessions of a step that have been used, approved or not.
    pub(crate) attempts: BTreeMap<(EnrollmentId, StepIndex), Attempts>,
    pub(crate) placed: BTreeMap<EnrollmentId, Vec<Placed>>,
    /// The mentors with whom sessions of an enrollment took place, approved or not.
    pub(crate) met: BTreeSet<(EnrollmentId, PersonId)>,
    pub(crate) declined: Declined,
    pub(crate) seats_taken: BTreeMap<InterviewId, u8>,
    /// The smallest limit on observers among the paths of the trainees at an interview, if one has a limit.
    pub(crate) observer_limits: BTreeMap<InterviewId, u8>,
    pub(crate) trainee_weeks: BTreeMap<(PersonId, NaiveDate), u8>,
    pub(crate) mentor_weeks: BTreeMap<(PersonId, NaiveDate), u8>,
}

/// What a context has to include.
enum Scope {
    Everything,
    /// Everything relevant to placing the sessions of these enrollments with these people at these interviews.
    Only {
        people: BTreeSet<PersonId>,
        enrollments: BTreeSet<EnrollmentId>,
        interviews: BTreeSet<InterviewId>,
    },
}

impl Scope {
    fn of(workspace: &Workspace, sessions: &[SessionId]) -> Self {
        let sessions = || sessions.iter().filter_map(|session| workspace.sessions.get(session));
        let trainees = sessions().filter_map(|session| workspace.trainee_of(session));
        Self::Only {
            people: trainees.chain(sessions().map(|session| session.mentor)).into_set(),
            enrollments: sessions().map(|session| session.enrollment).into_set(),
            interviews: sessions().map(|session| session.interview).into_set(),
        }
    }

    fn has_person(&self, person: PersonId) -> bool {
        match self {
            Self::Everything => true,
            Self::Only { people, .. } => people.contains(&person),
        }
    }

    fn has(&self, workspace: &Workspace, session: &Session) -> bool {
        match self {
            Self::Everything => true,
            Self::Only { people, enrollments, interviews } => {
                people.contains(&session.mentor)
                    || interviews.contains(&session.interview)
                    || enrollments.contains(&session.enrollment)
                    || workspace.trainee_of(session).is_some_and(|trainee| people.contains(&trainee))
            }
        }
    }
}

/// A session of an enrollment that counts toward its step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    pub step: StepIndex,
    pub mentor: PersonId,
    pub interval: Interval,
}

impl<'a> RuleContext<'a> {
    pub fn new(workspace: &'a Workspace, zones: &'a dyn Zones, now: DateTime<Utc>) -> Self {
        Self::without(workspace, zones, now, &[])
    }

    /// Creates the context as if these sessions weren't there.
    pub fn without(
        workspace: &'a Workspace,
        zones: &'a dyn Zones,
        now: DateTime<Utc>,
        sessions: &[SessionId],
    ) -> Self {
        Self::indexed(workspace, zones, now, sessions, &Scope::Everything)
    }

    /// Creates the context as if these sessions weren't there, only for placing them where they were. Most of a large
    /// company doesn't matter for that.
    pub fn to_place_again(
        workspace: &'a Workspace,
        zones: &'a dyn Zones,
        now: DateTime<Utc>,
        sessions: &[SessionId],
    ) -> Self {
        Self::indexed(workspace, zones, now, sessions, &Scope::of(workspace, sessions))
    }

    fn indexed(
        workspace: &'a Workspace,
        zones: &'a dyn Zones,
        now: DateTime<Utc>,
        without: &[SessionId],
        scope: &Scope,
    ) -> Self {
        let mut context = Self {
            workspace,
            zones,
            now,
            certified: BTreeSet::new(),
            ends: BTreeMap::new(),
            certified_from: BTreeMap::new(),
            own_interviews: BTreeMap::new(),
            sessions: BTreeMap::new(),
            conducted: BTreeMap::new(),
            attempts: BTreeMap::new(),
            mentoring: BTreeMap::new(),
            placed: BTreeMap::new(),
            met: BTreeSet::new(),
            declined: Declined::default(),
            seats_taken: BTreeMap::new(),
            observer_limits: BTreeMap::new(),
            trainee_weeks: BTreeMap::new(),
            mentor_weeks: BTreeMap::new(),
        };
        context.index_people(scope);
        context.index_sessions(without, scope);
        context
    }

    fn index_people(&mut self, scope: &Scope) {
        for interview in self.workspace.interviews.values().filter(|interview| interview.is_scheduled()) {
            for person in interview.interviewers().filter(|person| scope.has_person(*person)) {
                self.own_interviews.entry(person).or_default().push(interview.interval());
                let conducted = self.conducted.entry((person, interview.interview_type));
                conducted.or_default().push(interview.start);
            }
        }
        let certificates = self.workspace.certificates.values();
        for known in certificates.filter(|known| scope.has_person(known.person)) {
            let key = (known.person, known.interview_type);
            let from = self.certified_from.entry(key).or_insert(known.from);
            *from = known.from.max(*from);
            let conducted = || self.conducted.get(&key).cloned().unwrap_or_default();
            match status::end_by(self.workspace, self.zones, known, conducted) {
                Some(end) if end <= self.now => continue,
                end => self.ends.extend(end.map(|end| (key, end))),
            }
            self.certified.insert(key);
        }
    }

    fn index_sessions(&mut self, without: &[SessionId], scope: &Scope) {
        let without: BTreeSet<_> = without.iter().into_set();
        let workspace = self.workspace;
        let others = workspace.sessions.values().filter(|session| !without.contains(&session.id));
        for session in others.filter(|session| scope.has(workspace, session)) {
            if let SessionState::Declined(reason) = session.state() {
                self.declined.add(self.workspace, self.zones, session, reason);
            }
            self.declined.add_cancelled(session);
            if steps::is_attempt(session.state()) {
                let attempts = self.attempts.entry((session.enrollment, session.step)).or_default();
                attempts.add(session.state());
                self.met.insert((session.enrollment, session.mentor));
            }
            if !session.state().takes_seat() {
                continue;
            }
            self.occupy(session.placement(), steps::counts(session));
        }
    }

    /// Records a placement as made.
    pub fn place(&mut self, placement: Placement) {
        self.occupy(placement, true);
    }

    fn occupy(&mut self, placement: Placement, counts: bool) {
        let mentor = placement.mentor;
        let workspace = self.workspace;
        let Some(interview) = workspace.interviews.get(&placement.interview) else { return };
        let Some(enrollment) = workspace.enrollments.get(&placement.enrollment) else { return };
        let interval = interview.interval();
        count(&mut self.seats_taken, interview.id);
        if let Some(most) = workspace.path(enrollment).and_then(|path| path.rules.observers) {
            let limit = self.observer_limits.entry(interview.id).or_insert(most);
            *limit = most.min(*limit);
        }
        self.sessions.entry(enrollment.person).or_default().push(interval);
        self.mentoring.entry(mentor).or_default().push(interval);
        if let Some(week) = self.week(enrollment.person, interval.start) {
            count(&mut self.trainee_weeks, (enrollment.person, week));
        }
        if let Some(week) = self.week(mentor, interval.start) {
            count(&mut self.mentor_weeks, (mentor, week));
        }
        if counts {
            let placed = Placed { step: placement.step, mentor, interval };
            self.placed.entry(enrollment.id).or_default().push(placed);
        }
    }

    fn week(&self, person: PersonId, at: DateTime<Utc>) -> Option<NaiveDate> {
        self.workspace.people.get(&person).map(|person| week_of(self.zones, person, at))
    }

    pub(crate) fn placed(&self, enrollment: EnrollmentId) -> &[Placed] {
        self.placed.get(&enrollment).map_or(&[], Vec::as_slice)
    }
}

/// Increments a count. A log may have more sessions than anyone could have, so the count saturates.
fn count<K: Ord>(counts: &mut BTreeMap<K, u8>, key: K) {
    let count = counts.entry(key).or_default();
    *count = count.saturating_add(1);
}
