//! An enrollment's page: the training progress, step by step.

use crate::{
    route::Route,
    store::Store,
    ui::{
        actions::{AllowOneMore, SignOff},
        components::{ConfirmDialog, Field, Later, Page, PersonChip, Section},
        controls::{
            edited::Edited,
            leave_guard::LeaveGuard,
            page_actions::{ActionButton, gives},
            page_link::page_link,
            people_to_tell::act_saying_whom_to_tell,
            reason_dialog::ReasonDialog,
        },
        format::times,
        pages::addressed::{id_in_address, page_of},
        sections::TrainingProgress,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{
    access::{
        enrollment::{EnrollmentRights, rights},
        seen,
    },
    command::Command,
    model::{
        ids::{EnrollmentId, PersonId},
        text::LONGEST_TEXT,
    },
    progress::{path::enrollment_progress, sign_off::approval},
};

mod ending_early;
mod evidence;
mod exceptions;
mod replacing;
mod scheduling;

use ending_early::EndingEarly;
use evidence::EvidenceOf;
use exceptions::Exceptions;
use replacing::Replacing;
use scheduling::Scheduling;

const PAUSED: &str = "Paused. Any upcoming sessions were cancelled";

#[component]
pub fn EnrollmentPage() -> impl IntoView {
    let store = Store::expect();
    let id = id_in_address::<EnrollmentId>("enrollment");
    let known = Memo::new(move |_| {
        id.get().filter(|id| store.read(|workspace| workspace.enrollments.contains_key(id)))
    });
    page_of(
        known,
        |enrollment| Route::Enrollment(*enrollment),
        |enrollment| view! { <EnrollmentDetails enrollment=enrollment /> }.into_any(),
    )
}

#[component]
fn EnrollmentDetails(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let progress = store.derive(move |workspace| {
        enrollment_progress::enrollment_progress(workspace, enrollment, store.now.get())
    });
    let title = store.derive(move |workspace| {
        workspace.enrollments.get(&enrollment).map_or_else(String::new, |known| {
            let name = workspace.profiles.name(known.person);
            format!("{name} · {}", workspace.type_name(known.interview_type))
        })
    });
    let eyebrow = Signal::derive(move || {
        let since = store.read(|workspace| workspace.enrollments.get(&enrollment).map(|known| known.since()));
        since.map_or_else(String::new, |since| format!("Enrolled {}", times::date(store, since)))
    });
    let shows_evidence = Memo::new(move |_| {
        store.ask(|asker| {
            let known = asker.workspace.enrollments.get(&enrollment);
            known.is_some_and(|known| seen::evidence(asker, known))
        })
    });
    let person = progress.with_untracked(|progress| progress.as_ref().map(|progress| progress.person));
    view! {
        <Page title=title eyebrow=eyebrow>
            <div class="page__columns">
                <div class="page__main">
                    <TrainingProgress enrollment=enrollment />
                    <Later>
                        <Scheduling enrollment=enrollment />
                        <Show when=move || shows_evidence.get()>
                            <EvidenceOf enrollment=enrollment />
                        </Show>
                    </Later>
                </div>
                <aside class="page__aside">
                    {person.map(|person| view! { <Trainee person=person /> })}
                    <Later>
                        <Steering enrollment=enrollment />
                        <Replacing enrollment=enrollment />
                        <Exceptions enrollment=enrollment />
                    </Later>
                </aside>
            </div>
        </Page>
    }
}

#[component]
fn Trainee(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let name = store.read(|workspace| workspace.profiles.name(person).to_owned());
    let chip = view! { <PersonChip name=name /> };
    view! { <Section title="Trainee">{page_link(store, Route::Person(person), chip)}</Section> }
}

/// What the trainee, the coordinator and the approver can do with an enrollment.
#[component]
fn Steering(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let withdrawing = RwSignal::new(false);
    let rights = Memo::new(move |_| store.ask(|asker| rights(asker, enrollment)));
    let pause = Callback::new(move |()| {
        act_saying_whom_to_tell(store, Command::Pause { enrollment, until: None }, PAUSED);
    });
    let withdraw = Callback::new(move |()| {
        act_saying_whom_to_tell(store, Command::Withdraw { enrollment }, "Withdrawn");
    });
    view! {
        <Deciding enrollment=enrollment rights=rights withdrawing=withdrawing />
        <div class="button-row">
            <Show when=move || rights.read().pause>
                <ActionButton
                    words="Pause"
                    on_press=pause
                />
            </Show>
            <Show when=move || rights.read().resume>
                <ActionButton
                    words="Resume"
                    class="button button--primary"
                    on_press=gives(store, Command::Resume { enrollment }, "Resumed.")
                />
            </Show>
            <Show when=move || rights.read().withdraw && rights.read().decide.is_none()>
                <ActionButton
                    words="Withdraw"
                    class="button button--quiet"
                    on_press=Callback::new(move |()| withdrawing.set(true))
                />
            </Show>
        </div>
        <ConfirmDialog
            title="Withdraw from training?"
            text="Upcoming sessions are cancelled. Approved sessions stay on record. You can undo this."
            confirm="Withdraw"
            open=withdrawing
            on_confirm=withdraw
        />
    }
}

/// Writing the case for the approvers. Writing it again replaces the previous one.
#[component]
fn WriteCase(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(move |workspace| {
        let known = workspace.enrollments.get(&enrollment)?;
        approval::case(workspace, known).map(|case| case.text.clone())
    });
    let text = Edited::of(Memo::new(move |_| known.get().unwrap_or_default()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        store.act_then(
            Command::WriteCase { enrollment, text: text.get_untracked() },
            "Case submitted. The approvers can read it.",
            move || text.follow(),
        );
    };
    view! {
        <LeaveGuard unsaved=Signal::derive(move || text.is_unsaved()) />
        <Section title="Case for the sign-off">
            <form class="form" on:submit=submit>
                <Field id="case-text" label="Your case" hint="The approvers, the trainee, and the coordinator can read this.">
                    <textarea
                        id="case-text"
                        maxlength=LONGEST_TEXT.to_string()
                        rows="5"
                        required=true
                        prop:value=move || text.get()
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                </Field>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">
                        {move || if known.read().is_none() { "Submit case" } else { "Replace case" }}
                    </button>
                </div>
            </form>
        </Section>
    }
}

/// The sign-off, and the choices when a step's sessions are used up, for the people who decide.
#[component]
fn Deciding(
    enrollment: EnrollmentId,
    rights: Memo<EnrollmentRights>,
    withdrawing: RwSignal<bool>,
) -> impl IntoView {
    let withholding = RwSignal::new(false);
    view! {
        <Show when=move || rights.read().write_case>
            <WriteCase enrollment=enrollment />
        </Show>
        <Show when=move || rights.read().sign_off>
            <Section title="Ready for sign-off">
                <div class="button-row">
                    <SignOff enrollment=enrollment />
                    <Show when=move || rights.read().withhold>
                        <ActionButton words="Not yet" on_press=Callback::new(move |()| withholding.set(true)) />
                    </Show>
                </div>
            </Section>
        </Show>
        <ReasonDialog
            title="Why not yet?"
            text="The trainee and the coordinator can read this. The trainee isn’t certified until you approve, or another session is reviewed."
            confirm="Submit"
            open=withholding
            command=Callback::new(move |why| Command::WithholdApproval { enrollment, why })
            done="Held back. The trainee and the coordinator can read your reason."
        />
        {move || rights.read().shorten.map(|step| view! { <EndingEarly enrollment=enrollment step=step /> })}
        {move || {
            rights
                .read()
                .decide
                .map(|step| {
                    view! {
                        <Section title="All sessions or retakes are used">
                            <p>"Allow one more session, or withdraw the trainee."</p>
                            <div class="button-row">
                                <AllowOneMore enrollment=enrollment step=step class="button button--primary" />
                                <ActionButton
                                    words="Withdraw"
                                    on_press=Callback::new(move |()| withdrawing.set(true))
                                />
                            </div>
                        </Section>
                    }
                })
        }}
    }
}
