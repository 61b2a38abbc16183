//! One person: certificates, enrollments, hosting, and what the coordinator can do for them.

use super::{
    addressed::{page_of, person_in_address},
    schedule_page,
};
use crate::{
    platform::ids,
    route::Route,
    store::Store,
    ui::{
        components::{ConfirmDialog, Each, Field, Page, Section, TypeBadge},
        controls::command_button::CommandButton,
        format::times,
        sections::TrainingProgress,
    },
};
use chrono::NaiveDate;
use leptos::{html::Input, prelude::*};
use switchback_core::{
    access::work::Work,
    command::{Command, NewCertificate},
    model::{
        certificate::Certificate,
        ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId},
        person::{Hosting, Presence},
    },
    progress::{
        certificates::status::{self, CertificateStatus},
        path::enrollment_progress,
    },
    workspace::Workspace,
};

mod also_known;
mod own_record;
mod tags;

use also_known::AlsoKnown;
use own_record::{OwnCalibration, OwnRecord};
use tags::Tags;

#[component]
pub fn PersonPage() -> impl IntoView {
    let store = Store::expect();
    let known = person_in_address(store);
    page_of(known, |person| Route::Person(*person), |person| view! { <Known person=person /> }.into_any())
}

#[component]
fn Known(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let name = store.derive(move |workspace| workspace.profiles.name(person).to_owned());
    let eyebrow = store.derive(move |workspace| {
        let known = workspace.people.get(&person);
        known.map_or_else(String::new, |known| {
            let team = workspace.team_name(known.team);
            if team.is_empty() { known.zone.to_string() } else { format!("{team} · {}", known.zone) }
        })
    });
    let enrollments = store.derive(move |workspace| {
        enrollment_progress::progress_of(workspace, person)
            .into_iter()
            .map(|enrollment_progress| enrollment_progress.enrollment)
            .collect::<Vec<_>>()
    });
    view! {
        <Page
            title=name
            eyebrow=eyebrow
            actions=move || {
                view! {
                    <a class="button" href=move || schedule_page::person_href(&name.read())>
                        "Schedule"
                    </a>
                    <Show when=move || store.may_open(Route::Availability(person))>
                        <a class="button" href=Route::Availability(person).href()>
                            "Hours and limits"
                        </a>
                    </Show>
                    <Show when=move || store.may_open(Route::FindTime)>
                        <a class="button" href=Route::FindTime.href()>
                            "Find a time"
                        </a>
                    </Show>
                }
            }
        >
            <div class="page__columns">
                <div class="page__main">
                    <Show when=move || enrollments.read().is_empty()>
                        <p class="text-subtle">"On no path yet."</p>
                    </Show>
                    <Each each=move || enrollments.get() key=|enrollment| *enrollment let:enrollment>
                        <TrainingProgress enrollment=enrollment />
                    </Each>
                    <OwnCalibration person=person />
                </div>
                <aside class="page__aside">
                    <Certificates person=person />
                    <OwnRecord person=person />
                    <Show when=move || store.may(Work::KeepCertificates)>
                        <Enrolling person=person />
                    </Show>
                    <Show when=move || store.may(Work::KeepPeople)>
                        <Tags person=person />
                        <AlsoKnown person=person />
                        <Leaving person=person />
                    </Show>
                </aside>
            </div>
        </Page>
    }
}

#[component]
fn Certificates(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let certificates = store.derive(move |workspace| {
        let own = workspace.certificates.values().filter(|certificate| certificate.person == person);
        let now = store.now.get();
        own.map(|known| {
            let status = status::status(workspace, known, now);
            (known.id, workspace.type_name(known.interview_type).to_owned(), lasting(store, known, status))
        })
        .collect::<Vec<_>>()
    });
    let hosting = store.derive(move |workspace| workspace.people.get(&person).map(|known| known.hosting));
    view! {
        <Section title="Certificates">
            <Show
                when=move || !certificates.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"None yet."</p> }
            >
                <ul class="stack stack--tight">
                    <Each each=move || certificates.get() key=|known| known.clone() let:((id, name, lasting))>
                        <li class="cluster">
                            <a href=Route::Certificate(id).href()>
                                <TypeBadge name=name />
                            </a>
                            <span class="text-subtle text-small">{lasting}</span>
                        </li>
                    </Each>
                </ul>
                <p>
                    {move || match hosting.get() {
                        Some(Hosting::Hosts) => "Takes trainees along.",
                        Some(Hosting::Declines) => "Does not take trainees now.",
                        None => "",
                    }}
                </p>
            </Show>
        </Section>
    }
}

fn lasting(store: Store, certificate: &Certificate, status: CertificateStatus) -> String {
    let date = |at| times::date_of(store, certificate.person, at);
    match status {
        CertificateStatus::Counts { until: None } => format!("from {}", date(certificate.from)),
        CertificateStatus::Counts { until: Some(until) } => format!("until {}", date(until)),
        CertificateStatus::Expired { since, .. } => format!("lapsed {}", date(since)),
    }
}

/// Putting somebody on a path, or writing down what they were certified in before.
#[component]
fn Enrolling(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let open_types = store.derive(move |workspace| open_types(workspace, person));
    let since = RwSignal::new(String::new());
    let day: NodeRef<Input> = NodeRef::new();
    let enroll = move |interview_type: InterviewTypeId, name: &str| {
        let enrollment = EnrollmentId(ids::fresh());
        store.act(Command::Enroll { enrollment, person, interview_type }, format!("Enrolled in {name}."));
    };
    let record = move |interview_type: InterviewTypeId, name: &str| {
        // A day that is half typed reads as none, and would be taken for today.
        if day.get_untracked().is_some_and(|day| !day.report_validity()) {
            return;
        }
        let from = since.get_untracked().parse::<NaiveDate>().ok();
        let certificate = NewCertificate { id: CertificateId(ids::fresh()), person, interview_type, from };
        let command = Command::RecordCertificates { certificates: vec![certificate] };
        store.act(command, format!("Certified in {name}."));
    };
    view! {
        <Show when=move || !open_types.read().is_empty()>
            <Section title="Put on a path">
                <ul class="stack stack--tight">
                    <Each each=move || open_types.get() key=|known| known.clone() let:((interview_type, name))>
                        <li class="cluster cluster--apart">
                            <span>{name.clone()}</span>
                            <span class="button-row">
                                <button
                                    class="button button--small"
                                    type="button"
                                    on:click={
                                        let name = name.clone();
                                        move |_| enroll(interview_type, &name)
                                    }
                                >
                                    "Enrol"
                                    <span class="visually-hidden">{format!(" in {name}")}</span>
                                </button>
                                <button
                                    class="button button--small button--quiet"
                                    type="button"
                                    on:click={
                                        let name = name.clone();
                                        move |_| record(interview_type, &name)
                                    }
                                >
                                    "Is certified"
                                    <span class="visually-hidden">{format!(" in {name}")}</span>
                                </button>
                            </span>
                        </li>
                    </Each>
                </ul>
                <Field id="certified-since" label="Certified since" hint="For “Is certified”; empty: today.">
                    <input id="certified-since" type="date" node_ref=day bind:value=since />
                </Field>
            </Section>
        </Show>
    }
}

/// The types that the person is neither certified in nor on the way to.
fn open_types(workspace: &Workspace, person: PersonId) -> Vec<(InterviewTypeId, String)> {
    let on_the_way = |interview_type| {
        workspace.enrollments.values().any(|enrollment| {
            enrollment.person == person
                && enrollment.interview_type == interview_type
                && enrollment.is_running()
        })
    };
    let open = workspace
        .interview_types
        .values()
        .filter(|known| !workspace.is_certified(person, known.id) && !on_the_way(known.id));
    open.map(|known| (known.id, known.name.clone())).collect()
}

#[component]
fn Leaving(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let erasing = RwSignal::new(false);
    let here = store.derive(move |workspace| {
        workspace.people.get(&person).is_some_and(|known| known.presence == Presence::Here)
    });
    let presence = move |presence| Command::SetPresence { person, presence };
    let erase = Callback::new(move |()| {
        store.act(Command::ErasePerson { person }, "Erased: the name and the mail are gone.");
    });
    view! {
        <div class="button-row">
            <Show
                when=move || here.get()
                fallback=move || {
                    view! {
                        <CommandButton command=presence(Presence::Here) done="Back in the company.">
                            "Is back"
                        </CommandButton>
                    }
                }
            >
                <CommandButton class="button button--quiet" command=presence(Presence::Left) done="Marked as having left.">
                    "Has left the company"
                </CommandButton>
            </Show>
            <Show when=move || store.may(Work::ErasePeople)>
                <button class="button button--quiet" type="button" on:click=move |_| erasing.set(true)>
                    "Erase"
                </button>
            </Show>
        </div>
        <ConfirmDialog
            title="Erase this person’s name and mail?"
            text="This cannot be undone. What they did stays in the log without a name."
            confirm="Erase for ever"
            open=erasing
            on_confirm=erase
        />
    }
}
