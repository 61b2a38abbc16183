//! Markets: interviews that the same enrollments choose from. What happens to one price in a market comes to bear on all.

use crate::instance::Climb;

/// The market of each interview, by number.
pub(crate) fn markets(interviews: usize, climbs: &[Climb]) -> Vec<u32> {
    let mut above: Vec<u32> = (0..interviews as u32).collect();
    for climb in climbs {
        let mut root = None;
        for link in &climb.links {
            let own = top(&mut above, link.interview);
            above[own as usize] = *root.get_or_insert(own);
        }
    }
    (0..interviews as u32).map(|interview| top(&mut above, interview)).collect()
}

/// The interview that stands for all of a market; on the way everything is hung higher.
fn top(above: &mut [u32], mut interview: u32) -> u32 {
    while above[interview as usize] != interview {
        above[interview as usize] = above[above[interview as usize] as usize];
        interview = above[interview as usize];
    }
    interview
}

#[cfg(test)]
pub(crate) mod tests {
    use crate::instance::Instance;
    use crate::problem::{Candidate, Climb, Kind, Limit, Pitch, Problem, Slot};

    /// Enrollments with one session each and the interviews that each may choose from, with a mentor of their own for each
    /// interview, who takes one.
    pub(crate) fn instance(choices: &[&[u32]], interviews: u32) -> Instance {
        let pitch = Pitch { step: 0, kind: Kind::Shadow, different_mentors: false };
        let climb = |person| Climb { person, gap_minutes: 0, different_mentors: false, steps: vec![pitch] };
        let slot = |mentor| Slot { start: 0, end: 60, mentor, seats: 1 };
        let limit = |person| Limit { person, from: 0, until: 60, left: 1, counts: Default::default() };
        let candidate = |enrollment, interview| Candidate { enrollment, interview, step: 0, value: 1000 };
        let rows = choices.iter().zip(0..);
        Instance::new(&Problem {
            enrollments: (0..choices.len() as u32).map(climb).collect(),
            interviews: (0..interviews).map(|place| slot(1000 + place)).collect(),
            mentor_limits: (0..interviews).map(|place| limit(1000 + place)).collect(),
            candidates: rows
                .flat_map(|(row, enrollment)| row.iter().map(move |place| candidate(enrollment, *place)))
                .collect(),
            ..Problem::empty(0)
        })
    }

    #[test]
    fn interviews_that_the_same_enrollments_choose_from_are_one_market() {
        let market_of = instance(&[&[0, 1], &[1, 2], &[3, 4]], 6).market_of;
        assert_eq!([market_of[0]; 3], market_of[..3]);
        assert_eq!(market_of[3], market_of[4]);
        let mut apart = vec![market_of[0], market_of[3], market_of[5]];
        apart.dedup();
        assert_eq!(apart.len(), 3);
    }
}
