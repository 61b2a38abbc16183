//! Editing one path of the program, and whether what was edited can be published.

use crate::{
    model::{
        ids::InterviewTypeId,
        program::{Path, Program, Version},
    },
    workspace::Workspace,
};
use std::fmt;

/// Why an edited path is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPublishable {
    NoProgram,
    /// Another user, or the same user in another tab, published this path after the editor was opened.
    ChangedMeanwhile,
    /// Everyone in training would be on an older version of the same path.
    Unchanged,
}

impl fmt::Display for NotPublishable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoProgram => "There is no training program yet. Import people or interviews first.",
            Self::ChangedMeanwhile => {
                "A new version of this path was published after you started editing. Discard your changes, then edit \
                 the new version."
            }
            Self::Unchanged => "Nothing has changed on this path.",
        })
    }
}

impl std::error::Error for NotPublishable {}

/// The next version: the newest one with this path in it.
pub fn next_version(workspace: &Workspace, interview_type: InterviewTypeId, path: Path) -> Option<Program> {
    let mut program = workspace.program()?.clone();
    program.version = Version(program.version.0.saturating_add(1));
    program.paths.insert(interview_type, path);
    Some(program)
}

/// The next version with an edited path, which was `base` when its editor was opened.
///
/// # Errors
///
/// If the path has changed since, or is edited to what it is.
pub fn publishable(
    workspace: &Workspace,
    interview_type: InterviewTypeId,
    base: Option<&Path>,
    edited: Path,
) -> Result<Program, NotPublishable> {
    let program = workspace.program().ok_or(NotPublishable::NoProgram)?;
    if program.paths.get(&interview_type) != base {
        return Err(NotPublishable::ChangedMeanwhile);
    }
    if base == Some(&edited) {
        return Err(NotPublishable::Unchanged);
    }
    next_version(workspace, interview_type, edited).ok_or(NotPublishable::NoProgram)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const CODING: InterviewTypeId = InterviewTypeId(1);
    const DESIGN: InterviewTypeId = InterviewTypeId(2);

    fn spaced(hours_between_sessions: u16) -> Path {
        Path { hours_between_sessions, ..Path::default() }
    }

    fn workspace(paths: [(InterviewTypeId, Path); 2]) -> Workspace {
        let program = Program { version: Version(7), paths: BTreeMap::from(paths) };
        let mut workspace = Workspace::default();
        workspace.programs.insert(program.version, program);
        workspace
    }

    #[test]
    fn an_edited_path_comes_into_the_next_version_next_to_the_newest_others() {
        let now = workspace([(CODING, spaced(1)), (DESIGN, spaced(9))]);
        let next = publishable(&now, CODING, Some(&spaced(1)), spaced(3)).expect("it is as it was");
        assert_eq!(next.version, Version(8));
        assert_eq!(next.paths, BTreeMap::from([(CODING, spaced(3)), (DESIGN, spaced(9))]));
    }

    #[test]
    fn a_path_is_not_published_again_as_it_is() {
        let now = workspace([(CODING, spaced(1)), (DESIGN, spaced(9))]);
        let refused = publishable(&now, CODING, Some(&spaced(1)), spaced(1));
        assert_eq!(refused, Err(NotPublishable::Unchanged));
    }

    #[test]
    fn a_path_that_was_published_meanwhile_is_not_overwritten() {
        let now = workspace([(CODING, spaced(2)), (DESIGN, spaced(9))]);
        let refused = publishable(&now, CODING, Some(&spaced(1)), spaced(3));
        assert_eq!(refused, Err(NotPublishable::ChangedMeanwhile));
        assert_eq!(publishable(&now, CODING, None, spaced(3)), Err(NotPublishable::ChangedMeanwhile));
        let none = publishable(&Workspace::default(), CODING, None, spaced(3));
        assert_eq!(none, Err(NotPublishable::NoProgram));
    }
}
