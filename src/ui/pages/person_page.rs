//! One person: certificates, enrollments, hosting, and what the coordinator can do for them.

use super::{
    addressed::{page_of, person_in_address},
    find_time_page, schedule_page,
};
use crate::{
    platform::ids,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{ConfirmDialog, Each, Field, Later, Page, Section, TypeBadge},
        controls::{
            page_actions::{ActionButton, ActionLink, gives},
            people_to_tell::say_done,
        },
        format::times,
        sections::TrainingProgress,
    },
};
use chrono::NaiveDate;
use leptos::{html::Input, prelude::*};
use switchback_core::{
    access::{self, work::Work},
    command::{Command, NewCertificate},
    model::{
        certificate::Certificate,
        ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId},
        person::Presence,
    },
    progress::{
        certificates::status::{self, CertificateStatus},
        path::enrollment_progress,
    },
    wording::capitalized,
    workspace::Workspace,
};

mod ahead;
mod also_known;
mod calendar_address;
mod contact;
mod details;
mod own_email;
mod own_record;
mod tags;
mod team_access;

use ahead::Ahead;
use also_known::AlsoKnown;
use calendar_address::CalendarAddress;
use contact::Contact;
use details::EditDetails;
use own_email::Email;
use own_record::{OwnCalibration, OwnRecord};
use tags::Tags;
use team_access::TeamAccess;

#[component]
pub fn PersonPage() -> impl IntoView {
    let store = Store::expect();
    let person = person_in_address(store);
    page_of(person, |person| Route::Person(*person), |person| view! { <Person person=person /> }.into_any())
}

#[component]
fn Person(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let name = store.derive(move |workspace| workspace.profiles.name(person).to_owned());
    let eyebrow = store.derive(move |workspace| team_and_zone(workspace, person));
    let enrollments = store.derive(move |workspace| {
        enrollment_progress::progress_of(workspace, person, store.now.get())
            .into_iter()
            .map(|enrollment_progress| enrollment_progress.enrollment)
            .collect::<Vec<_>>()
    });
    let is_here = store.derive(move |workspace| workspace.is_here(person));
    let lead = Signal::derive(move || match (is_here.get(), enrollments.read().is_empty()) {
        (false, _) => "Former employee.".to_owned(),
        (true, true) => "Not in training.".to_owned(),
        (true, false) => String::new(),
    });
    view! {
        <Page
            title=name
            eyebrow=eyebrow
            lead=lead
            actions=move || view! { <Actions person=person name=name /> }
        >
            <div class="page__columns">
                <div class="page__main">
                    <Each each=move || enrollments.get() key=|enrollment| *enrollment let:enrollment>
                        <TrainingProgress
                            enrollment=enrollment
                            aside=move || view! { <EnrollmentLink enrollment=enrollment /> }
                        />
                    </Each>
                    <Ahead person=person />
                </div>
                <aside class="page__aside">
                    <Contact person=person />
                    <Certificates person=person />
                    <Later>
                        <OwnRecord person=person />
                    </Later>
                </aside>
                <div class="page__below">
                    <Later>
                        <OwnCalibration person=person />
                        <Show when=move || is_here.get() && store.may(Work::KeepCertificates)>
                            <Enroll person=person />
                        </Show>
                    </Later>
                    <OnServer person=person />
                    <Later>
                        <Show when=move || store.may(Work::KeepPeople)>
                            <Tags person=person />
                            <AlsoKnown person=person />
                            <Departure person=person />
                        </Show>
                    </Later>
                </div>
            </div>
        </Page>
    }
}

/// What a team's server keeps for a person: their access, calendar and email.
#[component]
fn OnServer(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let is_own = move || store.who.get().person() == Some(person);
    view! {
        <Show when=move || store.is_team() && (store.may(Work::AssignRoles) || is_own())>
            <TeamAccess person=person />
        </Show>
        <Show when=move || store.is_team() && store.who.get().acts_for(person)>
            <CalendarAddress person=person />
        </Show>
        <Show when=move || store.is_team() && !store.is_viewing_as() && is_own()>
            <Email person=person />
        </Show>
    }
}

/// "Mobile · Europe/Berlin".
fn team_and_zone(workspace: &Workspace, person: PersonId) -> String {
    let Some(known) = workspace.people.get(&person) else { return String::new() };
    let team = workspace.team_name(known.team);
    let zone = known.zone.in_words();
    if team.is_empty() { zone } else { format!("{team} · {zone}") }
}

#[component]
fn Actions(person: PersonId, name: Memo<String>) -> impl IntoView {
    let store = Store::expect();
    view! {
        <ActionLink words="Schedule" href=Signal::derive(move || schedule_page::person_href(&name.read())) />
        <Show when=move || store.may_open(Route::Availability(person))>
            <ActionLink words="Availability" href=Route::Availability(person).href() />
        </Show>
        <EditDetails person=person />
        <Show when=move || store.may_open(Route::FindTime)>
            <a class="button" href=move || find_time_page::href_with(store.who.get(), person)>
                "Find a time"
            </a>
        </Show>
    }
}

/// A link to the enrollment's page, for those who may open it.
#[component]
fn EnrollmentLink(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let page = Route::Enrollment(enrollment);
    let name = store.derive(move |workspace| {
        let known = workspace.enrollments.get(&enrollment);
        known.map_or_else(String::new, |known| workspace.type_name(known.interview_type).to_owned())
    });
    view! {
        <Show when=move || store.may_open(page)>
            <a class="button button--small button--quiet" href=page.href()>
                "View enrollment"
                <span class="visually-hidden">{move || format!(" in {}", name.read())}</span>
            </a>
        </Show>
    }
}

#[component]
fn Certificates(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let certificates = store.derive(move |workspace| {
        let own = workspace.certificates.of(person);
        let now = store.now.get();
        own.map(|known| {
            let status = status::status(workspace, &*store.zones(), known, now);
            let name = workspace.type_name(known.interview_type).to_owned();
            let is_expired = matches!(status, CertificateStatus::Expired { .. });
            (known.id, name, is_expired, lasting(store, known, status))
        })
        .collect::<Vec<_>>()
    });
    let hosting = store.derive(move |workspace| {
        let (now, zones) = (store.now.get(), store.zones());
        let mut own = workspace.certificates.of(person);
        let counts = own.any(|known| status::status(workspace, &*zones, known, now).counts());
        workspace.people.get(&person).filter(|_| counts).map(|known| known.hosting)
    });
    view! {
        <Section title="Certificates">
            <Show
                when=move || !certificates.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"No certificates yet."</p> }
            >
                <ul class="stack stack--tight">
                    <Each each=move || certificates.get() key=|known| known.clone() let:((id, name, is_expired, lasting))>
                        <li class="cluster">
                            <a href=Route::Certificate(id).href()>
                                <TypeBadge name=name expired=is_expired />
                            </a>
                            <span class="text-subtle text-small">{lasting}</span>
                        </li>
                    </Each>
                </ul>
                <p>
                    {move || hosting.get().map(|hosting| format!("{}.", capitalized(hosting.words())))}
                </p>
            </Show>
        </Section>
    }
}

fn lasting(store: Store, certificate: &Certificate, status: CertificateStatus) -> String {
    times::certificate_ends(store, certificate.person, status)
        .unwrap_or_else(|| format!("since {}", times::date_of(store, certificate.person, certificate.from)))
}

/// Enrolling the person in training, or recording an earlier certificate.
#[component]
fn Enroll(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let open_types = store.derive(move |workspace| open_types(store, workspace, person));
    let may_record =
        Memo::new(move |_| store.ask(|asker| access::certificate::record(asker, person).is_ok()));
    let since = RwSignal::new(String::new());
    let day: NodeRef<Input> = NodeRef::new();
    let enroll = move |interview_type: InterviewTypeId, name: &str| {
        let enrollment = EnrollmentId(ids::fresh());
        store.act(Command::Enroll { enrollment, person, interview_type }, format!("Enrolled in {name}."));
    };
    let record = move |interview_type: InterviewTypeId, name: &str| {
        // A half-typed day reads as empty and would be taken for today.
        if day.get_untracked().is_some_and(|day| !day.report_validity()) {
            return;
        }
        let from = since.get_untracked().parse::<NaiveDate>().ok();
        let certificate = NewCertificate { id: CertificateId(ids::fresh()), person, interview_type, from };
        let command = Command::RecordCertificates { certificates: vec![certificate] };
        store.act(command, format!("Certificate in {name} recorded."));
    };
    view! {
        <Show when=move || !open_types.read().is_empty()>
            <Section title="Enroll in training">
                <ul class="stack stack--tight">
                    <Each each=move || open_types.get() key=|known| known.clone() let:((interview_type, name))>
                        {
                            let (to_enroll, to_record) = (name.clone(), name.clone());
                            open_type(
                                name,
                                may_record,
                                Callback::new(move |()| enroll(interview_type, &to_enroll)),
                                Callback::new(move |()| record(interview_type, &to_record)),
                            )
                        }
                    </Each>
                </ul>
                <Show when=move || may_record.get()>
                    <Field id="certified-since" label="Certified since" hint="Used when you record a certificate. Leave empty for today.">
                        <input id="certified-since" type="date" node_ref=day bind:value=since />
                    </Field>
                </Show>
            </Section>
        </Show>
    }
}

fn open_type(
    name: String,
    may_record: Memo<bool>,
    on_enroll: Callback<()>,
    on_record: Callback<()>,
) -> impl IntoView {
    let in_type = format!(" in {name}");
    let (enroll_in, record_in) = (in_type.clone(), StoredValue::new(in_type.clone()));
    view! {
        <li class="cluster cluster--apart">
            <span>{name}</span>
            <span class="button-row">
                <ActionButton words=format!("Enroll{in_type}") class="button button--small" on_press=on_enroll>
                    "Enroll"
                    <span class="visually-hidden">{enroll_in}</span>
                </ActionButton>
                <Show when=move || may_record.get()>
                    <ActionButton
                        words=record_in.with_value(|in_type| format!("Record certificate{in_type}"))
                        class="button button--small button--quiet"
                        on_press=on_record
                    >
                        "Record certificate"
                        <span class="visually-hidden">{record_in.get_value()}</span>
                    </ActionButton>
                </Show>
            </span>
        </li>
    }
}

/// The types that the person isn't in training for and has no valid certificate in.
fn open_types(store: Store, workspace: &Workspace, person: PersonId) -> Vec<(InterviewTypeId, String)> {
    let (now, zones) = (store.now.get(), store.zones());
    let holds = |interview_type| status::holds(workspace, &*zones, person, interview_type, now);
    let open = workspace
        .interview_types
        .values()
        .filter(|known| !holds(known.id) && !workspace.is_in_training(person, known.id));
    open.map(|known| (known.id, known.name.clone())).collect()
}

#[component]
fn Departure(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let deleting = RwSignal::new(false);
    let here = store.derive(move |workspace| workspace.is_here(person));
    let is_erased = store.derive(move |workspace| workspace.is_erased(person));
    let name = store.derive(move |workspace| workspace.profiles.name(person).to_owned());
    let presence = move |presence| Command::SetPresence { person, presence };
    let leave = Callback::new(move |()| {
        store
            .act_saying(presence(Presence::Left), move |id| say_done(store, "Marked as former employee", id));
    });
    let delete = Callback::new(move |()| {
        // This can't be undone, so no Undo is offered.
        store.dispatch(Command::ErasePerson { person }, move |taken| {
            store.notify(match taken {
                Ok(_) => Notice::said("Person deleted."),
                Err(reason) => Notice::refused(reason.to_string()),
            });
        });
    });
    view! {
        <Show when=move || !is_erased.get()>
        <div class="button-row">
            <Show
                when=move || here.get()
                fallback=move || {
                    view! {
                        <ActionButton
                            words="Mark as returned"
                            on_press=gives(store, presence(Presence::Here), "Marked as active.")
                        />
                    }
                }
            >
                <ActionButton
                    words="Mark as former employee"
                    class="button button--quiet"
                    on_press=leave
                />
            </Show>
            <Show when=move || store.may(Work::ErasePeople)>
                <ActionButton
                    words="Delete person"
                    class="button button--quiet"
                    on_press=Callback::new(move |()| deleting.set(true))
                />
            </Show>
        </div>
        </Show>
        <ConfirmDialog
            title=Signal::derive(move || format!("Delete {}?", name.get()))
            text="Their name and email are deleted. This can’t be undone. What they did stays in the history without a name."
            confirm="Delete person"
            open=deleting
            on_confirm=delete
        />
    }
}
