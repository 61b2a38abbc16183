//! Replacing an approver who has left the company.

use crate::{
    store::Store,
    ui::components::{Section, SelectField},
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{
    access::{asker::Asker, work::Work},
    command::Command,
    model::ids::{EnrollmentId, PersonId},
    order::Order,
    progress::sign_off::approval,
};

/// An approver who has left or is the trainee, and the people who could approve instead.
#[derive(Clone, PartialEq)]
struct Departed {
    person: PersonId,
    name: String,
    is_trainee: bool,
    others: Vec<(PersonId, String)>,
}

/// A form for each approver who can’t approve and hasn’t. For the coordinator.
#[component]
pub fn Replacing(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let departed = Memo::new(move |_| store.ask(|asker| departed(asker, enrollment)));
    view! {
        {move || {
            let departed = departed.get();
            departed.into_iter().map(|departed| view! { <Replace enrollment=enrollment departed=departed /> }).collect_view()
        }}
    }
}

fn departed(asker: &Asker, enrollment: EnrollmentId) -> Vec<Departed> {
    let workspace = asker.workspace;
    let Some(known) = workspace.enrollments.get(&enrollment).filter(|known| known.is_running()) else {
        return Vec::new();
    };
    if !Work::EditProgram.is_for(asker.by) {
        return Vec::new();
    }
    let name = |person| workspace.profiles.name(person).to_owned();
    let can_replace = |person| approval::can_replace(workspace, asker.zones, known, person, asker.at);
    let able = workspace.people_here().map(|person| person.id).filter(|person| can_replace(*person));
    let mut others: Vec<_> = able.map(|person| (person, name(person))).collect();
    others.order_by(|(_, one), (_, other)| one.cmp(other));
    let left = approval::replaceable(workspace, known).into_iter();
    let is_trainee = |person| person == known.person;
    left.map(|person| Departed {
        person,
        name: name(person),
        is_trainee: is_trainee(person),
        others: others.clone(),
    })
    .collect()
}

#[component]
fn Replace(enrollment: EnrollmentId, departed: Departed) -> impl IntoView {
    let store = Store::expect();
    let Departed { person, name, is_trainee, others } = departed;
    let why = if is_trainee { "can’t approve their own sign-off" } else { "left without approving" };
    let first = others.first().map(|(other, _)| other.to_string());
    let is_possible = first.is_some();
    let chosen = RwSignal::new(first.unwrap_or_default());
    let options = others.into_iter().map(|(other, name)| (other.to_string(), name)).collect();
    let replace = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(replacement) = chosen.get_untracked().parse() else { return };
        store.act(
            Command::ReplaceApprover { enrollment, departed: person, replacement },
            "Approver replaced for this enrollment.",
        );
    };
    let form = match is_possible {
        true => view! {
            <form class="form" on:submit=replace>
                <SelectField
                    id=format!("replace-{person}")
                    label="Who approves instead"
                    options=options
                    value=chosen
                    on_change=Callback::new(move |key| chosen.set(key))
                />
                <div class="form__actions">
                    <button class="button" type="submit">
                        "Replace approver"
                    </button>
                </div>
            </form>
        }
        .into_any(),
        false => {
            view! { <p class="text-subtle">"No one else is certified in this type. Certify someone, or change who signs off."</p> }
                .into_any()
        }
    };
    view! {
        <Section title="Approver missing">
            <p>{format!("{name} {why}. Someone else can approve this sign-off instead.")}</p>
            {form}
        </Section>
    }
}
