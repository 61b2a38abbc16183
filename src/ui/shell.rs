//! The frame around every page: the navigation, the current user, and notices about the workspace.

use crate::{
    platform::{focus, links},
    route::Route,
    store::Store,
    ui::{
        components::{BrandMark, Icon, IconName, PersonChip, WhoSwitch},
        controls::{
            notices::Notices, overlays::Overlays, page_actions::PageActions, recent, saved_views::Views,
        },
        format::words,
    },
};
use leptos::prelude::*;
use leptos_router::{components::Outlet, hooks::use_location};
use switchback_core::{
    model::{actor::Actor, ids::PersonId, person::Person},
    order::Order,
    progress::certificates::main_type::{MainType, main_type},
    workspace::Workspace,
};

mod account;
mod banners;
mod breadcrumbs;
mod finding;
mod navigation;
mod new_role;
mod returned;
mod team_banners;
mod viewing_as;

use account::Account;
use banners::Banners;
use finding::{Finding, SearchButton};
use navigation::Navigation;
use viewing_as::ViewingAs;

#[component]
pub fn Shell() -> impl IntoView {
    let store = Store::expect();
    let overlays = Overlays::provide();
    PageActions::provide();
    breadcrumbs::provide(store);
    Views::provide(store);
    let who_name = Memo::new(move |_| name_of(store));
    let company = store.derive(|workspace| workspace.about.as_ref().map(|about| about.name.clone()));
    // Under a base address, "#main" alone would link to the start page.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::move_to(MAIN);
    };
    begin_each_page(store);
    let presses = StoredValue::new_local(Some((focus::keep_near_presses(), links::draw_presses_first())));
    on_cleanup(move || drop(presses.try_update_value(Option::take)));
    view! {
        <div class="app-shell">
            <a class="app-shell__skip" href="#main" on:click=skip>
                "Skip to content"
            </a>
            <header class="app-shell__header">
                <a class="app-shell__brand" href=Route::Today.href()>
                    <BrandMark />
                    <span>"Switchback"</span>
                </a>
                <Navigation />
                <SearchButton open=overlays.palette />
                <button
                    class="app-shell__who"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| overlays.who.set(true)
                >
                    <span class="visually-hidden">"You are "</span>
                    {move || view! { <PersonChip name=who_name.get() small=true /> }}
                    <Icon name=IconName::ChevronDown />
                </button>
            </header>
            <div class="app-shell__banner">
                <ViewingAs name=who_name />
                <Banners />
            </div>
            // On paper, nothing else says which company a page is of.
            <main class="app-shell__main" id=MAIN tabindex="-1" data-company=company>
                <Outlet />
            </main>
        </div>
        <Who open=overlays.who name=who_name />
        <Finding overlays=overlays />
        <Notices />
    }
}

/// Switching the user, or signing out of a team's workspace.
#[component]
fn Who(open: RwSignal<bool>, name: Memo<String>) -> impl IntoView {
    let store = Store::expect();
    let people = Memo::new(move |_| if open.get() { choices(store) } else { Vec::new() });
    let switch = move || {
        view! {
            <WhoSwitch
                open=open
                who=store.who
                people=people
                on_choose=Callback::new(move |who| {
                    store.switch_to(who);
                    go_to_today();
                })
            />
        }
    };
    view! {
        <Show when=move || store.is_team() fallback=switch>
            <Account open=open name=name />
        </Show>
    }
}

/// The id of the element that changes with each page.
const MAIN: &str = "main";

/// Moves the keyboard focus to the top of each new page, as the link that led there may be gone. Removes notices of the
/// previous page.
fn begin_each_page(store: Store) {
    let pathname = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = pathname.get();
        recent::visit(&now);
        if before.is_some_and(|before| before != now) {
            focus::move_to(MAIN);
            store.leave_behind();
        }
        now
    });
}

/// A new user starts on their own Today, whatever page was open before.
fn go_to_today() {
    let options = leptos_router::NavigateOptions { resolve: false, ..Default::default() };
    leptos_router::hooks::use_navigate()(&Route::Today.href(), options);
}

fn name_of(store: Store) -> String {
    match store.who.get() {
        Actor::Coordinator(None) => words::COORDINATOR.into(),
        Actor::Leader(None) => words::LEADER.into(),
        Actor::Server => String::new(),
        Actor::Coordinator(Some(person)) | Actor::Leader(Some(person)) | Actor::Member(person) => {
            store.read(|workspace| workspace.profiles.name(person).to_owned())
        }
    }
}

/// The people to switch to. Those in training or certified come first.
fn choices(store: Store) -> Vec<(PersonId, String, String)> {
    let (zones, now) = (store.zones(), store.now.get());
    let mut choices: Vec<_> = store.read(|workspace| {
        let choice = |person: &Person| {
            let note = note(workspace, main_type(workspace, &*zones, person.id, now));
            (note.is_empty(), workspace.profiles.name(person.id).to_owned(), person.id, note)
        };
        workspace.people_here().map(choice).collect()
    });
    choices.order();
    choices.into_iter().map(|(_, name, person, note)| (person, name, note)).collect()
}

fn note(workspace: &Workspace, known_by: Option<MainType>) -> String {
    match known_by {
        Some(MainType::InTraining(kind)) => format!("trainee in {}", workspace.type_name(kind)),
        Some(MainType::Certified(kind)) => format!("certified in {}", workspace.type_name(kind)),
        None => String::new(),
    }
}
