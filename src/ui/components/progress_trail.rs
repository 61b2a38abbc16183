//! A path drawn as the switchback that it is: every stop, the next one lit, the certificate at the top.

use crate::ui::components::{Icon, IconName};
use leptos::prelude::*;

/// One stop as it is drawn, from the bottom up.
#[derive(Clone, Debug, PartialEq)]
pub struct TrailStep {
    pub kind: TrailStepKind,
    /// What stands in the circle; a tick where it is empty.
    pub mark: String,
    pub label: String,
    pub detail: String,
    /// Where to read or do more, and the words for it.
    pub link: Option<(String, &'static str)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailStepKind {
    Done,
    Next,
    /// It waits for somebody or for its day.
    Waiting,
    Open,
    Summit,
    SummitReached,
}

impl TrailStepKind {
    fn class(self) -> &'static str {
        match self {
            Self::Done => "progress-trail__step progress-trail__step--done",
            Self::Next => "progress-trail__step progress-trail__step--next",
            Self::Waiting => "progress-trail__step progress-trail__step--waiting",
            Self::Open => "progress-trail__step progress-trail__step--open",
            Self::Summit => "progress-trail__step progress-trail__step--certificate progress-trail__step--open",
            Self::SummitReached => "progress-trail__step progress-trail__step--certificate progress-trail__step--done",
        }
    }

    /// What the picture shows, for those who do not see it.
    fn said(self) -> &'static str {
        match self {
            Self::Done | Self::SummitReached => "done",
            Self::Next => "next",
            Self::Waiting => "under way",
            Self::Open | Self::Summit => "still ahead",
        }
    }
}

#[component]
pub fn ProgressTrail(
    /// What the path leads to.
    #[prop(into)]
    label: String,
    steps: Vec<TrailStep>,
) -> impl IntoView {
    view! { <ol class="progress-trail" aria-label=label>{steps.into_iter().map(stop).collect_view()}</ol> }
}

fn stop(stop: TrailStep) -> impl IntoView {
    let mark = match (stop.kind, stop.mark.is_empty()) {
        (TrailStepKind::Summit | TrailStepKind::SummitReached, _) => {
            view! { <Icon name=IconName::Peak /> }.into_any()
        }
        (TrailStepKind::Done, true) => view! { <Icon name=IconName::Check /> }.into_any(),
        _ => stop.mark.into_any(),
    };
    let current = (stop.kind == TrailStepKind::Next).then_some("step");
    view! {
        <li class=stop.kind.class() aria-current=current>
            <svg class="progress-trail__leg" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 100C0 62 8 60 50 50S100 38 100 0"></path>
            </svg>
            <span class="progress-trail__mark" aria-hidden="true">
                {mark}
            </span>
            <div class="progress-trail__body">
                <p class="progress-trail__label">
                    {stop.label} <span class="visually-hidden">" " {stop.kind.said()}</span>
                </p>
                {(!stop.detail.is_empty()).then(|| view! { <p class="progress-trail__detail">{stop.detail}</p> })}
                {stop
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
