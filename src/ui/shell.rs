//! The frame around every page: the logo, the navigation, the person, and problems of the workspace.

use crate::{
    platform::{focus, theme},
    route::Route,
    store::{Saving, Store},
    ui::{
        components::{Banner, BannerKind, BrandMark, Each, Icon, IconName, PersonChip, Toasts, WhoSwitch},
        format::words,
    },
};
use leptos::prelude::*;
use leptos_router::{components::Outlet, hooks::use_location};
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    progress::duties::{attention, duty},
    workspace::Workspace,
};

#[component]
pub fn Shell() -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let people = store.derive(choices);
    let who_name = Memo::new(move |_| name_of(store));
    // Below a base address "#main" alone would lead to the start page.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::move_to(MAIN);
    };
    focus_on_each_page();
    let presses = StoredValue::new_local(Some(focus::keep_near_presses()));
    on_cleanup(move || drop(presses.try_update_value(Option::take)));
    view! {
        <div class="app-shell">
            <a class="app-shell__skip" href="#main" on:click=skip>
                "Skip to the page"
            </a>
            <header class="app-shell__header">
                <a class="app-shell__brand" href=Route::Today.href()>
                    <BrandMark />
                    <span>"Switchback"</span>
                </a>
                <Navigation />
                <button
                    class="app-shell__who"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| open.set(true)
                >
                    <span class="visually-hidden">"You are "</span>
                    {move || view! { <PersonChip name=who_name.get() small=true /> }}
                    <Icon name=IconName::ChevronDown />
                </button>
            </header>
            <div class="app-shell__banner">
                <Banners />
            </div>
            <main class="app-shell__main" id=MAIN tabindex="-1">
                <Outlet />
            </main>
        </div>
        <WhoSwitch
            open=open
            who=store.who
            people=people
            on_choose=Callback::new(move |who| {
                store.switch_to(who);
                go_to_today();
            })
        />
        <Toasts
            notices=store.notices
            on_undo=Callback::new(move |command| store.undo(command))
            on_close=Callback::new(move |number| store.dismiss(number))
        />
    }
}

/// The id of what changes from page to page.
const MAIN: &str = "main";

/// The keyboard begins at the top of each new page; the link that led there may be gone.
fn focus_on_each_page() {
    let pathname = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = pathname.get();
        if before.is_some_and(|before| before != now) {
            focus::move_to(MAIN);
        }
        now
    });
}

/// After a change of person, their Today opens, because it shows their next step.
fn go_to_today() {
    let options = leptos_router::NavigateOptions { resolve: false, ..Default::default() };
    leptos_router::hooks::use_navigate()(&Route::Today.href(), options);
}

fn name_of(store: Store) -> String {
    match store.who.get() {
        Actor::Coordinator => "The coordinator".into(),
        Actor::Leader => "A leader".into(),
        Actor::Member(person) => store.read(|workspace| workspace.profiles.name(person).to_owned()),
    }
}

/// Everybody one can be, those with something to do first.
fn choices(workspace: &Workspace) -> Vec<(PersonId, String, String)> {
    let mut choices: Vec<_> = workspace
        .people_here()
        .map(|person| {
            let note = standing(workspace, person.id);
            (note.is_empty(), workspace.profiles.name(person.id).to_owned(), person.id, note)
        })
        .collect();
    choices.sort();
    choices.into_iter().map(|(_, name, person, note)| (person, name, note)).collect()
}

fn standing(workspace: &Workspace, person: PersonId) -> String {
    let training = workspace.enrollments.values().find(|enrollment| enrollment.person == person);
    let certified = workspace.certificates.values().find(|certificate| certificate.person == person);
    match (training, certified) {
        (Some(enrollment), _) => {
            format!("trainee in {}", workspace.type_name(enrollment.interview_type))
        }
        (None, Some(certificate)) => {
            format!("certified in {}", workspace.type_name(certificate.interview_type))
        }
        (None, None) => String::new(),
    }
}

/// One way to a page: where, its name, its drawing, and how many things wait there.
type Way = (Route, &'static str, IconName, usize);

#[component]
fn Navigation() -> impl IntoView {
    let store = Store::expect();
    let ways = Memo::new(move |_| ways(store));
    let location = use_location();
    view! {
        <nav class="app-shell__nav" aria-label="Main">
            <ul class="app-shell__nav-list">
                <Each each=move || ways.get() key=|way| format!("{way:?}") let:((route, name, icon, waiting))>
                    <li>
                        <a
                            class="app-shell__nav-link"
                            href=route.href()
                            aria-current=move || (location.pathname.get() == route.href()).then_some("page")
                        >
                            <Icon name=icon />
                            <span>{name}</span>
                            {(waiting > 0)
                                .then(|| {
                                    view! {
                                        <span class="app-shell__nav-count">
                                            {waiting} <span class="visually-hidden">" waiting"</span>
                                        </span>
                                    }
                                })}
                        </a>
                    </li>
                </Each>
            </ul>
        </nav>
    }
}

fn ways(store: Store) -> Vec<Way> {
    let now = store.now.get();
    match store.who.get() {
        Actor::Coordinator => {
            let drafts = store.read(|workspace| attention::attention(workspace, now).drafts.len());
            vec![
                (Route::Today, "Today", IconName::Today, 0),
                (Route::Plan, "Plan", IconName::Plan, drafts),
                (Route::People, "People", IconName::People, 0),
                (Route::Training, "Paths", IconName::Path, 0),
                (Route::Settings, "Workspace", IconName::Settings, 0),
            ]
        }
        Actor::Leader => vec![
            (Route::Today, "Pool", IconName::Insight, 0),
            (Route::People, "People", IconName::People, 0),
            (Route::Settings, "Workspace", IconName::Settings, 0),
        ],
        Actor::Member(person) => {
            let due = store.read(|workspace| duty::duties_of(workspace, person, now));
            let due = due.iter().filter(|owed| owed.task.is_due()).count();
            vec![
                (Route::Today, "Today", IconName::Today, due),
                (Route::Availability(person), "My hours", IconName::Clock, 0),
                (Route::People, "People", IconName::People, 0),
                (Route::Settings, "Workspace", IconName::Settings, 0),
            ]
        }
    }
}

#[component]
fn Banners() -> impl IntoView {
    let store = Store::expect();
    theme::apply(crate::platform::device::theme());
    let is_sample = store.derive(Workspace::is_sample);
    let unread = store.derive(|workspace| workspace.unread);
    view! {
        <Show when=move || is_sample.get()>
            <Banner
                kind=BannerKind::Info
                title="This is the sample company."
                text="Everybody in it is made up, and nothing you do here leaves this browser."
            >
                <a class="button button--small" href=Route::Settings.href()>
                    "Leave it"
                </a>
            </Banner>
        </Show>
        {move || match store.saving.get() {
            Saving::Waiting(reason) => {
                view! {
                    <Banner kind=BannerKind::Warning title="Your last changes are not saved yet." text=reason>
                        <a class="button button--small" href=Route::Settings.href()>
                            "Download them"
                        </a>
                    </Banner>
                }
                    .into_any()
            }
            Saving::NotKept(reason) => {
                view! {
                    <Banner kind=BannerKind::Danger title="Nothing is being saved." text=reason>
                        <a class="button button--small" href=Route::Settings.href()>
                            "Download it"
                        </a>
                    </Banner>
                }
                    .into_any()
            }
            Saving::Saved | Saving::Saving => ().into_any(),
        }}
        <Show when=move || store.newer.get()>
            <Banner
                kind=BannerKind::Info
                title="A newer Switchback is ready."
                text="It opens the next time, once every tab with this one is closed."
            />
        </Show>
        <Show when={move || unread.get() > 0}>
            <Banner
                kind=BannerKind::Warning
                title="Some entries were written by a newer Switchback."
                text="They are kept as they are and not shown. Reload the page to get the newest version."
            />
        </Show>
        {move || {
            let damage = store.damage.get();
            (damage.missing > 0 || !damage.broken.is_empty())
                .then(|| {
                    view! {
                        <Banner
                            kind=BannerKind::Danger
                            title="A part of the log is damaged."
                            text=format!(
                                "{} could not be read. The rest is here, and the damaged part was set aside.",
                                words::count(damage.missing as usize, "entry", "entries"),
                            )
                        >
                            <a class="button button--small" href=Route::Settings.href()>
                                "See what to do"
                            </a>
                        </Banner>
                    }
                })
        }}
    }
}
