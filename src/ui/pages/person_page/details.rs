//! Editing a person's name, email address, team, time zone and first day.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{DateField, Dialog, Field, SelectField},
        controls::page_actions::ActionButton,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{
    access,
    command::Command,
    intake::details::{Details, restoring},
    model::{
        ids::{PersonId, TeamId},
        person::LONGEST_NAME,
    },
    order::Order,
    workspace::Workspace,
};

/// Carries out a change of a person's details, and offers Undo. A refusal is left to `then`.
pub fn change(
    store: Store,
    person: PersonId,
    command: Command,
    done: String,
    then: impl FnOnce(Result<(), String>) + 'static,
) {
    let before = untrack(|| store.read(|workspace| restoring(workspace, person)));
    store.dispatch(command, move |taken| {
        if taken.is_ok() {
            store.notify(match before {
                Some(before) => Notice::changed(done, before),
                None => Notice::said(done),
            });
        }
        then(taken.map(drop).map_err(|reason| reason.to_string()));
    });
}

#[component]
pub fn EditDetails(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let may_edit = Memo::new(move |_| {
        store.ask(|asker| access::person::change(asker, person).is_ok() && !asker.workspace.is_erased(person))
    });
    view! {
        <Show when=move || may_edit.get()>
            <ActionButton words="Edit details" on_press=Callback::new(move |()| open.set(true)) />
        </Show>
        <Dialog title="Edit details" open=open>
            <DetailsForm person=person open=open />
        </Dialog>
    }
}

/// Starts with the details as they are when the dialog opens.
#[component]
fn DetailsForm(person: PersonId, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let known = untrack(|| store.read(|workspace| Details::of(workspace, person))).unwrap_or_default();
    let name = RwSignal::new(known.name);
    let mail = RwSignal::new(known.mail);
    let team = RwSignal::new(known.team);
    let zone = RwSignal::new(known.zone);
    let joined = RwSignal::new(known.joined.map(|day| day.to_string()).unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let details = Details {
            name: name.get_untracked(),
            mail: mail.get_untracked(),
            team: team.get_untracked(),
            zone: zone.get_untracked(),
            joined: joined.get_untracked().parse().ok(),
        };
        let command = untrack(|| store.ask(|asker| details.command(asker.workspace, asker.zones, person)));
        change(store, person, command, "Details saved.".to_owned(), move |taken| {
            // The page may be gone by then.
            if taken.is_ok() {
                open.try_set(false);
            }
            problem.try_set(taken.err());
        });
    };
    let may_change_team = store.ask(|asker| access::person::change_team(asker).is_ok());
    view! {
        <form class="form" on:submit=save>
            <Field id="details-name" label="Name">
                <input id="details-name" type="text" maxlength=LONGEST_NAME.to_string() required=true autocomplete="off" bind:value=name />
            </Field>
            <Field id="details-mail" label="Email address">
                <input id="details-mail" type="email" autocomplete="off" bind:value=mail />
            </Field>
            <ZoneField zone=zone />
            {may_change_team.then(|| view! { <TeamFields team=team joined=joined /> })}
            <p class="field__error" role="alert">
                {problem}
            </p>
            <div class="form__actions">
                <button class="button button--primary" type="submit">
                    "Save details"
                </button>
            </div>
        </form>
    }
}

/// What rules refer to.
#[component]
fn TeamFields(team: RwSignal<Option<TeamId>>, joined: RwSignal<String>) -> impl IntoView {
    let teams = Store::expect().read(team_options);
    view! {
        <SelectField
            id="details-team"
            label="Team"
            options=teams
            value=Signal::derive(move || team.get().map(|team| team.to_string()).unwrap_or_default())
            on_change=Callback::new(move |chosen: String| team.set(chosen.parse().ok()))
        />
        <DateField id="details-joined" label="First day at the company" value=joined />
    }
}

/// Suggests the time zones of the people here, and takes any other.
#[component]
fn ZoneField(zone: RwSignal<String>) -> impl IntoView {
    let store = Store::expect();
    let mut known = store.read(|workspace| {
        workspace.people_here().map(|person| person.zone.name().to_owned()).collect::<Vec<_>>()
    });
    known.order();
    known.dedup();
    view! {
        <Field id="details-zone" label="Time zone" hint="Such as Europe/Berlin or America/New_York.">
            <input
                id="details-zone"
                type="text"
                list="details-zones"
                required=true
                autocomplete="off"
                bind:value=zone
            />
            <datalist id="details-zones">
                {known.into_iter().map(|zone| view! { <option value=zone></option> }).collect_view()}
            </datalist>
        </Field>
    }
}

fn team_options(workspace: &Workspace) -> Vec<(String, String)> {
    let mut options: Vec<_> =
        workspace.teams.values().map(|team| (team.id.to_string(), team.name.clone())).collect();
    options.order_by(|a, b| a.1.cmp(&b.1));
    options.insert(0, (String::new(), "No team".to_owned()));
    options
}
