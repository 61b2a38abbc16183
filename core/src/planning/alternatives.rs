//! What one session could be instead: at another interview, with another mentor, or with another trainee. Every
//! possibility is held against the rules, and `decide` asks the same function.

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

/// A session as it could be scheduled by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub placement: Placement,
    pub start: DateTime<Utc>,
    pub trainee: PersonId,
    /// How many of the two, trainee and mentor, prefer the time.
    pub suits: u8,
    /// What stands against it.
    pub obstacle: Option<Obstacle>,
}

/// The rule that a session would break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    pub exclusion: Exclusion,
    /// For people, with names and numbers: "Nadia already has 2 sessions that week".
    pub words: String,
}

/// The rules for sessions that are scheduled by hand.
pub struct ByHand<'a> {
    context: RuleContext<'a>,
    /// Without the drafts, where the session is published at once: nothing that is published may rest on them.
    published: Option<RuleContext<'a>>,
    instead_of: Option<&'a Session>,
}

impl<'a> ByHand<'a> {
    /// As if the session that makes room were not there.
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

    /// The rule that a session breaks, if any.
    pub fn exclusion(&self, placement: Placement) -> Option<Exclusion> {
        self.context.exclusion(placement).or_else(|| self.exclusion_if_published(placement))
    }

    fn exclusion_if_published(&self, placement: Placement) -> Option<Exclusion> {
        self.published.as_ref()?.exclusion(placement)
    }

    /// Where the session that makes room could be instead, for the same step.
    pub fn other_places(&self) -> Vec<Alternative> {
        let Some(session) = self.instead_of else { return Vec::new() };
        self.places(session.enrollment, session.step)
    }

    /// Where an enrollment could have its next session.
    pub fn next_places(&self, enrollment: EnrollmentId) -> Vec<Alternative> {
        let known = self.context.workspace.enrollments.get(&enrollment);
        let step = known.and_then(|known| self.next_step(known));
        step.map(|step| self.places(enrollment, step)).unwrap_or_default()
    }

    /// All interviews of the type that are still to come. Of the interviewers of one interview each who can be the mentor is
    /// listed, or nobody but the first.
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

    /// The session that makes room at one interview instead: with a mentor with whom it is possible, if there is one.
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

    /// Who could attend an interview, each for the next step of theirs that needs a session.
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

    /// Whether the enrollment has a seat there already, or gives it up.
    fn attends(&self, enrollment: EnrollmentId, interview: InterviewId) -> bool {
        let mut sessions = self.context.workspace.sessions.of(enrollment);
        sessions.any(|session| session.interview == interview && session.state().takes_seat())
    }

    fn next_step(&self, enrollment: &Enrollment) -> Option<StepIndex> {
        steps::remaining(self.context.workspace, enrollment).first().copied()
    }

    /// Those that break no rule first, each by its time and the names.
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

/// Every offer that breaks no rule; where there is none, the first, which is the lead’s.
fn possible_or_first(offers: Vec<Offered>) -> Vec<Offered> {
    match offers.iter().any(|(.., exclusion)| exclusion.is_none()) {
        true => offers.into_iter().filter(|(.., exclusion)| exclusion.is_none()).collect(),
        false => offers.into_iter().take(1).collect(),
    }
}
