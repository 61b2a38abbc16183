//! From the workspace to the problem: which placements no rule excludes, what each is worth, what binds them.

use crate::{
    model::{
        enrollment::Enrollment,
        ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId},
        interview::Interview,
        session::Pin,
    },
    planning::{
        exclusion::Exclusion,
        plan_request::PlanRequest,
        points::{Points, Situation},
        problem::{Climb, Problem, Slot},
        rules::{BREAK_MINUTES, Facts, Sieve},
    },
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

mod candidates;
mod limits;
mod mentors;
mod missing;
mod need;
mod offers;
mod warm_start;
mod waiting;

use offers::Offers;

/// A problem with what its numbers stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posed {
    pub problem: Problem,
    /// The enrollment at each place of [`Problem::enrollments`].
    pub enrollments: Vec<EnrollmentId>,
    /// The interview at each place of [`Problem::interviews`].
    pub interviews: Vec<InterviewId>,
    /// How each enrollment stands before the plan.
    pub standings: Vec<Standing>,
    /// The person behind each number.
    pub people: Vec<PersonId>,
    /// For every active enrollment with sessions missing: the interviews of its type in the weeks that cannot be
    /// its next session, counted by the first rule that says so.
    pub excluded: BTreeMap<EnrollmentId, BTreeMap<Exclusion, u32>>,
    /// The drafts that the new plan takes the place of.
    pub replaced: Vec<SessionId>,
}

/// How an enrollment stands before the plan: what its sessions' value depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub weeks_waited: i64,
    /// Sessions missing to the end of the path.
    pub missing: i64,
    /// How much the type needs people, in thousandths of the neediest type's need.
    pub need: i64,
    /// Whether a session of the path took place or is planned already.
    pub has_begun: bool,
}

impl Standing {
    /// The situation of one of the missing sessions.
    pub fn situation(self, step: u32, suited: i64, days_before_end: i64) -> Situation {
        Situation {
            is_next: step == 0,
            weeks_waited: self.weeks_waited,
            missing: self.missing - i64::from(step),
            need: self.need,
            suited,
            days_before_end,
        }
    }
}

/// Poses the problem of planning the interviews that start within the weeks of the request. Published and pinned
/// sessions stay; drafts that nobody pinned are planned anew.
pub fn pose(request: &PlanRequest) -> Posed {
    pose_for(request, replaced_drafts(request.workspace), &|_| usize::MAX)
}

/// Poses the problem as if the sessions `replaced` were not there, with up to `most` sessions for each enrollment.
pub(super) fn pose_for(
    request: &PlanRequest,
    replaced: Vec<SessionId>,
    most: &dyn Fn(EnrollmentId) -> usize,
) -> Posed {
    let facts = Facts::without(request.workspace, request.zones, request.now, &replaced);
    let sieve = Sieve::lasting(&facts, &request.weeks);
    let mut posing = Posing::new(&facts, &sieve, request.weeks.end, request.policy.points());
    for enrollment in request.workspace.enrollments.values().filter(|known| known.is_active(request.now)) {
        posing.add_enrollment(enrollment, most(enrollment.id));
    }
    let mut posed = posing.posed;
    limits::add(&facts, &mut posed);
    Posed { replaced, ..posed }
}

/// The drafts that a new draft takes the place of.
pub fn replaced_drafts(workspace: &Workspace) -> Vec<SessionId> {
    let drafts = workspace.sessions.values().filter(|session| session.state.is_draft());
    drafts.filter(|session| session.pin == Pin::Free).map(|session| session.id).collect()
}

struct Posing<'a> {
    facts: &'a Facts<'a>,
    sieve: &'a Sieve<'a>,
    end: DateTime<Utc>,
    points: Points,
    need: BTreeMap<InterviewTypeId, i64>,
    offers: BTreeMap<InterviewTypeId, Offers>,
    people_places: BTreeMap<PersonId, u32>,
    posed: Posed,
}

impl<'a> Posing<'a> {
    fn new(facts: &'a Facts<'a>, sieve: &'a Sieve<'a>, end: DateTime<Utc>, points: Points) -> Self {
        Self {
            need: need::of_types(facts, sieve),
            facts,
            sieve,
            end,
            points,
            offers: BTreeMap::new(),
            people_places: BTreeMap::new(),
            posed: Posed {
                problem: Problem::empty(BREAK_MINUTES.unsigned_abs() as u32),
                enrollments: Vec::new(),
                standings: Vec::new(),
                interviews: Vec::new(),
                people: Vec::new(),
                excluded: BTreeMap::new(),
                replaced: Vec::new(),
            },
        }
    }

    fn add_enrollment(&mut self, enrollment: &'a Enrollment, most: usize) {
        let workspace = self.facts.workspace;
        let (Some(path), Some(person)) =
            (workspace.path(enrollment), workspace.people.get(&enrollment.person))
        else {
            return;
        };
        let all_missing = missing::of(self.facts, enrollment, path);
        let missing = &all_missing[..all_missing.len().min(most)];
        if missing.is_empty() {
            return;
        }
        let climb = Climb {
            person: self.person_place(person.id),
            gap_minutes: u32::from(path.hours_between_sessions) * 60,
            different_mentors: path.rules.never_same_pair,
            steps: missing.iter().filter_map(|step| missing::pitch(path, *step)).collect(),
        };
        let place = self.posed.enrollments.len() as u32;
        self.posed.enrollments.push(enrollment.id);
        self.posed.problem.enrollments.push(climb);
        let standing = Standing {
            weeks_waited: waiting::weeks(self.facts, enrollment),
            missing: all_missing.len() as i64,
            need: self.need.get(&enrollment.interview_type).copied().unwrap_or(0),
            has_begun: !self.facts.placed(enrollment.id).is_empty(),
        };
        self.posed.standings.push(standing);
        self.add_candidates(enrollment.id, place, missing, standing);
    }

    fn person_place(&mut self, person: PersonId) -> u32 {
        *self.people_places.entry(person).or_insert_with(|| {
            self.posed.people.push(person);
            self.posed.people.len() as u32 - 1
        })
    }

    fn add_interview(&mut self, interview: &Interview) {
        let start = interview.start.timestamp().div_euclid(60);
        let slot = Slot {
            start,
            // Rounded away from the start, so that no rule is broken by seconds.
            end: (-(-interview.end().timestamp()).div_euclid(60)).max(start + 1),
            mentor: self.person_place(interview.interviewer),
            seats: interview.observer_cap.into(),
        };
        self.posed.interviews.push(interview.id);
        self.posed.problem.interviews.push(slot);
    }
}
