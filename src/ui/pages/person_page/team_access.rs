//! A person's access to the team's workspace: their roles, a link for each of their devices, and the devices.

use crate::{
    platform::focus,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{CheckField, ConfirmDialog, Field, Section},
        controls::{copying::copy, runs::Runs},
        sections::Devices,
    },
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use switchback_core::{
    access::{assigned_roles::highest, work::Work},
    command::Command,
    model::{actor::Actor, assigned_role::AssignedRole, ids::PersonId},
    wording::capitalized,
};

#[component]
pub fn TeamAccess(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let here = store.derive(move |workspace| workspace.is_here(person));
    let sign_outs = RwSignal::new(0);
    view! {
        <Section title="Access">
            <Show when=move || store.may(Work::AssignRoles)>
                <Show
                    when=move || here.get()
                    fallback=|| view! { <p class="text-subtle">"Former employees have no role and can’t sign in."</p> }
                >
                    <Roles person=person />
                    <Invitation person=person sign_outs=sign_outs />
                    <ViewAs person=person />
                </Show>
            </Show>
            <Devices of=Some(person) changes=sign_outs />
        </Section>
    }
}

#[component]
fn Roles(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let held = store.derive(move |workspace| held(workspace, person));
    let change = move |role: AssignedRole, gives: bool| {
        let (command, done) = match gives {
            true => (Command::GiveRole { person, role }, "Role given."),
            false => (Command::TakeRole { person, role }, "Role taken away."),
        };
        store.act(command, done);
    };
    view! {
        <fieldset class="stack stack--tight">
            <legend class="field__label">"Roles in addition to trainee and interviewer"</legend>
            {AssignedRole::ALL
                .map(|role| {
                    view! {
                        <CheckField
                            label=capitalized(role.word())
                            value=Signal::derive(move || held.read().contains(&role))
                            on_change=Callback::new(move |gives| change(role, gives))
                        />
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

fn held(workspace: &switchback_core::workspace::Workspace, person: PersonId) -> Vec<AssignedRole> {
    let Some(known) = workspace.people.get(&person) else { return Vec::new() };
    AssignedRole::ALL.into_iter().filter(|role| known.holds(*role)).collect()
}

/// A link for each role that they can sign in with.
#[component]
fn Invitation(
    person: PersonId,
    /// Counts how often they were signed out everywhere.
    sign_outs: RwSignal<u32>,
) -> impl IntoView {
    let store = Store::expect();
    let roles = store.derive(move |workspace| {
        let given = held(workspace, person).into_iter().map(|role| match role {
            AssignedRole::Coordinator => Actor::Coordinator(Some(person)),
            AssignedRole::Leader => Actor::Leader(Some(person)),
        });
        std::iter::once(Actor::Member(person)).chain(given).collect::<Vec<_>>()
    });
    let link = RwSignal::new(None::<SignInLink>);
    let runs = Runs::none();
    let signed_out = Callback::new(move |()| {
        link.set(None);
        sign_outs.update(|count| *count += 1);
    });
    let invite = move |to: Actor| {
        link.set(None);
        let run = runs.begin();
        spawn_local(async move {
            let made = store.invite(to).await;
            if !run.is_on() {
                return;
            }
            match made {
                Ok(address) => link.set(Some(SignInLink { to, address })),
                Err(reason) => store.notify(Notice::refused(reason.to_string())),
            }
        });
    };
    view! {
        <div class="button-row">
            {move || {
                roles
                    .get()
                    .into_iter()
                    .map(|to| {
                        view! {
                            <button class="button" type="button" on:click=move |_| invite(to)>
                                {words(to)}
                            </button>
                        }
                    })
                    .collect_view()
            }}
            <SignOutEverywhere person=person on_done=signed_out />
        </div>
        {move || link.get().map(|link| view! { <Link link=link /> })}
    }
}

#[component]
fn SignOutEverywhere(person: PersonId, on_done: Callback<()>) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    view! {
        <button class="button button--quiet" type="button" on:click=move |_| open.set(true)>
            "Sign out everywhere"
        </button>
        <ConfirmDialog
            title="Sign out everywhere?"
            text="This person is signed out on all their devices and needs a new sign-in link to come back."
            confirm="Sign out everywhere"
            open=open
            on_confirm=Callback::new(move |()| store.sign_out_person(person, on_done))
        />
    }
}

/// A link that signs a device in, and the role that it is for.
#[derive(Clone)]
struct SignInLink {
    to: Actor,
    address: String,
}

fn words(to: Actor) -> &'static str {
    match to {
        Actor::Member(_) => "Create sign-in link",
        Actor::Coordinator(_) => "Create coordinator link",
        Actor::Leader(_) => "Create leader link",
        Actor::Server => "",
    }
}

/// The label of a link, which says who it signs in.
fn link_label(to: Actor) -> &'static str {
    match to {
        Actor::Coordinator(_) => "Send them this link to sign in as a coordinator",
        Actor::Leader(_) => "Send them this link to sign in as a leader",
        Actor::Member(_) | Actor::Server => "Send them this link to sign in as an interviewer or trainee",
    }
}

#[component]
fn Link(link: SignInLink) -> impl IntoView {
    let store = Store::expect();
    let SignInLink { to, address } = link;
    let copied = address.clone();
    let copy_link = move |_| copy(store, copied.clone(), "Link copied.".into());
    view! {
        <Field
            id="sign-in-link"
            label=link_label(to)
            hint="It signs one device in, and works once within 7 days. The person who opens it acts as them."
        >
            <input id="sign-in-link" type="text" readonly autocomplete="off" value=address on:focus=|event| focus::select_text(&event) />
        </Field>
        <div class="button-row">
            <button class="button" type="button" on:click=copy_link>
                "Copy link"
            </button>
        </div>
    }
}

/// Viewing the app as this person, in the role that they act in.
#[component]
fn ViewAs(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let acts_as =
        store.derive(move |workspace| highest(workspace, person).filter(|who| !who.is_coordinator()));
    let navigate = use_navigate();
    let view_as = move |whom: Actor| {
        store.view_as(whom);
        navigate(&Route::Today.href(), NavigateOptions { resolve: false, ..Default::default() });
    };
    view! {
        {move || {
            let whom = acts_as.get().filter(|_| store.may_view_as())?;
            let view_as = view_as.clone();
            Some(
                view! {
                    <div class="button-row">
                        <button class="button" type="button" on:click=move |_| view_as(whom)>
                            "View as this person"
                        </button>
                        <span class="text-subtle">"See what they see, without changing anything."</span>
                    </div>
                },
            )
        }}
    }
}
