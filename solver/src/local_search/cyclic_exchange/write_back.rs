//! Writes the flow back into the assignment.

use super::graph::Graph;
use crate::{
    assignment::{Assignment, EnrollmentPath},
    index::{Ix, NeedIx, OptionIx},
    instance::Instance,
    path::Path,
};

impl Graph {
    /// Moves the sessions, unless limits that the flow does not know make the assignment worse than it was.
    pub fn write_back(&self, instance: &Instance, assignment: &mut Assignment) {
        let before = assignment.value;
        let (mut moves, mut old_paths) = (Vec::new(), Vec::new());
        for movable in self.movables.iter() {
            let (enrollment, Some(need)) = (movable.enrollment, movable.need) else { continue };
            let old = assignment.paths[enrollment].get(need.get()).copied();
            let new = self.arcs.at(movable.taken).map(|arc| arc.option);
            if old != new {
                let path = assignment.remove(instance, enrollment);
                old_paths.push(EnrollmentPath { enrollment, path: path.clone() });
                moves.push(EnrollmentPath { enrollment, path: changed(path, need, new) });
            }
        }
        for EnrollmentPath { enrollment, mut path } in moves {
            while assignment.first_beyond_side_limits(instance, enrollment, &path).is_some() {
                path.pop();
            }
            assignment.assign(instance, enrollment, path);
        }
        if assignment.value < before {
            assignment.restore(instance, old_paths);
        }
    }
}

/// The path with another option for a need, or without one: then it ends there.
fn changed(mut path: Path, need: NeedIx, option: Option<OptionIx>) -> Path {
    match (option, path.get_mut(need.get())) {
        (Some(option), Some(taken)) => *taken = option,
        (Some(option), None) => path.push(option),
        (None, _) => path.truncate(need.get()),
    }
    path
}
