//! Which sessions an enrollment could have: every interview of its type, held against every step that is
//! missing.

use crate::{
    model::{enrollment::StepIndex, ids::EnrollmentId},
    planning::{
        exclusion::Exclusion,
        formulation::{FormulationBuilder, StartingPoint, mentors, type_interviews::TypeInterviews},
        problem::Candidate,
        rules::{Prefiltered, suits},
    },
};
use std::collections::BTreeMap;

/// Facts that are the same for all steps that an enrollment could take at an interview.
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
            // Sessions of one step stand beside each other.
            let same = missing.chunk_by(|one, other| one == other);
            let steps: Vec<_> = same.map(|same| (prefiltered.step(same[0]), same.len() as u32)).collect();
            for interview in 0..prefiltered.interviews().len() {
                let excludes = |step| mentors::exclusion(&prefiltered, interview, step);
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
                    let there = *there.get_or_insert_with(|| self.there(&prefiltered, interview));
                    self.formulation.problem.candidates.extend(sessions.map(|step| {
                        let value = self.points.of(starting_point.situation(step, there.suited, there.days));
                        Candidate { enrollment: place, interview: there.place, step, value }
                    }));
                }
            }
        }
        self.formulation.excluded.insert(enrollment, excluded);
    }

    fn there(&mut self, prefiltered: &Prefiltered<'a>, interview: usize) -> There {
        let (context, enrollment_context, interviews) =
            (self.context, &prefiltered.enrollment_context, prefiltered.interviews());
        let type_interviews = self.type_interviews.entry(enrollment_context.enrollment.interview_type);
        let offer = &mut type_interviews
            .or_insert_with(|| TypeInterviews::of(context, interviews, self.end))
            .0[interview];
        let known = interviews[interview];
        let (days, suits_mentor) = (offer.days_before_end, offer.suits_mentor);
        let seats = offer.seats(enrollment_context.path);
        let place = match offer.place {
            Some(place) => place,
            None => {
                let place = self.formulation.interviews.len() as u32;
                offer.place = Some(place);
                self.add_interview(known);
                place
            }
        };
        // A path that allows fewer observers than others allows no more while somebody of it is there.
        let slot = &mut self.formulation.problem.interviews[place as usize];
        slot.seats = slot.seats.min(seats);
        let suits_trainee = suits(context.zones, enrollment_context.trainee, known);
        There { place, suited: i64::from(suits_trainee) + i64::from(suits_mentor), days }
    }
}
