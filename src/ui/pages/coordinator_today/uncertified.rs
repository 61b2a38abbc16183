//! People whom the schedule shows leading interviews of a type in which they have no certificate here.

use crate::{
    platform::ids,
    store::Store,
    ui::{
        components::{Each, Section},
        format::words::count,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, NewCertificate},
    model::ids::{CertificateId, InterviewTypeId, PersonId},
    progress::duties::attention::Attention,
    workspace::Workspace,
};

type Pair = (PersonId, InterviewTypeId);

#[component]
pub fn Uncertified(attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let pairs = Memo::new(move |_| attention.read().uncertified.clone());
    let record_all = move || {
        view! {
            <button class="button button--small" type="button" on:click=move |_| record(store, pairs.get_untracked())>
                {move || format!("Record all {}", pairs.read().len())}
            </button>
        }
    };
    view! {
        <Show when=move || !pairs.read().is_empty()>
            <Section title="Leading interviews without a certificate" aside=record_all>
                <p class="text-subtle">
                    "Trainees are scheduled only with certified interviewers. Record a certificate for each person who is already certified."
                </p>
                <ul class="stack stack--tight">
                    <Each each=move || pairs.get() key=|pair| *pair let:pair>
                        <Row pair=pair />
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn Row(pair: Pair) -> impl IntoView {
    let store = Store::expect();
    let who = store.read(|workspace| pair_words(workspace, pair));
    view! {
        <li class="cluster cluster--apart">
            <span>{who.clone()}</span>
            <button class="button button--small" type="button" on:click=move |_| record(store, vec![pair])>
                "Record certificate"
                <span class="visually-hidden">{format!(": {who}")}</span>
            </button>
        </li>
    }
}

fn record(store: Store, pairs: Vec<Pair>) {
    let certificates: Vec<_> = pairs
        .into_iter()
        .map(|(person, interview_type)| NewCertificate {
            id: CertificateId(ids::fresh()),
            person,
            interview_type,
            from: None,
        })
        .collect();
    let done = format!("{} recorded.", count(certificates.len(), "certificate", "certificates"));
    store.act(Command::RecordCertificates { certificates }, done);
}

fn pair_words(workspace: &Workspace, (person, interview_type): Pair) -> String {
    format!("{}, {}", workspace.profiles.name(person), workspace.type_name(interview_type))
}
