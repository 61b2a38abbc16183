//! Who got no session, and exactly why.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, ReasonRow, Section},
        format::words,
        pages::plan_page::{Made, suggested_fixes::Help},
    },
};
use leptos::prelude::*;
use switchback_core::planning::{
    Plan,
    reasons::{Reasons, Whose},
};

/// The accounts of those whom the plan does not take forward.
pub fn unplaced(plan: &Plan) -> impl Iterator<Item = &Reasons> {
    plan.reasons.iter().filter(|reasons| !reasons.advances)
}

#[component]
pub fn Unplaced(made: RwSignal<Option<Made>>) -> impl IntoView {
    move || match made.get() {
        None => view! {
            <EmptyState
                icon=IconName::Info
                title="Press Plan to see why"
                text="For everybody who gets no session, every interview of their type is accounted for."
            />
        }
        .into_any(),
        Some(made) => {
            let accounts: Vec<Reasons> = unplaced(&made.plan).cloned().collect();
            let title = match accounts.len() {
                0 => "Everybody advances".to_owned(),
                count => format!("Why {} got no session", words::count(count, "trainee", "trainees")),
            };
            view! {
                <Section title=title>
                    {accounts.into_iter().map(|reasons| view! { <Account reasons=reasons /> }).collect_view()}
                </Section>
                <Help made=made />
            }
            .into_any()
        }
    }
}

/// One trainee's account: every interview of the type in the weeks.
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
    let looked_at = match total {
        0 => format!("No {type_name} interview is on the schedule in these weeks."),
        _ => format!("{} looked at", words::count(total as usize, "interview", "interviews")),
    };
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">
                {format!("{name}, {type_name}")} <span class="disclosure__note">{total}</span>
            </summary>
            <div class="disclosure__body">
                <p class="text-subtle text-small">
                    {looked_at} " · " <a href=Route::Enrollment(reasons.enrollment).href()>"the climb"</a>
                </p>
                <ol class="reason-list">
                    {reasons
                        .parts
                        .into_iter()
                        .map(|(reason, count)| {
                            let said = reason.words(count, Whose::Their);
                            let text = said.strip_prefix(&format!("{count} ")).unwrap_or(&said).to_owned();
                            view! { <ReasonRow count=count of=total text=text /> }
                        })
                        .collect_view()}
                </ol>
            </div>
        </details>
    }
}
