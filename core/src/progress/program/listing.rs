//! The paths of a program as a list.

use crate::{
    model::ids::InterviewTypeId,
    order::Order,
    text_search::{Query, folded},
    workspace::Workspace,
};
use std::cmp::Ordering;

/// The path for one interview type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPath {
    pub interview_type: InterviewTypeId,
    pub name: String,
    /// How many enrollments it has ever had.
    pub enrollments: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    #[default]
    Name,
    /// The path with the most enrollments first.
    Enrollments,
}

/// The paths of the newest version, by name.
pub fn paths(workspace: &Workspace) -> Vec<ListedPath> {
    let Some(program) = workspace.program() else { return Vec::new() };
    let mut paths = Vec::new();
    for interview_type in program.paths.keys() {
        paths.push(ListedPath {
            interview_type: *interview_type,
            name: workspace.type_name(*interview_type).to_owned(),
            enrollments: 0,
        });
    }
    paths.order_by(|a, b| a.interview_type.cmp(&b.interview_type));
    for enrollment in workspace.enrollments.values() {
        if let Ok(place) = paths.binary_search_by_key(&enrollment.interview_type, |path| path.interview_type)
        {
            paths[place].enrollments += 1;
        }
    }
    paths.order_by(|a, b| (&a.name, a.interview_type).cmp(&(&b.name, b.interview_type)));
    paths
}

/// Sorts paths that are already sorted by name. Paths that are equal in the new order stay sorted by name.
pub fn sort(paths: &mut [ListedPath], by: SortBy, is_descending: bool) {
    let turned = |order: Ordering| if is_descending { order.reverse() } else { order };
    match by {
        SortBy::Name if is_descending => paths.reverse(),
        SortBy::Name => (),
        SortBy::Enrollments => paths.order_by(|a, b| turned(b.enrollments.cmp(&a.enrollments))),
    }
}

/// The paths whose name, or the name of one of whose trainees, contains the typed text.
pub fn found(workspace: &Workspace, paths: &[ListedPath], typed: &str) -> Vec<InterviewTypeId> {
    let query = Query::new(typed);
    let mut found = Vec::new();
    for path in paths {
        if query.is_inside(&folded(&path.name)) {
            found.push(path.interview_type);
        }
    }
    for enrollment in workspace.enrollments.values() {
        if !found.contains(&enrollment.interview_type)
            && query.is_inside(&folded(workspace.profiles.name(enrollment.person)))
        {
            found.push(enrollment.interview_type);
        }
    }
    found
}
