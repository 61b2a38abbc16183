//! The frame around every page: the navigation, who is here, and notices about the workspace.

use crate::{
    platform::{focus, release::HOW_TO_UPDATE, theme},
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
                "Skip to content"
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

/// Another person begins at their own Today, whatever page was open before.
fn go_to_today() {
    let options = leptos_router::NavigateOptions { resolve: false, ..Default::default() };
    leptos_router::hooks::use_navigate()(&Route::Today.href(), options);
}

fn name_of(store: Store) -> String {
    match store.who.get() {
        Actor::Coordinator => words::COORDINATOR.into(),
        Actor::Leader => words::LEADER.into(),
        Actor::Member(person) => store.read(|workspace| workspace.profiles.name(person).to_owned()),
    }
}

/// Everyone to switch to, people in training or certified first.
fn choices(workspace: &Workspace) -> Vec<(PersonId, String, String)> {
    let mut choices: Vec<_> = workspace
        .people_here()
        .map(|person| {
            let note = role(workspace, person.id);
            (note.is_empty(), workspace.profiles.name(person.id).to_owned(), person.id, note)
        })
        .collect();
    choices.sort();
    choices.into_iter().map(|(_, name, person, note)| (person, name, note)).collect()
}

fn role(workspace: &Workspace, person: PersonId) -> String {
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

const EXPORT_BACKUP: &str = "Export a backup";

/// What was lost with this many entries of the log; none where all that is damaged is what was set aside before.
fn damage_text(missing: u64) -> String {
    let lost = match missing {
        0 => "The damaged part was".to_owned(),
        missing => {
            words::count(missing, "entry couldn’t be read and was", "entries couldn’t be read and were")
        }
    };
    format!("{lost} set aside. Everything else is here.")
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
                title="This is a sample company."
                text="Everyone in it is fictional, and your changes stay in this browser."
            >
                <a class="button button--small" href=Route::Settings.href()>
                    "Exit sample"
                </a>
            </Banner>
        </Show>
        {move || match store.saving.get() {
            Saving::Waiting(reason) => {
                view! {
                    <Banner kind=BannerKind::Warning title="Your latest changes aren’t saved yet." text=reason>
                        <a class="button button--small" href=Route::Settings.href()>
                            {EXPORT_BACKUP}
                        </a>
                    </Banner>
                }
                    .into_any()
            }
            Saving::NotKept(reason) => {
                view! {
                    <Banner kind=BannerKind::Danger title="Your changes aren’t being saved." text=reason>
                        <a class="button button--small" href=Route::Settings.href()>
                            {EXPORT_BACKUP}
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
                title="A new version of Switchback is available."
                text=HOW_TO_UPDATE
            />
        </Show>
        <Show when={move || unread.get() > 0}>
            <Banner
                kind=BannerKind::Warning
                title="Some changes were made with a newer version of Switchback."
                text=format!("They are kept but not shown. {HOW_TO_UPDATE}")
            />
        </Show>
        {move || {
            let damage = store.damage.get();
            (damage.missing > 0 || !damage.broken.is_empty())
                .then(|| {
                    view! {
                        <Banner
                            kind=BannerKind::Danger
                            title="Part of the workspace is damaged."
                            text=damage_text(damage.missing)
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
