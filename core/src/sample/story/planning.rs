//! The planning of the sample company's coordinator: each trainee gets the first seat that breaks no rule.

use super::{Story, Trainee};
use crate::{
    command::{Command, NewSession, import::Import},
    model::{
        actor::Actor,
        enrollment::StepIndex,
        ids::{CertificateId, PersonId, PlanId, SessionId},
        interview::Interview,
        scorecard::Side,
        session::DeclineReason,
    },
    order::Order,
    planning::{placement::Placement, rules::RuleContext},
    progress::{
        path::steps,
        schedule::to_tell::{ToTell, to_tell},
    },
    sample::{
        enrollments::{Ahead, Ending, Fate},
        recorder::Beat,
        scorecards,
    },
};
use chrono::{DateTime, Duration, Utc};
use std::cmp::Reverse;

/// How many hours after UTC today ends in the last time zone.
const LATEST_ZONE: i64 = 12;

/// A planned session, with everything its outcome needs.
#[derive(Clone, Copy)]
struct Planned {
    trainee: usize,
    /// Which of the trainee's sessions it is, counted from 0.
    nth: usize,
    session: NewSession,
    mentor: PersonId,
    end: DateTime<Utc>,
}

impl Story<'_> {
    /// Plans until each trainee has as many sessions as wanted, if there are enough seats.
    pub fn plan(&mut self, at: DateTime<Utc>, until: DateTime<Utc>, wanted: fn(&Trainee) -> usize) {
        // The plan is published a little later, and the notice period starts then.
        let published = at + Duration::minutes(25);
        let planned = self.choose(published, until, wanted);
        if planned.is_empty() {
            return;
        }
        let sessions: Vec<_> = planned.iter().map(|planned| planned.session).collect();
        let ids = sessions.iter().map(|session| session.id).collect();
        let draft = Command::DraftPlan { plan: PlanId(self.dice.roll()), sessions };
        self.recorder.tell(at, Actor::COORDINATOR, draft, &mut self.dice);
        self.recorder.later_by(published, Actor::COORDINATOR, Command::Publish { sessions: ids });
        self.recorder.later(published + Duration::minutes(15), Beat::Tell);
        for planned in planned {
            self.trainees[planned.trainee].planned += 1;
            self.follow(published, planned);
        }
    }

    /// Tells everyone who doesn't know about a session yet.
    pub fn tell_people(&mut self, at: DateTime<Utc>) {
        let people: Vec<_> = to_tell(self.recorder.workspace(), at).iter().map(ToTell::told).collect();
        if !people.is_empty() {
            let told = Command::RecordTold { people };
            self.recorder.tell(at, Actor::COORDINATOR, told, &mut self.message_dice);
        }
    }

    /// Chooses sessions. Trainees with the most past sessions choose first, because they have the least time to spare.
    fn choose(
        &mut self,
        published: DateTime<Utc>,
        until: DateTime<Utc>,
        wanted: fn(&Trainee) -> usize,
    ) -> Vec<Planned> {
        let workspace = self.recorder.workspace();
        let mut rule_context = RuleContext::new(workspace, self.recorder.zones(), published);
        let mut interviews: Vec<_> = workspace.interviews.values().collect();
        interviews.retain(|interview| interview.start > published && interview.end() < until);
        interviews.order_by_key(|interview| (interview.start, interview.id));
        let mut order: Vec<_> = (0..self.trainees.len()).collect();
        order.order_by_key(|number| Reverse(self.trainees[*number].story.past.len()));
        let mut planned = Vec::new();
        for number in order {
            let trainee = &self.trainees[number];
            let Some(enrollment) = workspace.enrollments.get(&trainee.enrollment) else { continue };
            let missing = wanted(trainee).saturating_sub(trainee.planned);
            let steps = steps::remaining(workspace, enrollment).into_iter().take(missing);
            for (nth, step) in (trainee.planned..).zip(steps) {
                let earliest = self.earliest(trainee, nth);
                let later = &interviews[interviews.partition_point(|interview| interview.start < earliest)..];
                let Some(interview) = first_seat(&mut rule_context, later, trainee, step) else {
                    break;
                };
                let (id, mentor, end) = (SessionId(self.dice.roll()), interview.lead, interview.end());
                let (enrollment, interview) = (enrollment.id, interview.id);
                let session = NewSession { id, enrollment, interview, step, mentor };
                planned.push(Planned { trainee: number, nth, session, mentor, end });
            }
        }
        planned
    }

    /// The earliest start of a trainee's session, counted from 0. Sessions to come are not over on any visitor's today: those who
    /// have confirmed theirs may have it today, and all others have it later.
    fn earliest(&self, trainee: &Trainee, nth: usize) -> DateTime<Utc> {
        match (trainee.story.past.get(nth), trainee.story.ahead) {
            (Some(_), _) => DateTime::<Utc>::MIN_UTC,
            (None, Ahead::Confirmed) => self.today,
            (None, _) => self.today + Duration::hours(24 + LATEST_ZONE),
        }
    }

    fn follow(&mut self, published: DateTime<Utc>, planned: Planned) {
        let story = self.trainees[planned.trainee].story;
        match story.past.get(planned.nth) {
            Some(fate) => self.meet(published, planned, *fate),
            None => self.look_ahead(published, planned, story.ahead),
        }
        if planned.nth + 1 == story.past.len() {
            self.finish(planned, story.ending);
        }
    }

    fn meet(&mut self, published: DateTime<Utc>, planned: Planned, fate: Fate) {
        let Planned { session: NewSession { id: session, .. }, mentor, end, .. } = planned;
        let trainee = self.trainees[planned.trainee].person;
        let (trainee, mentor) = (Actor::Member(trainee), Actor::Member(mentor));
        let minutes = Duration::minutes(self.dice.below(180) as i64);
        let recorder = &mut self.recorder;
        recorder.later_by(published + Duration::hours(2) + minutes, trainee, Command::Confirm { session });
        if fate == Fate::Missed {
            let missed = Command::MarkMissed { session };
            return recorder.later_by(end + Duration::minutes(20), mentor, missed);
        }
        recorder.later_by(end + Duration::minutes(5), trainee, Command::MarkHeld { session });
        let mut write = |side, by, after| {
            let card = scorecards::write(session, side, 4, &mut self.dice);
            recorder.later_by(end + after + minutes, by, card);
        };
        if fate != Fate::TraineeScorecardDue {
            write(Side::Trainee, trainee, Duration::hours(1));
        }
        if fate != Fate::MentorScorecardDue {
            write(Side::Mentor, mentor, Duration::hours(5));
        }
        let reviewed = end + Duration::hours(18) + minutes;
        match fate {
            Fate::Credited => recorder.later_by(reviewed, mentor, Command::Credit { session }),
            Fate::NotCredited => recorder.later_by(reviewed, mentor, Command::DoNotCredit { session }),
            _ => {}
        }
    }

    fn look_ahead(&mut self, published: DateTime<Utc>, planned: Planned, ahead: Ahead) {
        let session = planned.session.id;
        let trainee = Actor::Member(self.trainees[planned.trainee].person);
        let answer = published + Duration::minutes(90 + self.dice.below(300) as i64);
        let decline = Command::Decline { session, reason: DeclineReason::CannotMakeIt };
        match ahead {
            Ahead::Nothing | Ahead::Proposed => {}
            Ahead::Confirmed => self.recorder.later_by(answer, trainee, Command::Confirm { session }),
            Ahead::Declined => self.recorder.later_by(answer, trainee, decline),
            Ahead::InterviewCancelled => {
                let cancelled_interviews = vec![planned.session.interview];
                let import = Command::Import(Import { cancelled_interviews, ..Import::default() });
                self.recorder.later_by(answer, Actor::COORDINATOR, import);
            }
        }
    }

    fn finish(&mut self, planned: Planned, ending: Ending) {
        let Trainee { enrollment, person, .. } = self.trainees[planned.trainee];
        let at = planned.end + Duration::hours(30);
        match ending {
            Ending::GoesOn => {}
            Ending::Paused => {
                self.recorder.later_by(at, Actor::Member(person), Command::Pause { enrollment, until: None });
            }
            Ending::SignedOff => {
                let certificate = CertificateId(self.dice.roll());
                let sign_off = Command::SignOff { enrollment, certificate };
                self.recorder.later_by(at, Actor::Member(planned.mentor), sign_off);
            }
        }
    }
}

/// Takes the first seat that breaks no rule.
fn first_seat<'a>(
    rule_context: &mut RuleContext,
    interviews: &[&'a Interview],
    trainee: &Trainee,
    step: StepIndex,
) -> Option<&'a Interview> {
    let at = |interview: &Interview| Placement {
        enrollment: trainee.enrollment,
        interview: interview.id,
        step,
        mentor: interview.lead,
    };
    // A cancelled interview must not cancel anyone else's session.
    let alone = trainee.story.ahead == Ahead::InterviewCancelled;
    let interview = *interviews.iter().find(|interview| {
        (!alone || interview.observer_cap == 1) && rule_context.exclusion(at(interview)).is_none()
    })?;
    rule_context.place(at(interview));
    Some(interview)
}
