//! The checklist for the first plan: what is there, what is missing, and where to add it.

use crate::{
    route::Route,
    ui::components::{Icon, IconName, Section},
};
use leptos::prelude::*;
use switchback_core::attention::first_plan::{FirstPlan, FirstPlanStep};

#[component]
pub fn FirstPlanChecklist(plan: FirstPlan) -> impl IntoView {
    let rows = FirstPlanStep::ALL.map(|step| view! { <Row plan=plan step=step /> }).collect_view();
    view! {
        <Section title="Your first plan">
            <ol class="checklist">{rows}</ol>
        </Section>
    }
}

#[component]
fn Row(plan: FirstPlan, step: FirstPlanStep) -> impl IntoView {
    let is_done = plan.is_done(step);
    let (route, action) = action(&plan, step);
    let is_next = plan.next() == step;
    view! {
        <li
            class="checklist__item"
            class=("checklist__item--done", is_done)
            aria-current=is_next.then_some("step")
        >
            <span class="checklist__mark">
                {is_done.then(|| view! { <Icon name=IconName::Check /> })}
                <span class="visually-hidden">{if is_done { "Done: " } else { "To do: " }}</span>
            </span>
            <span class="checklist__name">{name(step)}</span>
            <strong class="checklist__count">{plan.count(step)}</strong>
            <a class="checklist__action" href=route.href()>
                {action}
            </a>
        </li>
    }
}

fn name(step: FirstPlanStep) -> &'static str {
    match step {
        FirstPlanStep::People => "People",
        FirstPlanStep::Interviews => "Upcoming interviews",
        FirstPlanStep::Certified => "Certified interviewers",
        FirstPlanStep::Trainees => "Trainees enrolled",
        FirstPlanStep::Plan => "Ready to plan",
    }
}

/// Where to continue with a step.
fn action(plan: &FirstPlan, step: FirstPlanStep) -> (Route, &'static str) {
    match step {
        FirstPlanStep::People if plan.people > 0 => (Route::People, "View people"),
        FirstPlanStep::People => (Route::Import, "Import people"),
        FirstPlanStep::Interviews if plan.interviews > 0 => (Route::Schedule, "View schedule"),
        FirstPlanStep::Interviews => (Route::Import, "Import interviews"),
        FirstPlanStep::Certified if plan.certified > 0 => (Route::People, "View certified people"),
        FirstPlanStep::Certified => (Route::Import, "Import certified people"),
        FirstPlanStep::Trainees if plan.trainees > 0 => (Route::Training, "View training"),
        FirstPlanStep::Trainees => (Route::Training, "Enroll trainees"),
        FirstPlanStep::Plan if plan.drafts > 0 => (Route::Plan, "Publish the plan"),
        FirstPlanStep::Plan => (Route::Plan, "Open plan"),
    }
}
