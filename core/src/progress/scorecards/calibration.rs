//! How close a person's scorecards are to those of the people they interviewed with, and to those of the interviewer pool.

use crate::{
    model::{
        enrollment::Enrollment,
        ids::{InterviewTypeId, PersonId, SessionId},
        interview_type::InterviewType,
        scorecard::{Recommendation, ScorecardContent, Side},
        session::Session,
    },
    order::Order,
    progress::{
        certificates::status,
        scorecards::{
            agreement::{self, Kappa, Weights},
            pair::{self, OpenPair},
        },
    },
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Pairs of ratings below which no figure is shown.
pub const ENOUGH: usize = 12;
/// Pairs of ratings below which kappa and its interval are not shown.
pub const ENOUGH_FOR_KAPPA: usize = 20;
/// Scorecards below which a person is not compared with the pool.
pub const ENOUGH_CARDS: usize = 5;

/// Calibration of one person in one type.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    /// Sessions whose scorecards are both open, and the pairs of ratings in them.
    pub sessions: usize,
    pub pairs: usize,
    /// `None` if there are too few.
    pub figures: Option<Figures>,
    pub kappa: Option<Kappa>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    pub exact: f64,
    pub adjacent: f64,
    /// Points above the others' ratings, on average.
    pub leniency: f64,
    /// Leniency in the newer half of the sessions, minus that in the older half.
    pub trend: f64,
}

/// A session's pairs of ratings from one side's view: own rating first, the other's second.
struct RatedSession {
    start: DateTime<Utc>,
    session: SessionId,
    pairs: Vec<(u8, u8)>,
}

impl RatedSession {
    /// The same session from the other side's view.
    fn swapped(&self) -> Self {
        let pairs = self.pairs.iter().map(|(own, other)| (*other, *own)).collect();
        Self { pairs, ..*self }
    }
}

/// A person's ratings against those of the people they interviewed with, as trainee and as mentor.
pub fn calibration(workspace: &Workspace, person: PersonId, interview_type: InterviewTypeId) -> Calibration {
    let rated = of_type_sessions(workspace, interview_type)
        .filter_map(|(enrollment, session)| Some((session, own_side(enrollment, session, person)?)))
        .filter_map(|(session, side)| rated(workspace, interview_type, session, side));
    calibration_of(workspace, person, interview_type, rated.collect())
}

/// The calibration of each type in which a person has rating pairs, by the type's id.
pub fn of_person(workspace: &Workspace, person: PersonId) -> Vec<Calibration> {
    let mut rated_in: BTreeMap<InterviewTypeId, Vec<RatedSession>> = BTreeMap::new();
    for enrollment in workspace.enrollments.values() {
        let interview_type = enrollment.interview_type;
        for session in workspace.sessions.of(enrollment.id) {
            let side = own_side(enrollment, session, person);
            let rated = side.and_then(|side| rated(workspace, interview_type, session, side));
            if let Some(rated) = rated {
                rated_in.entry(interview_type).or_default().push(rated);
            }
        }
    }
    let types = rated_in.into_iter();
    types.map(|(known, sessions)| calibration_of(workspace, person, known, sessions)).collect()
}

/// `None` if the two rated nothing in common on the current scale.
fn rated(
    workspace: &Workspace,
    interview_type: InterviewTypeId,
    session: &Session,
    side: Side,
) -> Option<RatedSession> {
    let pairs = pairs(workspace, workspace.interview_types.get(&interview_type)?, session, side)?;
    let start = workspace.start_of(session);
    (!pairs.is_empty()).then_some(RatedSession { start, session: session.id, pairs })
}

fn calibration_of(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
    mut sessions: Vec<RatedSession>,
) -> Calibration {
    sessions.order_by_key(|rated| (rated.start, rated.session));
    let by_session: Vec<Vec<(u8, u8)>> = sessions.into_iter().map(|rated| rated.pairs).collect();
    let levels = workspace.interview_types.get(&interview_type).map_or(4, |known| known.scale.levels);
    let all: Vec<(u8, u8)> = by_session.iter().flatten().copied().collect();
    Calibration {
        person,
        interview_type,
        sessions: by_session.len(),
        pairs: all.len(),
        figures: (all.len() >= ENOUGH).then(|| figures(&by_session, &all)),
        kappa: (all.len() >= ENOUGH_FOR_KAPPA)
            .then(|| agreement::kappa(&all, levels, Weights::Linear))
            .flatten(),
    }
}

fn figures(by_session: &[Vec<(u8, u8)>], all: &[(u8, u8)]) -> Figures {
    let (older, newer) = by_session.split_at(by_session.len() / 2);
    Figures {
        exact: agreement::exact(all),
        adjacent: agreement::adjacent(all),
        leniency: agreement::leniency(all),
        trend: agreement::leniency(&newer.concat()) - agreement::leniency(&older.concat()),
    }
}

fn of_type_sessions(
    workspace: &Workspace,
    interview_type: InterviewTypeId,
) -> impl Iterator<Item = (&Enrollment, &Session)> {
    let enrollments = workspace.enrollments.values();
    enrollments
        .filter(move |enrollment| enrollment.interview_type == interview_type)
        .flat_map(|enrollment| workspace.sessions.of(enrollment.id).map(move |session| (enrollment, session)))
}

fn own_side(enrollment: &Enrollment, session: &Session, person: PersonId) -> Option<Side> {
    match person {
        trainee if trainee == enrollment.person => Some(Side::Trainee),
        mentor if mentor == session.mentor => Some(Side::Mentor),
        _ => None,
    }
}

/// One pair for every dimension that both rated on the current scale.
fn pairs(
    workspace: &Workspace,
    known: &InterviewType,
    session: &Session,
    side: Side,
) -> Option<Vec<(u8, u8)>> {
    let OpenPair { trainee, mentor } = pair::open_pair(workspace, session)?;
    if session.scorecards.iter().any(|card| known.levels_at(card.rubric) != Some(known.scale.levels)) {
        return None;
    }
    let dimensions = |side| known.dimensions_at(session.scorecards.of(side)?.rubric);
    let (ours, theirs) = (dimensions(Side::Trainee)?, dimensions(Side::Mentor)?);
    let of_mentor = |dimension: &String| {
        let place = theirs.iter().position(|known| known == dimension)?;
        mentor.ratings.get(place).copied()
    };
    let rated = ours.iter().zip(&trainee.ratings);
    let rated =
        rated.filter_map(|(dimension, rating)| Some((u8::from(*rating), u8::from(of_mentor(dimension)?))));
    Some(match side {
        Side::Trainee => rated.collect(),
        Side::Mentor => rated.map(|(trainee, mentor)| (mentor, trainee)).collect(),
    })
}

/// The calibration of everyone who is here and has rating pairs, by type, those with the most pairs first.
pub fn of_everyone(workspace: &Workspace) -> Vec<Calibration> {
    let mut rated_in: BTreeMap<(InterviewTypeId, PersonId), Vec<RatedSession>> = BTreeMap::new();
    for enrollment in workspace.enrollments.values() {
        let interview_type = enrollment.interview_type;
        for session in workspace.sessions.of(enrollment.id) {
            let (trainee, mentor) = (enrollment.person, session.mentor);
            let Some(by_trainee) = rated(workspace, interview_type, session, Side::Trainee) else { continue };
            let by_mentor = (mentor != trainee).then(|| (mentor, by_trainee.swapped()));
            for (person, rated) in [(trainee, by_trainee)].into_iter().chain(by_mentor) {
                if workspace.is_here(person) {
                    rated_in.entry((interview_type, person)).or_default().push(rated);
                }
            }
        }
    }
    let rated_in = rated_in.into_iter();
    let mut known: Vec<_> = rated_in
        .map(|((known, person), sessions)| calibration_of(workspace, person, known, sessions))
        .collect();
    known.order_by_key(|known| (known.interview_type, std::cmp::Reverse(known.pairs), known.person));
    known
}

/// A person's scorecards since their certificate compared with those of the interviewer pool, on the current scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AgainstPool {
    pub cards: usize,
    pub pool_cards: usize,
    /// The share of scorecards that recommend the candidate.
    pub yes: f64,
    pub pool_yes: f64,
    /// The mean rating.
    pub mean: f64,
    pub pool_mean: f64,
}

/// `None` if there are too few of either.
pub fn against_pool(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
) -> Option<AgainstPool> {
    let since = workspace.certificate(person, interview_type)?.from;
    let known = workspace.interview_types.get(&interview_type)?;
    let mut own = Vec::new();
    let mut pool = Vec::new();
    for (_, session) in of_type_sessions(workspace, interview_type) {
        if !pair::all_in(workspace, session) {
            continue;
        }
        for side in [Side::Trainee, Side::Mentor] {
            let Some(card) = session.scorecards.of(side) else { continue };
            let Some(content) = workspace.scorecard(session, side) else { continue };
            if known.levels_at(card.rubric) != Some(known.scale.levels) {
                continue;
            }
            match pair::author(workspace, session, side) {
                Some(author) if author != person => pool.push(content),
                _ if card.submitted >= since => own.push(content),
                _ => {}
            }
        }
    }
    (own.len() >= ENOUGH_CARDS && pool.len() >= ENOUGH_CARDS).then(|| AgainstPool {
        cards: own.len(),
        pool_cards: pool.len(),
        yes: yes(&own),
        pool_yes: yes(&pool),
        mean: mean(&own),
        pool_mean: mean(&pool),
    })
}

fn yes(cards: &[&ScorecardContent]) -> f64 {
    let saying = |card: &&&ScorecardContent| {
        matches!(card.recommendation, Recommendation::Yes | Recommendation::StrongYes)
    };
    cards.iter().filter(saying).count() as f64 / cards.len().max(1) as f64
}

fn mean(cards: &[&ScorecardContent]) -> f64 {
    let ratings: Vec<u8> =
        cards.iter().flat_map(|card| &card.ratings).map(|rating| u8::from(*rating)).collect();
    ratings.iter().map(|rating| f64::from(*rating)).sum::<f64>() / ratings.len().max(1) as f64
}

/// A check that a path requires after a number of interviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    pub after: u16,
    pub is_reached: bool,
}

/// The checks that the certificate's path requires, with the interviews conducted since.
pub fn checks(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
    now: DateTime<Utc>,
) -> (usize, Vec<Check>) {
    let Some(certificate) = workspace.certificate(person, interview_type) else { return (0, Vec::new()) };
    let conducted = status::conducted(workspace, person, interview_type)
        .filter(|start| (certificate.from..now).contains(start))
        .count();
    let path = workspace.program().and_then(|program| program.paths.get(&interview_type));
    let after = path.map(|path| path.rules.checks_after.clone()).unwrap_or_default();
    let check = |after: u16| Check { after, is_reached: conducted >= usize::from(after) };
    (conducted, after.into_iter().map(check).collect())
}
