//! Enrolling the selected people in a type, or recording their certificates in it.

use super::{Bulk, Confirm};
use crate::{
    platform::ids,
    store::{Store, acting::refusal_words},
    ui::{
        components::{Each, Field, SelectField},
        controls::filters::type_options,
        format::words::{self, count},
    },
};
use chrono::NaiveDate;
use leptos::{ev::SubmitEvent, html::Input, prelude::*};
use std::collections::BTreeMap;
use switchback_core::{
    access::bulk::{self, Possible},
    command::{Command, NewCertificate, enrollment::NewEnrollment},
    model::ids::{CertificateId, EnrollmentId, InterviewTypeId},
};

/// How many people are named for each reason. The rest are counted.
const NAMED: usize = 5;

#[component]
pub(super) fn Enrolling(bulk: Bulk) -> impl IntoView {
    let store = Store::expect();
    let kind = RwSignal::new(None);
    let possible = Memo::new(move |_| match kind.get() {
        Some(kind) => store.ask(|asker| bulk::enroll(asker, &bulk.chosen.read(), kind)),
        None => Possible::default(),
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(interview_type) = kind.get_untracked() else { return };
        let people = possible.get_untracked().people;
        let done = format!("{} enrolled.", count(people.len(), "person", "people"));
        let new = |person| NewEnrollment { id: EnrollmentId(ids::fresh()), person, interview_type };
        let enrollments = people.into_iter().map(new).collect();
        bulk.act(store, Command::EnrollAll { enrollments }, done);
    };
    let words = Signal::derive(move || numbered("Enroll", possible.read().people.len(), "person", "people"));
    view! {
        <form class="form" on:submit=submit>
            <TypeField kind=kind />
            <Refused possible=possible sentence="can’t be enrolled" />
            <Confirm words=words is_possible=Signal::derive(move || !possible.read().people.is_empty()) />
        </form>
    }
}

#[component]
pub(super) fn Recording(bulk: Bulk) -> impl IntoView {
    let store = Store::expect();
    let kind = RwSignal::new(None);
    let since = RwSignal::new(String::new());
    let day: NodeRef<Input> = NodeRef::new();
    let possible = Memo::new(move |_| match kind.get() {
        Some(kind) => store.ask(|asker| bulk::record(asker, &bulk.chosen.read(), kind)),
        None => Possible::default(),
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // A half-typed day reads as empty and would be taken for today.
        let is_day = day.get_untracked().is_none_or(|day| day.report_validity());
        let Some(interview_type) = kind.get_untracked().filter(|_| is_day) else { return };
        let from = since.get_untracked().parse::<NaiveDate>().ok();
        let people = possible.get_untracked().people;
        let done = format!("{} recorded.", count(people.len(), "certificate", "certificates"));
        let new = |person| NewCertificate { id: CertificateId(ids::fresh()), person, interview_type, from };
        let certificates = people.into_iter().map(new).collect();
        bulk.act(store, Command::RecordCertificates { certificates }, done);
    };
    let words = Signal::derive(move || {
        numbered("Record", possible.read().people.len(), "certificate", "certificates")
    });
    view! {
        <form class="form" on:submit=submit>
            <TypeField kind=kind />
            <Field id="bulk-since" label="Certified since" hint="Leave empty for today.">
                <input id="bulk-since" type="date" node_ref=day bind:value=since />
            </Field>
            <Refused possible=possible sentence="can’t be recorded as certified" />
            <Confirm words=words is_possible=Signal::derive(move || !possible.read().people.is_empty()) />
        </form>
    }
}

/// The label of a button, with the number if there is one.
fn numbered(verb: &str, number: usize, one: &str, many: &str) -> String {
    match number {
        0 => verb.to_owned(),
        number => format!("{verb} {}", count(number, one, many)),
    }
}

#[component]
fn TypeField(kind: RwSignal<Option<InterviewTypeId>>) -> impl IntoView {
    let store = Store::expect();
    let first = (String::new(), "Choose a type".to_owned());
    let options = std::iter::once(first).chain(store.read(type_options)).collect();
    view! {
        <SelectField
            id="bulk-type"
            label="Interview type"
            options=options
            value=Signal::derive(move || kind.get().map_or_else(String::new, |kind| kind.to_string()))
            on_change=Callback::new(move |key: String| kind.set(key.parse().ok()))
        />
    }
}

/// The people whom the change isn't possible for, by reason.
#[component]
fn Refused(possible: Memo<Possible>, sentence: &'static str) -> impl IntoView {
    let store = Store::expect();
    let reasons = store.derive(move |workspace| {
        let mut reasons: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let possible = possible.read();
        for refused in &possible.refused {
            let names = reasons.entry(refusal_words(&refused.reason)).or_default();
            names.push(workspace.profiles.name(refused.person));
        }
        let line = |(reason, names): (String, Vec<&str>)| {
            let others = names.len().saturating_sub(NAMED);
            let first = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            let more = if others > 0 { format!(" and {others} more") } else { String::new() };
            format!("{first}{more}: {reason}")
        };
        reasons.into_iter().map(line).collect::<Vec<_>>()
    });
    let number = move || words::count(possible.read().refused.len(), "person", "people");
    view! {
        <Show when=move || !reasons.read().is_empty()>
            <p>{move || format!("{} {sentence}:", number())}</p>
            <ul class="reason-list">
                <Each each=move || reasons.get() key=Clone::clone let:line>
                    <li>{line}</li>
                </Each>
            </ul>
        </Show>
    }
}
