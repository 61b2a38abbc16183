//! What interviewer pools ask of trainees, held against the program.

use super::{Fresh, Item, Taking};
use crate::{
    exchange::table::training::{TrainingPath, TrainingRole, TrainingStage},
    model::{
        ids::InterviewTypeId,
        program::{Path, Step, StepKind, rules::StepRules},
    },
};

impl Taking<'_> {
    /// A type that is new, or still has the path that every type begins with, gets the pool's; a path that
    /// somebody made stays.
    pub(super) fn take_path(&mut self, path: &TrainingPath, fresh: Fresh) {
        let interview_type = self.names.interview_type(&path.type_name, &mut self.intake.import, fresh);
        let own = self.own_path(interview_type);
        let steps: Vec<Step> = path.stages.iter().map(step).chain([Step::once(StepKind::SignOff)]).collect();
        let told = words(&steps);
        let usual = Path::default();
        match own {
            Some(own) if words(&own.steps) == told => {}
            Some(own) if *own != usual => {
                let note = format!(
                    "Its training path for {} is {told}. Yours is {} and stays. Change it in the program if it should not.",
                    path.type_name,
                    words(&own.steps)
                );
                self.intake.notes.push(note);
            }
            _ if told == words(&usual.steps) => {}
            _ => {
                self.intake.import.paths.push((interview_type, Path { steps, ..usual }));
                let what = format!("The path to {}", path.type_name);
                self.intake.added.push(Item { line: 0, what, detail: told });
            }
        }
    }

    pub(super) fn own_path(&self, interview_type: InterviewTypeId) -> Option<&Path> {
        self.workspace.program().and_then(|program| program.paths.get(&interview_type))
    }
}

fn step(stage: &TrainingStage) -> Step {
    let kind = match stage.role {
        TrainingRole::Shadow => StepKind::Shadow,
        TrainingRole::ReverseShadow => StepKind::ReverseShadow,
    };
    // The pool does not say that the mentors must differ.
    Step { kind, times: stage.times, different_mentors: false, rules: StepRules::default() }
}

fn words(steps: &[Step]) -> String {
    let word = |step: &Step| match step.times {
        1 => step.kind.to_string(),
        times => format!("{} {times}×", step.kind),
    };
    steps.iter().map(word).collect::<Vec<_>>().join(", ")
}
