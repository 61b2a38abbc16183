//! The fields for a person's details: name, email address, time zone, team and first day.

use crate::{
    store::Store,
    ui::components::{DateField, Field, SelectField},
};
use leptos::prelude::*;
use switchback_core::{
    access,
    intake::details::Details,
    model::{ids::TeamId, person::LONGEST_NAME},
    order::Order,
    workspace::Workspace,
};

/// What is typed into the fields.
#[derive(Clone, Copy, Debug)]
pub struct PersonFields {
    pub name: RwSignal<String>,
    mail: RwSignal<String>,
    team: RwSignal<Option<TeamId>>,
    zone: RwSignal<String>,
    joined: RwSignal<String>,
}

impl PersonFields {
    /// Starts with these details.
    pub fn of(details: Details) -> Self {
        Self {
            name: RwSignal::new(details.name),
            mail: RwSignal::new(details.mail),
            team: RwSignal::new(details.team),
            zone: RwSignal::new(details.zone),
            joined: RwSignal::new(details.joined.map(|day| day.to_string()).unwrap_or_default()),
        }
    }

    pub fn details(self) -> Details {
        Details {
            name: self.name.get_untracked(),
            mail: self.mail.get_untracked(),
            team: self.team.get_untracked(),
            zone: self.zone.get_untracked(),
            joined: self.joined.get_untracked().parse().ok(),
        }
    }
}

/// The fields that the current user may change.
#[component]
pub fn PersonInputs(
    fields: PersonFields,
    /// Shown below the name.
    #[prop(optional, into)]
    below_name: ViewFn,
) -> impl IntoView {
    let PersonFields { name, mail, team, zone, joined } = fields;
    let may_change_team = Store::expect().ask(|asker| access::person::change_team(asker).is_ok());
    view! {
        <Field id="details-name" label="Name">
            <input
                id="details-name"
                type="text"
                maxlength=LONGEST_NAME.to_string()
                required=true
                autocomplete="off"
                bind:value=name
            />
        </Field>
        {below_name.run()}
        <Field id="details-mail" label="Email address">
            <input id="details-mail" type="email" autocomplete="off" bind:value=mail />
        </Field>
        <ZoneField zone=zone />
        {may_change_team.then(|| view! { <TeamFields team=team joined=joined /> })}
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
