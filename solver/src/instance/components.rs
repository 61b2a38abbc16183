//! Connected components: interviews are connected where one enrollment can choose from both. A change of one
//! multiplier spreads within a component and never beyond it.

use super::enrollment::Enrollment;
use crate::index::{ComponentIx, IndexVec, InterviewIx, Ix};

/// The component of each interview, found by union-find with path halving.
pub(super) fn components<'a>(
    interviews: usize,
    enrollments: impl IntoIterator<Item = &'a Enrollment>,
) -> IndexVec<InterviewIx, ComponentIx> {
    let mut parents: Parents = (0..interviews).map(InterviewIx::new).collect();
    for enrollment in enrollments {
        let mut root = None;
        for node in enrollment.nodes.iter() {
            let own = find_root(&mut parents, node.interview);
            parents[own] = *root.get_or_insert(own);
        }
    }
    (0..interviews)
        .map(|interview| ComponentIx(find_root(&mut parents, InterviewIx::new(interview)).0))
        .collect()
}

type Parents = IndexVec<InterviewIx, InterviewIx>;

fn find_root(parents: &mut Parents, mut interview: InterviewIx) -> InterviewIx {
    while parents[interview] != interview {
        parents[interview] = parents[parents[interview]];
        interview = parents[interview];
    }
    interview
}

#[cfg(test)]
mod tests {
    use crate::{index::InterviewIx, instance::samples::one_session_each};

    #[test]
    fn interviews_that_the_same_enrollments_choose_from_are_one_component() {
        let instance = one_session_each(&[&[0, 1], &[1, 2], &[3, 4]], 6);
        let of = |interview| instance.component_of[InterviewIx(interview)];
        assert_eq!([of(0), of(1), of(2)], [of(0); 3]);
        assert_eq!(of(3), of(4));
        assert!(of(0) != of(3) && of(3) != of(5) && of(0) != of(5));
    }
}
