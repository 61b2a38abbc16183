//! Finds the sessions an enrollment could have: every interview of its type, checked for every missing step.

use crate::{
    model::{enrollment::StepIndex, ids::EnrollmentId},
    planning::{
        exclusion::Exclusion,
        formulation::{FormulationBuilder, StartingPoint, mentors, type_interviews::TypeInterviews},
        problem::Candidate,
        rules::{Prefiltered, PrefilteredStep, seats_left, suits, whichever_mentors},
    },
};
use std::collections::BTreeMap;

/// Facts shared by all steps that an enrollment could take at an interview.
#[derive(Clone, Copy)]
struct There {
    place: u32,
    suited: i64,
    days: i64,
}

impl<'a> FormulationBuilder<'a> {
    pub(super) fn add_candidates(
        &mut self,
        enrollment: EnrollmentId,
        place: u32,
        missing: &[StepIndex],
        starting_point: StartingPoint,
    ) {
        let mut excluded: BTreeMap<Exclusion, u32> = BTreeMap::new();
        let prefilter = self.prefilter;
        if let Some(prefiltered) = prefilter.of(enrollment) {
            // Sessions of the same step are next to each other.
            let same = missing.chunk_by(|one, other| one == other);
            let steps: Vec<_> = same.map(|same| (prefiltered.step(same[0]), same.len() as u32)).collect();
            for offers in prefiltered.by_interview() {
                let exclusions: Vec<_> = offers
                    .map(|offer| self.add_offer(place, &prefiltered, offer, &steps, starting_point))
                    .collect();
                if let Some(exclusion) = whichever_mentors(&exclusions) {
                    *excluded.entry(exclusion).or_default() += 1;
                }
            }
        }
        self.formulation.excluded.insert(enrollment, excluded);
    }

    /// Adds the sessions that an enrollment could have at an offer. Returns the rule that excludes it as the next session.
    fn add_offer(
        &mut self,
        enrollment: u32,
        prefiltered: &Prefiltered<'a>,
        offer: usize,
        steps: &[(PrefilteredStep, u32)],
        starting_point: StartingPoint,
    ) -> Option<Exclusion> {
        let excludes = |step| mentors::exclusion(prefiltered, offer, step);
        let next = steps.first().and_then(|(step, _)| excludes(step));
        if next.is_some_and(|exclusion| !exclusion.depends_on_step()) {
            return next;
        }
        let mut there = None;
        let mut index = 0;
        for (step, times) in steps {
            let exclusion = if index == 0 { next } else { excludes(step) };
            let sessions = index..index + times;
            index = sessions.end;
            if exclusion.is_some() {
                continue;
            }
            let there = *there.get_or_insert_with(|| self.there(prefiltered, offer));
            self.formulation.problem.candidates.extend(sessions.map(|step| {
                let value = self.points.of(starting_point.situation(step, there.suited, there.days));
                Candidate { enrollment, interview: there.place, step, value }
            }));
        }
        next
    }

    fn there(&mut self, prefiltered: &Prefiltered<'a>, place: usize) -> There {
        let (context, enrollment_context, offers) =
            (self.context, &prefiltered.enrollment_context, prefiltered.offers());
        let type_interviews = self.type_interviews.entry(enrollment_context.enrollment.interview_type);
        let known =
            &mut type_interviews.or_insert_with(|| TypeInterviews::of(context, offers, self.end)).0[place];
        let offer = &offers[place];
        let (days, suits_mentor) = (known.days_before_end, known.suits_mentor);
        let seats = seats_left(context, offer.interview, enrollment_context.path).into();
        let place = match known.place {
            Some(place) => place,
            None => {
                let place = self.formulation.interviews.len() as u32;
                known.place = Some(place);
                self.add_interview(offer);
                place
            }
        };
        // If a path allows fewer observers than others, its limit applies while one of its trainees is there.
        let slot = &mut self.formulation.problem.interviews[place as usize];
        slot.seats = slot.seats.min(seats);
        let suits_trainee = suits(context.zones, enrollment_context.trainee, offer.interview);
        There { place, suited: i64::from(suits_trainee) + i64::from(suits_mentor), days }
    }
}
