//! Finds the flaw of a problem.

use super::{
    Problem,
    flaw::Flaw,
    format::{FORMAT, LARGEST_MINUTE, LARGEST_VALUE_POINTS, MOST_CANDIDATES, MOST_NEEDS},
    parts::{Candidate, Enrollment, Interview},
};

impl Problem {
    /// Checks everything that [`solve`](crate::solve) relies on. A problem without a flaw has a solution, if
    /// only the empty one.
    ///
    /// # Errors
    ///
    /// The first flaw, if there is one.
    pub fn check(&self) -> Result<(), Flaw> {
        if self.format != FORMAT {
            return Err(Flaw::OtherFormat(self.format.clone()));
        }
        if self.candidates.len() > MOST_CANDIDATES {
            return Err(Flaw::TooManyCandidates(self.candidates.len()));
        }
        let is_too_long = |enrollment: &Enrollment| enrollment.needs.len() > MOST_NEEDS;
        if let Some(enrollment) = self.enrollments.iter().position(is_too_long) {
            return Err(Flaw::TooManySteps { enrollment });
        }
        let has_wrong_times = |interview: &Interview| {
            interview.start == interview.end || !is_sound(interview.start, interview.end)
        };
        if let Some(interview) = self.interviews.iter().position(has_wrong_times) {
            return Err(Flaw::InterviewTimes { interview });
        }
        let mut limits = self.trainee_limits.iter().chain(&self.mentor_limits).chain(&self.person_limits);
        if let Some(limit) = limits.find(|limit| !is_sound(limit.from, limit.until)) {
            return Err(Flaw::LimitTimes { person: limit.person });
        }
        let is_missing = |interview: &u32| *interview as usize >= self.interviews.len();
        if let Some(entry) =
            self.shared_seats.iter().position(|seats| seats.interviews.iter().any(is_missing))
        {
            return Err(Flaw::NoSuchSharedInterview { entry });
        }
        self.check_candidates()
    }

    fn check_candidates(&self) -> Result<(), Flaw> {
        for (candidate, found) in self.candidates.iter().enumerate() {
            let enrollment = self.enrollments.get(found.enrollment as usize);
            let enrollment = enrollment.ok_or(Flaw::NoSuchEnrollment { candidate })?;
            if found.interview as usize >= self.interviews.len() {
                return Err(Flaw::NoSuchInterview { candidate });
            }
            if found.step as usize >= enrollment.needs.len() {
                return Err(Flaw::NoSuchStep { candidate });
            }
            if found.value.unsigned_abs() > LARGEST_VALUE_POINTS {
                return Err(Flaw::ValueTooLarge { candidate });
            }
        }
        match self.duplicate_candidate() {
            Some(candidate) => Err(Flaw::DuplicateCandidate { candidate }),
            None => Ok(()),
        }
    }

    /// The last of several candidates with the same key. Most lists are sorted already, and sorting them is
    /// quick.
    fn duplicate_candidate(&self) -> Option<usize> {
        let key = |found: &Candidate| (found.enrollment, found.interview, found.step);
        let mut keys: Vec<_> = self.candidates.iter().map(key).collect();
        keys.sort_unstable();
        let duplicate = keys.windows(2).find(|pair| pair[0] == pair[1])?[0];
        self.candidates.iter().rposition(|found| key(found) == duplicate)
    }
}

fn is_sound(from: i64, until: i64) -> bool {
    from <= until && from.unsigned_abs() <= LARGEST_MINUTE && until.unsigned_abs() <= LARGEST_MINUTE
}
