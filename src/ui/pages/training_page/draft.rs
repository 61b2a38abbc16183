//! A path being edited: its parts as signals, and the resulting path.

use leptos::prelude::*;
use switchback_core::model::{
    ids::InterviewTypeId,
    program::{Path, Step, StepKind, rules::PathRules},
};

#[derive(Clone, Copy)]
pub struct Draft {
    interview_type: InterviewTypeId,
    pub steps: RwSignal<Vec<Step>>,
    pub gap: RwSignal<u16>,
    pub notice: RwSignal<u16>,
    /// All rules except the two alternative paths.
    pub rules: RwSignal<PathRules>,
    pub shorter: RwSignal<Vec<Step>>,
    pub refresher: RwSignal<Vec<Step>>,
}

impl Draft {
    pub fn of(interview_type: InterviewTypeId, path: &Path) -> Self {
        let draft = Self {
            interview_type,
            steps: RwSignal::default(),
            gap: RwSignal::default(),
            notice: RwSignal::default(),
            rules: RwSignal::default(),
            shorter: RwSignal::default(),
            refresher: RwSignal::default(),
        };
        draft.set(path);
        draft
    }

    /// The id of a field. Several editors can be open at once.
    pub fn id(self, field: &str) -> String {
        format!("{field}-{}", self.interview_type)
    }

    /// Starts over from a path.
    pub fn set(self, path: &Path) {
        let steps =
            |other: &Option<Box<Path>>| other.as_ref().map(|path| before_sign_off(path)).unwrap_or_default();
        self.steps.set(before_sign_off(path));
        self.gap.set(path.hours_between_sessions);
        self.notice.set(path.notice_hours);
        self.shorter.set(steps(&path.rules.shorter));
        self.refresher.set(steps(&path.rules.refresher));
        self.rules.set(PathRules { shorter: None, refresher: None, ..path.rules.clone() });
    }

    /// The path in its current state.
    pub fn path(self) -> Path {
        let other = |steps: Vec<Step>| {
            let PathRules { sign_off, due, decides, observers, never_same_pair, .. } = self.rules.get();
            let rules =
                PathRules { sign_off, due, decides, observers, never_same_pair, ..PathRules::default() };
            (!steps.is_empty()).then(|| Box::new(self.whole(steps, rules)))
        };
        let (shorter, refresher) = (other(self.shorter.get()), other(self.refresher.get()));
        let rules = PathRules { shorter, refresher, ..self.rules.get() };
        self.whole(self.steps.get(), rules)
    }

    fn whole(self, mut steps: Vec<Step>, rules: PathRules) -> Path {
        steps.push(Step::once(StepKind::SignOff));
        Path { steps, hours_between_sessions: self.gap.get(), notice_hours: self.notice.get(), rules }
    }
}

/// The sign-off is always there and always last, so it can't be edited.
fn before_sign_off(path: &Path) -> Vec<Step> {
    path.steps.iter().filter(|step| step.kind != StepKind::SignOff).cloned().collect()
}
