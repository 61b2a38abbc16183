//! Alternatives for one session: another interview, another mentor, or another trainee. Every alternative is checked
//! against the rules by the same function that `decide` uses.

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex},
        ids::{EnrollmentId, InterviewId, PersonId, SessionId},
        interview::Interview,
        session::Session,
    },
    order::Order,
    planning::{
        exclusion::Exclusion,
        placement::Placement,
        rules::{Prefilter, RuleContext, suits},
    },
    progress::path::steps,
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

mod words;

/// A session that could be scheduled by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub placement: Placement,
    pub start: DateTime<Utc>,
    pub trainee: PersonId,
    /// How many of the two, trainee and mentor, prefer the time.
    pub suits: u8,
    /// The rule that it breaks, if any.
    pub obstacle: Option<Obstacle>,
}

/// The rule that a session would break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    pub exclusion: Exclusion,
    /// The reason in words, with names and numbers: "Nadia already has 2 sessions that week".
    pub words: String,
}

/// The rules for sessions that are scheduled by hand.
pub struct ByHand<'a> {
    context: RuleContext<'a>,
    /// The rules without the drafts, if the session is published at once. Published sessions must not depend on drafts.
    published: Option<RuleContext<'a>>,
    instead_of: Option<&'a Session>,
}

impl<'a> ByHand<'a> {
    /// Creates the rules as if the session to replace weren't there.
    pub fn new(
        workspace: &'a Workspace,
        zones: &'a dyn Zones,
        now: DateTime<Utc>,
        instead_of: Option<SessionId>,
    ) -> Self {
        let instead_of = instead_of.and_then(|session| workspace.sessions.get(&session));
        let without: Vec<_> = instead_of.map(|session| session.id).into_iter().collect();
        let context = RuleContext::without(workspace, zones, now, &without);
        let stays_draft = instead_of.is_some_and(|session| session.state().is_draft());
        let drafts = workspace.sessions.values().filter(|known| known.state().is_draft());
        let drafts: Vec<_> = drafts.map(|known| known.id).filter(|_| !stays_draft).collect();
        let published = (!drafts.is_empty())
            .then(|| RuleContext::without(workspace, zones, now, &[drafts, without].concat()));
        Self { context, published, instead_of }
    }

    /// Returns the rule that a session breaks, if any.
    pub fn exclusion(&self, placement: Placement) -> Option<Exclusion> {
        self.context.exclusion(placement).or_else(|| self.exclusion_if_published(placement))
    }

    fn exclusion_if_published(&self, placement: Placement) -> Option<Exclusion> {
        self.published.as_ref()?.exclusion(placement)
    }

    /// Returns other places for the session to replace, for the same step.
    pub fn other_places(&self) -> Vec<Alternative> {
        let Some(session) = self.instead_of else { return Vec::new() };
        self.places(session.enrollment, session.step)
    }

    /// Returns the places where an enrollment could have its next session.
    pub fn next_places(&self, enrollment: EnrollmentId) -> Vec<Alternative> {
        let known = self.context.workspace.enrollments.get(&enrollment);
        let step = known.and_then(|known| self.next_step(known));
        step.map(|step| self.places(enrollment, step)).unwrap_or_default()
    }

    /// Lists all upcoming interviews of the type. Each interview is listed with every interviewer who can be the mentor, or
    /// with only the first interviewer if none can.
    fn places(&self, enrollment: EnrollmentId, step: StepIndex) -> Vec<Alternative> {
        let weeks = self.context.now..DateTime::<Utc>::MAX_UTC;
        let prefilter = Prefilter::new(&self.context, &weeks);
        let Some(prefiltered) = prefilter.of(enrollment) else { return Vec::new() };
        let prefiltered_step = prefiltered.step(step);
        let present = self.instead_of.map(Session::placement);
        let mut all = Vec::new();
        for places in prefiltered.by_interview() {
            let offers = places.map(|place| {
                let offer = &prefiltered.offers()[place];
                let (interview, mentor) = (offer.interview, offer.mentor.id);
                let placement = Placement { enrollment, interview: interview.id, step, mentor };
                let exclusion = prefiltered.exclusion(place, &prefiltered_step);
                (interview, placement, exclusion.or_else(|| self.exclusion_if_published(placement)))
            });
            let others = offers.filter(|(_, placement, _)| Some(*placement) != present);
            all.extend(possible_or_first(others.collect()));
        }
        self.described(all)
    }

    /// Returns the alternative for the session to replace at one interview, with a possible mentor if there is one.
    pub fn place_at(&self, interview: InterviewId) -> Option<Alternative> {
        let session = self.instead_of?.placement();
        let interview = self.context.workspace.interviews.get(&interview)?;
        let offers = interview.interviewers().map(|mentor| {
            let placement = Placement { interview: interview.id, mentor, ..session };
            (interview, placement, self.exclusion(placement))
        });
        let others = offers.filter(|(_, placement, _)| *placement != session);
        possible_or_first(others.collect()).into_iter().next().and_then(|offer| self.describe(offer))
    }

    /// Returns the trainees who could attend an interview, each for their next step that needs a session.
    pub fn candidates(&self, interview: InterviewId) -> Vec<Alternative> {
        let Some(interview) = self.context.workspace.interviews.get(&interview) else { return Vec::new() };
        let mut all = Vec::new();
        let enrollments = self.context.workspace.enrollments.values();
        let of_type = enrollments.filter(|known| known.interview_type == interview.interview_type);
        for enrollment in of_type.filter(|known| known.is_running() && !self.attends(known.id, interview.id))
        {
            let Some(step) = self.next_step(enrollment) else { continue };
            let offers = interview.interviewers().map(|mentor| {
                let placement =
                    Placement { enrollment: enrollment.id, interview: interview.id, step, mentor };
                (interview, placement, self.exclusion(placement))
            });
            all.extend(possible_or_first(offers.collect()));
        }
        self.described(all)
    }

    /// Whether the enrollment already has a seat there, or gives it up.
    fn attends(&self, enrollment: EnrollmentId, interview: InterviewId) -> bool {
        let mut sessions = self.context.workspace.sessions.of(enrollment);
        sessions.any(|session| session.interview == interview && session.state().takes_seat())
    }

    fn next_step(&self, enrollment: &Enrollment) -> Option<StepIndex> {
        steps::remaining(self.context.workspace, enrollment).first().copied()
    }

    /// Describes the offers. Those that break no rule come first, sorted by time and names.
    fn described(&self, offers: Vec<(&Interview, Placement, Option<Exclusion>)>) -> Vec<Alternative> {
        let mut all: Vec<_> = offers.into_iter().filter_map(|offer| self.describe(offer)).collect();
        let name = |person| self.context.workspace.profiles.name(person);
        all.order_by_key(|one| {
            let names = (name(one.trainee), name(one.placement.mentor));
            (one.obstacle.is_some(), one.start, names, one.placement)
        });
        all
    }

    fn describe(
        &self,
        (interview, placement, exclusion): (&Interview, Placement, Option<Exclusion>),
    ) -> Option<Alternative> {
        let workspace = self.context.workspace;
        let trainee = workspace.enrollments.get(&placement.enrollment)?.person;
        let people =
            [trainee, placement.mentor].into_iter().filter_map(|person| workspace.people.get(&person));
        let suits = people.filter(|person| suits(self.context.zones, person, interview)).count();
        let obstacle = exclusion.map(|exclusion| Obstacle {
            exclusion,
            words: words::words(&self.context, placement, exclusion),
        });
        Some(Alternative {
            placement,
            start: interview.start,
            trainee,
            suits: u8::try_from(suits).unwrap_or(u8::MAX),
            obstacle,
        })
    }
}

type Offered<'a> = (&'a Interview, Placement, Option<Exclusion>);

/// Returns every offer that breaks no rule. If there is none, returns the first, which is the lead's.
fn possible_or_first(offers: Vec<Offered>) -> Vec<Offered> {
    match offers.iter().any(|(.., exclusion)| exclusion.is_none()) {
        true => offers.into_iter().filter(|(.., exclusion)| exclusion.is_none()).collect(),
        false => offers.into_iter().take(1).collect(),
    }
}
