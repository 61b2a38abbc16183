//! Turns what trainees have completed, according to their interviewer pool, into credit for the steps of their paths.

use super::{EnrollmentOfRow, News, PeopleImporter};
use crate::{
    command::ledger::NewCredit,
    exchange::{rows::people::PersonRow, table::training::TrainingProgress},
    model::{
        enrollment::{Enrollment, StepIndex},
        ids::{InterviewTypeId, PersonId},
        program::{Path, StepKind},
    },
    progress::path::steps,
    wording::count,
    workspace::Workspace,
};

impl PeopleImporter<'_> {
    /// Credits only what the enrollment doesn't have yet, so that importing a file twice gives no credit twice.
    pub(super) fn credit(
        &mut self,
        row: &PersonRow,
        type_name: &str,
        (person, interview_type): (PersonId, InterviewTypeId),
        enrollment: EnrollmentOfRow,
        news: &mut News,
    ) {
        let is_of_row = |done: &&TrainingProgress| done.line == row.line && done.type_name == type_name;
        let Some(done) = self.progress.iter().find(is_of_row) else { return };
        let workspace = self.workspace;
        let known = workspace.running(person, interview_type);
        let enrollment = match (enrollment, known) {
            (EnrollmentOfRow::New(id), _) => id,
            (EnrollmentOfRow::Known, Some(known)) => known.id,
            // Already certified.
            (EnrollmentOfRow::Known, None) => return,
        };
        for (kind, times) in
            [(StepKind::Shadow, done.shadows), (StepKind::ReverseShadow, done.reverse_shadows)]
        {
            let missing = times.saturating_sub(known.map_or(0, |known| had(workspace, known, kind)));
            let credited = missing.min(self.open(known, interview_type, kind));
            if credited > 0 {
                let evidence =
                    format!("{} recorded in the interviewer pool {type_name}", sessions(credited, kind));
                news.note("", format!("credit for {} in {type_name}", sessions(credited, kind)));
                self.intake.import.credits.push(NewCredit { enrollment, kind, times: credited, evidence });
            }
            if missing > credited {
                self.intake.notes.push(format!(
                    "Line {}: {} by {} in {type_name} not counted. The training path requires no more.",
                    row.line,
                    sessions(missing - credited, kind),
                    row.name,
                ));
            }
        }
    }

    /// Returns how many sessions of a kind are still required.
    fn open(&self, known: Option<&Enrollment>, interview_type: InterviewTypeId, kind: StepKind) -> u8 {
        let open =
            |path: &Path| {
                let of_kind = steps::indexed(path).filter(|(_, step)| step.kind == kind);
                of_kind.fold(0_u8, |sum, (index, step)| {
                    sum.saturating_add(match known {
                        Some(known) => steps::sessions_asked(known, index, step)
                            .saturating_sub(steps::credited(self.workspace, known, index)),
                        None => step.times,
                    })
                })
            };
        if let Some(path) = known.and_then(|known| self.workspace.path(known)) {
            return open(path);
        }
        let from_file = self.intake.import.paths.iter().find(|(of, _)| *of == interview_type);
        let own = from_file.map(|(_, path)| path).or_else(|| self.own_path(interview_type));
        own.map_or_else(|| open(&Path::default()), open)
    }
}

/// Counts an enrollment's sessions and credits of a kind. Includes sessions that weren't approved, because the pool counts
/// them too.
fn had(workspace: &Workspace, known: &Enrollment, kind: StepKind) -> u8 {
    let Some(path) = workspace.path(known) else { return 0 };
    let is_of_kind = |index: StepIndex| index.of(&path.steps).is_some_and(|step| step.kind == kind);
    let sessions = workspace.sessions_of(known.id);
    let tried = sessions
        .iter()
        .filter(|session| is_of_kind(session.step) && steps::is_attempt(session.state()))
        .count();
    let elsewhere = known.ledger.credits.iter().filter(|credit| is_of_kind(credit.step));
    let tried = u8::try_from(tried).unwrap_or(u8::MAX);
    elsewhere.fold(tried, |sum, credit| sum.saturating_add(credit.times))
}

fn sessions(times: u8, kind: StepKind) -> String {
    match kind {
        StepKind::ReverseShadow => count(usize::from(times), "reverse shadow", "reverse shadows"),
        _ => count(usize::from(times), "shadow", "shadows"),
    }
}
