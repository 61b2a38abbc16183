//! Which sessions an enrollment could have: every interview of its type, held against every step that is missing.

use crate::{
    model::{enrollment::StepIndex, ids::EnrollmentId},
    planning::{
        exclusion::Exclusion,
        formulation::{Posing, Standing, mentors, offers::Offers},
        problem::Candidate,
        rules::{Sifted, suits},
    },
};
use std::collections::BTreeMap;

/// What is the same for all steps that an enrollment could take at an interview.
#[derive(Clone, Copy)]
struct There {
    place: u32,
    suited: i64,
    days: i64,
}

impl<'a> Posing<'a> {
    pub(super) fn add_candidates(
        &mut self,
        enrollment: EnrollmentId,
        place: u32,
        missing: &[StepIndex],
        standing: Standing,
    ) {
        let mut excluded: BTreeMap<Exclusion, u32> = BTreeMap::new();
        let sieve = self.sieve;
        if let Some(sifted) = sieve.of(enrollment) {
            // Sessions of one step stand beside each other.
            let same = missing.chunk_by(|one, other| one == other);
            let steps: Vec<_> = same.map(|same| (sifted.step(same[0]), same.len() as u32)).collect();
            for interview in 0..sifted.interviews().len() {
                let excludes = |step| mentors::exclusion(&sifted, interview, step);
                let next = steps.first().and_then(|(step, _)| excludes(step));
                if let Some(exclusion) = next {
                    *excluded.entry(exclusion).or_default() += 1;
                    if !exclusion.depends_on_step() {
                        continue;
                    }
                }
                let mut there = None;
                let mut index = 0;
                for (step, times) in &steps {
                    let exclusion = if index == 0 { next } else { excludes(step) };
                    let sessions = index..index + times;
                    index = sessions.end;
                    if exclusion.is_some() {
                        continue;
                    }
                    let there = *there.get_or_insert_with(|| self.there(&sifted, interview));
                    self.posed.problem.candidates.extend(sessions.map(|step| {
                        let value = self.points.of(standing.situation(step, there.suited, there.days));
                        Candidate { enrollment: place, interview: there.place, step, value }
                    }));
                }
            }
        }
        self.posed.excluded.insert(enrollment, excluded);
    }

    fn there(&mut self, sifted: &Sifted<'a>, interview: usize) -> There {
        let (facts, climber, interviews) = (self.facts, &sifted.climber, sifted.interviews());
        let offers = self.offers.entry(climber.enrollment.interview_type);
        let offer = &mut offers.or_insert_with(|| Offers::of(facts, interviews, self.end)).0[interview];
        let known = interviews[interview];
        let (days, suits_mentor) = (offer.days_before_end, offer.suits_mentor);
        let seats = offer.seats(climber.path);
        let place = match offer.place {
            Some(place) => place,
            None => {
                let place = self.posed.interviews.len() as u32;
                offer.place = Some(place);
                self.add_interview(known);
                place
            }
        };
        // A path that allows fewer observers than others allows no more while somebody of it is there.
        let slot = &mut self.posed.problem.interviews[place as usize];
        slot.seats = slot.seats.min(seats);
        let suits_trainee = suits(facts.zones, climber.trainee, known);
        There { place, suited: i64::from(suits_trainee) + i64::from(suits_mentor), days }
    }
}
