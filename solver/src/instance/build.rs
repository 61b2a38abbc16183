//! Lays a problem out: from lists of numbers to rows of positions.

use super::{
    Instance,
    components::components,
    dag::{first_reachable, link},
    enrollment::{Enrollment, InterviewOption, Need},
    limits::DisjointLimits,
    resources::{capacity, interviews_in, is_scarce, unlimited},
};
use crate::{
    index::{
        EnrollmentIx, IndexVec, InterviewIx, Ix, MentorIx, NeedIx, OptionIx, PersonIx, ResourceIx, WeekIx,
    },
    problem::{self, Candidate, Problem},
    side_limits::SideLimits,
    units::{MINUS_INFINITY, TICKS_PER_POINT},
};
use std::collections::{BTreeMap, BTreeSet};

impl Instance {
    /// Lays out a problem that was checked.
    pub fn new(problem: &Problem) -> Self {
        let mut rows: Vec<Vec<Candidate>> = vec![Vec::new(); problem.enrollments.len()];
        for candidate in &problem.candidates {
            rows[candidate.enrollment as usize].push(*candidate);
        }
        let mut builder = Builder::new(problem);
        let enrollments = problem.enrollments.iter().zip(&mut rows);
        let enrollments: IndexVec<EnrollmentIx, Enrollment> =
            enrollments.map(|(enrollment, row)| builder.enrollment(enrollment, row)).collect();
        let capacity = capacity(problem);
        Self {
            component_of: components(problem.interviews.len(), enrollments.iter()),
            is_scarce: is_scarce(&enrollments, &capacity),
            enrollments,
            enrollments_of: builder.enrollments_of,
            interview_count: problem.interviews.len(),
            mentor_limit_count: problem.mentor_limits.len(),
            interviews_in: interviews_in(&builder.mentor_week_of, &capacity),
            mentor_week_of: builder.mentor_week_of,
            trainee_week_left: problem.trainee_limits.iter().map(|limit| limit.left).collect(),
            break_minutes: problem.break_minutes.into(),
            side_limits: builder.side_limits,
            capacity,
        }
    }
}

struct Builder<'a> {
    problem: &'a Problem,
    trainee_weeks: DisjointLimits,
    person_of: BTreeMap<u32, PersonIx>,
    enrollments_of: IndexVec<PersonIx, Vec<EnrollmentIx>>,
    /// The mentors are counted from 0, so that no number means anything else.
    mentor_of: IndexVec<InterviewIx, MentorIx>,
    mentor_week_of: IndexVec<InterviewIx, ResourceIx>,
    /// The rank of each interview by start.
    rank: IndexVec<InterviewIx, u32>,
    side_limits: SideLimits,
}

impl<'a> Builder<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut people: BTreeMap<u32, Vec<EnrollmentIx>> = BTreeMap::new();
        for (position, enrollment) in problem.enrollments.iter().enumerate() {
            people.entry(enrollment.person).or_default().push(EnrollmentIx::new(position));
        }
        let trainee_weeks = DisjointLimits::new(&problem.trainee_limits);
        let mentor_weeks = DisjointLimits::new(&problem.mentor_limits);
        let mentors: BTreeSet<u32> = problem.interviews.iter().map(|interview| interview.mentor).collect();
        let mentors: BTreeMap<u32, MentorIx> = mentors.into_iter().zip((0..).map(MentorIx)).collect();
        let mentor_week_of = problem.interviews.iter().map(|interview| {
            let position = mentor_weeks.position(interview.mentor, interview.start);
            let week = position.map(|position| ResourceIx::new(problem.interviews.len() + position));
            week.unwrap_or(unlimited(problem))
        });
        Self {
            problem,
            mentor_of: problem.interviews.iter().map(|interview| mentors[&interview.mentor]).collect(),
            mentor_week_of: mentor_week_of.collect(),
            rank: ranks(problem),
            person_of: people.keys().copied().zip((0..).map(PersonIx)).collect(),
            enrollments_of: people.into_values().collect(),
            side_limits: SideLimits::new(problem, &trainee_weeks.others, &mentor_weeks.others),
            trainee_weeks,
        }
    }

    fn enrollment(&mut self, enrollment: &problem::Enrollment, row: &mut [Candidate]) -> Enrollment {
        row.sort_unstable_by_key(|candidate| self.rank[InterviewIx(candidate.interview)]);
        let person = self.person_of[&enrollment.person];
        let shares_person = self.enrollments_of[person].len() > 1;
        let mut options: IndexVec<OptionIx, InterviewOption> = IndexVec::default();
        for candidate in row.iter() {
            let interview = InterviewIx(candidate.interview);
            if options.last().is_none_or(|last| last.interview != interview) {
                options.push(self.option(enrollment.person, interview, shares_person));
            }
        }
        let values = self.values(enrollment.needs.len(), &options, row);
        link(&mut options, enrollment.gap_minutes.max(self.problem.break_minutes).into());
        Enrollment {
            person,
            needs: needs(enrollment),
            nodes: options.iter().map(InterviewOption::node).collect(),
            shares_person,
            first_reachable: first_reachable(enrollment.needs.len(), &options, &values),
            options,
            values,
        }
    }

    /// A row of values for each need. A candidate that the side limits exclude whatever else is chosen has
    /// none.
    fn values(
        &self,
        needs: usize,
        options: &IndexVec<OptionIx, InterviewOption>,
        row: &[Candidate],
    ) -> Vec<i64> {
        let most_sessions = self.side_limits.most_of(options.iter().map(|option| option.side_uses));
        let mut values = vec![MINUS_INFINITY; options.len() * needs];
        let mut position = 0;
        for candidate in row {
            while options[OptionIx::new(position)].interview.0 != candidate.interview {
                position += 1;
            }
            let option = &options[OptionIx::new(position)];
            if i64::from(candidate.step) < most_sessions && self.side_limits.allow(option.side_uses) {
                values[candidate.step as usize * options.len() + position] =
                    candidate.value * TICKS_PER_POINT;
            }
        }
        values
    }

    fn option(&mut self, person: u32, interview: InterviewIx, shares_person: bool) -> InterviewOption {
        let found = &self.problem.interviews[interview.get()];
        let week = self.trainee_weeks.position(person, found.start);
        let first_week = self.problem.interviews.len() + self.problem.mentor_limits.len();
        let shared_week = week.filter(|_| shares_person).map(|week| ResourceIx::new(first_week + week));
        let trainee_week = shared_week.unwrap_or(unlimited(self.problem));
        InterviewOption {
            interview,
            mentor: self.mentor_of[interview],
            week: week.map_or(WeekIx::NONE, WeekIx::new),
            next: OptionIx(0),
            week_end: OptionIx(0),
            resources: [interview.seats(), self.mentor_week_of[interview], trainee_week],
            start: found.start,
            end: found.end,
            side_uses: self.side_limits.add_uses(person, interview.0, found),
        }
    }
}

fn ranks(problem: &Problem) -> IndexVec<InterviewIx, u32> {
    let mut order: Vec<InterviewIx> = (0..problem.interviews.len()).map(InterviewIx::new).collect();
    order.sort_unstable_by_key(|interview| (problem.interviews[interview.get()].start, *interview));
    let mut ranks = IndexVec::filled(0, order.len());
    for (interview, rank) in order.into_iter().zip(0..) {
        ranks[interview] = rank;
    }
    ranks
}

fn needs(enrollment: &problem::Enrollment) -> IndexVec<NeedIx, Need> {
    let differs = |one: usize, other: usize| {
        let (one, other) = (enrollment.needs[one], enrollment.needs[other]);
        let same_step = one.step == other.step && (one.different_mentors || other.different_mentors);
        enrollment.different_mentors || same_step
    };
    let need = |position: usize| Need {
        differs_from_last: position > 0 && differs(position, position - 1),
        differs_from: (0..position)
            .filter(|other| differs(position, *other))
            .fold(0, |bits, other| bits | 1 << other),
    };
    (0..enrollment.needs.len()).map(need).collect()
}
