//! Exceptions from the path for those responsible for it: credit from elsewhere, one more session, a pause with an end.

use super::PAUSED;
use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{Choice, ChoiceField, DateField, Field, NumberField, Section, SelectField},
        controls::{leave_guard::LeaveGuard, people_to_tell::act_saying_whom_to_tell},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use switchback_core::{
    access::enrollment::{add_session, rights},
    command::Command,
    model::{
        enrollment::{CreditBasis, StepIndex},
        ids::EnrollmentId,
        text::LONGEST_TEXT,
    },
    progress::path::steps,
    workspace::Workspace,
};

#[component]
pub fn Exceptions(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let rights = Memo::new(move |_| store.ask(|asker| rights(asker, enrollment)));
    view! {
        <Show when=move || rights.read().give_credit>
            <Section title="Exceptions">
                <Crediting enrollment=enrollment />
                <Show when=move || rights.read().pause>
                    <Pausing enrollment=enrollment />
                </Show>
            </Section>
        </Show>
    }
}

fn open_steps(workspace: &Workspace, enrollment: EnrollmentId) -> Vec<(String, String)> {
    let Some(known) = workspace.enrollments.get(&enrollment) else { return Vec::new() };
    let Some(path) = workspace.path(known) else { return Vec::new() };
    let steps = steps::indexed(path).filter(|(_, step)| step.kind.is_session() || step.kind.is_prep());
    steps.map(|(index, step)| (index.0.to_string(), format!("{}. {}", index.0 + 1, step.name()))).collect()
}

const BASES: [Choice<CreditBasis>; 2] = [
    Choice { value: CreditBasis::Elsewhere, words: "Completed elsewhere" },
    Choice { value: CreditBasis::Exempt, words: "Waived" },
];

#[component]
fn Crediting(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let options = store.read(|workspace| open_steps(workspace, enrollment));
    let step = RwSignal::new(options.first().map(|(key, _)| key.clone()).unwrap_or_default());
    let basis = RwSignal::new(CreditBasis::Elsewhere);
    let times = RwSignal::new(Some(1_u16));
    let evidence = RwSignal::new(String::new());
    let index = move || step.get_untracked().parse().ok().map(StepIndex);
    let give = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(index) = index() else { return };
        let Some(times) = times.get_untracked().and_then(|times| u8::try_from(times).ok()) else {
            return store.notify(Notice::refused("The number is missing. Enter how many to count."));
        };
        let (basis, said) = (basis.get_untracked(), evidence.get_untracked());
        let command = Command::GiveCredit { enrollment, step: index, times, basis, evidence: said };
        store.act_then(command, "Credit given. It stays on record with your name.", move || {
            evidence.set(String::new());
        });
    };
    let may_add = Memo::new(move |_| {
        let step = step.get().parse().ok().map(StepIndex);
        store.ask(|asker| step.is_some_and(|step| add_session(asker, enrollment, step).is_ok()))
    });
    let more = move |_| {
        if let Some(step) = index() {
            store.act(Command::AddSession { enrollment, step }, "1 session added to this step.");
        }
    };
    let unsaved = Memo::new(move |_| !evidence.read().trim().is_empty());
    view! {
        <LeaveGuard unsaved=unsaved />
        <details class="disclosure">
            <summary class="disclosure__summary">"Give credit or add a session"</summary>
            <form class="disclosure__body form" on:submit=give>
                <SelectField id="credit-step" label="Step" options=options value=step on_change=Callback::new(move |key| step.set(key)) />
                <ChoiceField id="credit-basis" label="Reason" choices=&BASES value=basis on_change=Callback::new(move |chosen| basis.set(chosen)) />
                <NumberField id="credit-times" label="How many" value=times on_change=Callback::new(move |number| times.set(number)) least=1 most=20 required=true />
                <Field id="credit-evidence" label="Evidence">
                    <input id="credit-evidence" type="text" maxlength=LONGEST_TEXT.to_string() bind:value=evidence />
                </Field>
                <div class="form__actions">
                    <button class="button" type="submit">
                        "Give credit"
                    </button>
                    <Show when=move || may_add.get()>
                        <button class="button button--quiet" type="button" on:click=more>
                            "Add 1 session"
                        </button>
                    </Show>
                </div>
            </form>
        </details>
    }
}

#[component]
fn Pausing(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let day = RwSignal::new(String::new());
    let pause = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(until) = day.get_untracked().parse::<NaiveDate>() else {
            return store.notify(Notice::refused("The resume date is missing. Choose a date."));
        };
        let pause = Command::Pause { enrollment, until: Some(until) };
        act_saying_whom_to_tell(store, pause, PAUSED);
    };
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"Pause until a date"</summary>
            <form class="disclosure__body form" on:submit=pause>
                <DateField id="pause-until" label="Resume on" value=day required=true />
                <div class="form__actions">
                    <button class="button" type="submit">
                        "Pause until this date"
                    </button>
                </div>
            </form>
        </details>
    }
}
