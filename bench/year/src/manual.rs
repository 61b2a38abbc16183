//! Without a coordinator: people ask around, and chase their reviews. The core still says who may attend which
//! interview.

use crate::{assumptions::Guess, company::Company, figures::Lived, living::Living};
use chrono::Duration;
use switchback_core::{
    model::{
        enrollment::{Enrollment, StepIndex},
        ids::{InterviewId, PersonId},
        session::{Session, SessionState},
    },
    planning::{placement::Placement, rules::RuleContext},
    progress::path::steps,
    sample::dice::{Dice, keyed},
    workspace::Workspace,
    zones::DatabaseZones,
};

pub fn live(company: &Company, guess: &Guess, seed: u64) -> Lived {
    let mut dice = Dice::new(seed ^ 0x5eed);
    // Draws depend only on the session and the week, not on other draws, so a review always comes in the same week.
    let mut reviewed = |session: &Session, now: chrono::DateTime<chrono::Utc>| {
        let week = now.timestamp() as u64;
        (keyed([seed ^ week, session.enrollment.0, session.interview.0]) % 100 < guess.reviewed)
            .then_some(now)
    };
    Living::new(company).live(&mut reviewed, |living| {
        let mut waiting: Vec<Enrollment> =
            living.workspace.enrollments.values().filter(|known| known.is_running()).cloned().collect();
        shuffle(&mut waiting, &mut dice);
        for enrollment in waiting {
            if !is_open(&living.workspace, &enrollment) && dice.chance(guess.meets) {
                let found = ask_around(living, &enrollment, guess, &mut dice);
                found.into_iter().for_each(|placement| living.place(placement));
            }
        }
    })
}

fn shuffle<T>(list: &mut [T], dice: &mut Dice) {
    for place in (1..list.len()).rev() {
        list.swap(place, dice.below(place + 1));
    }
}

/// Whether a session is ahead, or was held and waits for its review: people continue only after they know the result.
fn is_open(workspace: &Workspace, enrollment: &Enrollment) -> bool {
    let sessions = workspace.sessions_of(enrollment.id);
    sessions.iter().any(|session| matches!(session.state(), SessionState::Confirmed | SessionState::Held))
}

/// The trainee meets one certified person, and they compare some of that person's interviews in the next two weeks with
/// the calendars.
fn ask_around(living: &Living, enrollment: &Enrollment, guess: &Guess, dice: &mut Dice) -> Option<Placement> {
    let step: StepIndex = steps::remaining(&living.workspace, enrollment).first().copied()?;
    let leading = of_two_weeks(living, enrollment);
    let mentors: Vec<PersonId> = {
        let mut mentors: Vec<_> = leading.iter().map(|(mentor, _)| *mentor).collect();
        mentors.dedup();
        mentors
    };
    if mentors.is_empty() {
        return None;
    }
    let met = mentors[dice.below(mentors.len())];
    let mut theirs: Vec<InterviewId> =
        leading.into_iter().filter(|(mentor, _)| *mentor == met).map(|(_, interview)| interview).collect();
    shuffle(&mut theirs, dice);
    let context = RuleContext::new(&living.workspace, &DatabaseZones, living.now);
    theirs
        .into_iter()
        .take(guess.type_interviews)
        .map(|interview| Placement { enrollment: enrollment.id, interview, step, mentor: met })
        .find(|placement| context.exclusion(*placement).is_none())
}

/// Returns who leads which interviews of the type in the next two weeks, sorted by mentor.
fn of_two_weeks(living: &Living, enrollment: &Enrollment) -> Vec<(PersonId, InterviewId)> {
    let until = living.now + Duration::weeks(2);
    let mut leading: Vec<_> = living
        .workspace
        .interviews
        .values()
        .filter(|known| known.interview_type == enrollment.interview_type)
        .filter(|known| known.start > living.now && known.start < until && known.lead != enrollment.person)
        .map(|known| (known.lead, known.id))
        .collect();
    leading.sort();
    leading
}
