//! Compares the training paths of interviewer pools with the program.

use super::{Fresh, Item, PeopleImporter};
use crate::{
    exchange::table::training::{TrainingPath, TrainingRole, TrainingStage},
    model::{
        ids::InterviewTypeId,
        program::{Path, Step, StepKind, rules::StepRules},
    },
};

impl PeopleImporter<'_> {
    /// Uses the pool's path for a type that is new or still has the default path. Keeps an edited path.
    pub(super) fn add_path(&mut self, path: &TrainingPath, fresh: Fresh) {
        let interview_type = self.names.interview_type(&path.type_name, &mut self.intake.import, fresh);
        let own = self.own_path(interview_type);
        let steps: Vec<Step> = path.stages.iter().map(step).chain([Step::once(StepKind::SignOff)]).collect();
        let in_file = words(&steps);
        let usual = Path::default();
        match own {
            Some(own) if words(&own.steps) == in_file => {}
            Some(own) if *own != usual => {
                let note = format!(
                    "The training path for {} in the file is {in_file}. Yours is {} and is kept. To change it, edit the program.",
                    path.type_name,
                    words(&own.steps)
                );
                self.intake.notes.push(note);
            }
            _ if in_file == words(&usual.steps) => {}
            _ => {
                self.intake.import.paths.push((interview_type, Path { steps, ..usual }));
                let what = format!("Training path for {}", path.type_name);
                self.intake.added.push(Item { line: 0, what, detail: in_file });
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
    // The pool doesn't say that the mentors must differ.
    Step { kind, times: stage.times, different_mentors: false, rules: StepRules::default() }
}

fn words(steps: &[Step]) -> String {
    let word = |step: &Step| {
        let kind = step.kind.to_string().to_lowercase();
        if step.times == 1 { kind } else { format!("{} {kind}s", step.times) }
    };
    steps.iter().map(word).collect::<Vec<_>>().join(", ")
}
