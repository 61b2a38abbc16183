//! Training progress drawn as a switchback: all steps, the next one highlighted, and the certificate at the top.

use crate::ui::components::{Icon, IconName};
use leptos::prelude::*;

/// One step as drawn, from the bottom up.
#[derive(Clone, Debug, PartialEq)]
pub struct TrailStep {
    pub kind: TrailStepKind,
    /// The text in the circle. A check mark if empty.
    pub mark: String,
    pub label: String,
    pub detail: String,
    /// The address and label of a link to more.
    pub link: Option<(String, &'static str)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailStepKind {
    Done,
    Next,
    /// A session is planned.
    Scheduled,
    /// The session took place and is not approved yet.
    TookPlace,
    Open,
    Certificate,
    Certified,
}

impl TrailStepKind {
    fn class(self) -> &'static str {
        match self {
            Self::Done => "progress-trail__step progress-trail__step--done",
            Self::Next => "progress-trail__step progress-trail__step--next",
            Self::Scheduled | Self::TookPlace => "progress-trail__step progress-trail__step--waiting",
            Self::Open => "progress-trail__step progress-trail__step--open",
            Self::Certificate => {
                "progress-trail__step progress-trail__step--certificate progress-trail__step--open"
            }
            Self::Certified => {
                "progress-trail__step progress-trail__step--certificate progress-trail__step--done"
            }
        }
    }

    /// What the picture shows, for screen readers.
    fn said(self) -> &'static str {
        match self {
            Self::Done | Self::Certified => "done",
            Self::Next => "next",
            Self::Scheduled => "scheduled",
            Self::TookPlace => "took place",
            Self::Open => "to do",
            Self::Certificate => "not yet",
        }
    }
}

#[component]
pub fn ProgressTrail(
    /// Whose training this is, and for which interview type.
    #[prop(into)]
    label: String,
    steps: Vec<TrailStep>,
) -> impl IntoView {
    view! { <ol class="progress-trail" aria-label=label>{steps.into_iter().map(draw).collect_view()}</ol> }
}

fn draw(step: TrailStep) -> impl IntoView {
    let mark = match (step.kind, step.mark.is_empty()) {
        (TrailStepKind::Certificate | TrailStepKind::Certified, _) => {
            view! { <Icon name=IconName::Peak /> }.into_any()
        }
        (TrailStepKind::Done, true) => view! { <Icon name=IconName::Check /> }.into_any(),
        _ => step.mark.into_any(),
    };
    let current = (step.kind == TrailStepKind::Next).then_some("step");
    view! {
        <li class=step.kind.class() aria-current=current>
            <svg class="progress-trail__leg" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 100C0 62 8 60 50 50S100 38 100 0"></path>
            </svg>
            <span class="progress-trail__mark" aria-hidden="true">
                {mark}
            </span>
            <div class="progress-trail__body">
                <p class="progress-trail__label">
                    {step.label} <span class="visually-hidden">", " {step.kind.said()}</span>
                </p>
                {(!step.detail.is_empty()).then(|| view! { <p class="progress-trail__detail">{step.detail}</p> })}
                {step
                    .link
                    .map(|(href, words)| {
                        view! {
                            <div class="progress-trail__action">
                                <a href=href>{words}</a>
                            </div>
                        }
                    })}
            </div>
        </li>
    }
}
