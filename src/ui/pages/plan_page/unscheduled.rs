//! Enrollments that the plan doesn't advance, and exactly why.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, ReasonRow, Section},
        format::{times, words},
        pages::plan_page::{PlanResult, suggested_fixes::SuggestedFixes},
    },
};
use leptos::prelude::*;
use switchback_core::{
    planning::{
        Plan,
        reasons::{Reasons, Whose},
    },
    wording::grouped,
};

/// The reasons of enrollments without a session.
pub fn without_session(plan: &Plan) -> impl Iterator<Item = &Reasons> {
    plan.reasons.iter().filter(|reasons| !reasons.advances)
}

#[component]
pub fn Unscheduled(result: RwSignal<Option<PlanResult>>) -> impl IntoView {
    let store = Store::expect();
    move || match result.get() {
        None => view! {
            <EmptyState
                icon=IconName::Info
                title="Reasons appear after planning"
                text="For each unscheduled enrollment, you see why each interview of its type doesn’t work."
            />
        }
        .into_any(),
        Some(result) => {
            let accounts: Vec<Reasons> = without_session(&result.plan).cloned().collect();
            let has_unscheduled = !accounts.is_empty();
            let title = match accounts.len() {
                0 => "No unscheduled enrollments".to_owned(),
                count => words::count(count, "unscheduled enrollment", "unscheduled enrollments"),
            };
            let at = result.is_earlier.then(|| times::day_and_time(store, result.at));
            let as_of = at.map(|at| {
                view! { <p class="text-subtle">{format!("As of {at}. Plan again for current reasons.")}</p> }
            });
            view! {
                <Section title=title>
                    {as_of}
                    {accounts.into_iter().map(|reasons| view! { <Account reasons=reasons /> }).collect_view()}
                </Section>
                {has_unscheduled.then(|| view! { <SuggestedFixes result=result /> })}
            }
            .into_any()
        }
    }
}

/// The account of one trainee: every interview of the type in these weeks.
#[component]
fn Account(reasons: Reasons) -> impl IntoView {
    let store = Store::expect();
    let (name, type_name) = store.read(|workspace| {
        let enrollment = workspace.enrollments.get(&reasons.enrollment);
        enrollment
            .map(|enrollment| {
                let name = workspace.profiles.name(enrollment.person).to_owned();
                (name, workspace.type_name(enrollment.interview_type).to_owned())
            })
            .unwrap_or_default()
    });
    let total = reasons.interviews;
    let checked = match total {
        0 => format!("No {type_name} interview is scheduled in these weeks."),
        _ => format!("{} checked", words::count(total, "interview", "interviews")),
    };
    let parts = reasons.parts.into_iter().map(|(reason, count)| (count, reason.words(count, Whose::Their)));
    let parts: Vec<(u32, String)> = parts.collect();
    let most = parts.first().map_or_else(|| checked.clone(), |(_, words)| words.clone());
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">
                {format!("{name}, {type_name}")} <span class="disclosure__note">{most}</span>
            </summary>
            <div class="disclosure__body">
                <p class="text-subtle text-small">
                    {checked} " · " <a href=Route::Enrollment(reasons.enrollment).href()>"Training progress"</a>
                </p>
                <ol class="reason-list">
                    {parts
                        .into_iter()
                        .map(|(count, said)| {
                            let text = said.strip_prefix(&format!("{} ", grouped(count))).unwrap_or(&said).to_owned();
                            view! { <ReasonRow count=count of=total text=text /> }
                        })
                        .collect_view()}
                </ol>
            </div>
        </details>
    }
}
