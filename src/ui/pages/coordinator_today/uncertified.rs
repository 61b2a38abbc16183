//! People who, according to the schedule, lead interviews of a type for which they have no certificate here.

use super::up_next::UNCERTIFIED;
use crate::{
    platform::ids,
    route::Route,
    store::Store,
    ui::{
        components::{Each, FEW, FirstFew, Section, ShowAll},
        format::{times, words::count},
    },
};
use leptos::prelude::*;
use switchback_core::{
    access,
    attention::{Attention, Uncertified as Lead},
    command::{Command, NewCertificate},
    model::ids::{CertificateId, PersonId},
    order::Order,
    workspace::Workspace,
};

const TITLE: &str = "Leading interviews without a certificate";

#[component]
pub fn Uncertified(attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let pairs = Memo::new(move |_| {
        let mut pairs = attention.read().uncertified.clone();
        store.read(|workspace| {
            pairs.order_by_key(|lead| {
                let name = workspace.profiles.name(lead.person).to_owned();
                (name, workspace.type_name(lead.interview_type).to_owned(), lead.person)
            });
        });
        pairs
    });
    let without = Memo::new(move |_| {
        let is_open = |lead: &&Lead| lead.expired.is_none() && may_record(store, lead.person);
        pairs.read().iter().filter(is_open).copied().collect::<Vec<_>>()
    });
    let record_all = move || {
        view! {
            <Show when=move || { without.read().len() > 1 }>
                <button
                    class="button button--small"
                    type="button"
                    on:click=move |_| record(store, without.get_untracked())
                >
                    {move || format!("Record all {}", without.read().len())}
                </button>
            </Show>
        }
    };
    let lines = FirstFew::of(move || pairs.read().len(), FEW);
    let shown = move || pairs.read().iter().take(lines.shown()).copied().collect::<Vec<_>>();
    view! {
        <Show when=move || !pairs.read().is_empty()>
            <div id=UNCERTIFIED>
            <Section title=TITLE aside=record_all>
                <p class="text-subtle">
                    "Trainees are scheduled only with certified interviewers. Record a certificate for each person who is already certified. Expired certificates need new training."
                </p>
                <ul class="stack stack--tight">
                    <Each each=shown key=|pair| *pair let:pair>
                        <Row pair=pair />
                    </Each>
                </ul>
                <ShowAll lines=lines of=TITLE />
            </Section>
            </div>
        </Show>
    }
}

#[component]
fn Row(pair: Lead) -> impl IntoView {
    let store = Store::expect();
    let who = store.read(|workspace| lead_words(store, workspace, pair));
    let action = match pair.expired {
        None if !may_record(store, pair.person) => ().into_any(),
        None => {
            let label = format!(": {who}");
            view! {
                <button class="button button--small" type="button" on:click=move |_| record(store, vec![pair])>
                    "Record certificate"
                    <span class="visually-hidden">{label}</span>
                </button>
            }
            .into_any()
        }
        Some(_) => view! {
            <a class="button button--small" href=Route::Person(pair.person).href()>
                "Enroll again"
                <span class="visually-hidden">{format!(": {who}")}</span>
            </a>
        }
        .into_any(),
    };
    view! {
        <li class="cluster cluster--apart">
            <span>{who}</span>
            {action}
        </li>
    }
}

fn may_record(store: Store, person: PersonId) -> bool {
    store.ask(|asker| access::certificate::record(asker, person).is_ok())
}

fn record(store: Store, pairs: Vec<Lead>) {
    let certificates: Vec<_> = pairs
        .into_iter()
        .map(|Lead { person, interview_type, .. }| NewCertificate {
            id: CertificateId(ids::fresh()),
            person,
            interview_type,
            from: None,
        })
        .collect();
    let done = format!("{} recorded.", count(certificates.len(), "certificate", "certificates"));
    store.act(Command::RecordCertificates { certificates }, done);
}

fn lead_words(store: Store, workspace: &Workspace, lead: Lead) -> String {
    let who =
        format!("{}, {}", workspace.profiles.name(lead.person), workspace.type_name(lead.interview_type));
    match lead.expired {
        None => who,
        Some(at) if at <= store.now.get_untracked() => {
            format!("{who}: certificate expired {}", times::last_day_of(store, lead.person, at))
        }
        Some(at) => format!("{who}: certificate expires {}", times::last_day_of(store, lead.person, at)),
    }
}
