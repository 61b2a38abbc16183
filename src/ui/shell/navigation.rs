//! The navigation: an item for each main page that the current user has. Marks the item that the open page belongs to.

use super::breadcrumbs::above;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, Icon, IconName},
        controls::main_pages::{MainPage, own_pages, shown_at},
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use switchback_core::{attention, model::actor::Actor, progress::duties::duty};

#[derive(Clone, Copy, Debug, PartialEq)]
struct Item {
    route: Route,
    name: &'static str,
    icon: IconName,
    /// How many things are waiting on the page.
    waiting: usize,
}

const ITEMS: [Route; 7] = [
    Route::Today,
    Route::Plan,
    Route::Schedule,
    Route::People,
    Route::Training,
    Route::Insights,
    Route::Settings,
];

/// How many items fit side by side on a phone.
const MOST_ON_PHONE: usize = 5;

#[component]
pub fn Navigation() -> impl IntoView {
    let store = Store::expect();
    let items = Memo::new(move |_| items(store));
    let pathname = use_location().pathname;
    let current = Memo::new(move |_| current(store, &items.read(), &pathname.read()));
    let marked = move |item: Item| {
        let exact = move || pathname.read() == item.route.href();
        let is_current = move || current.get() == Some(item.route);
        Signal::derive(move || is_current().then(|| if exact() { "page" } else { "true" }))
    };
    view! {
        <nav class="app-shell__nav" aria-label="Main">
            <ul class="app-shell__nav-list">
                <Each each=move || items.get().into_iter().enumerate() key=|known| format!("{known:?}") let:((place, item))>
                    <li class=("nav-more__folded", move || place >= beside_more(items.read().len()))>
                        <ItemLink item=item marked=marked(item) />
                    </li>
                </Each>
                <Show when={move || items.read().len() > MOST_ON_PHONE}>
                    <li class="nav-more">
                        <More items=items current=current />
                    </li>
                </Show>
            </ul>
        </nav>
    }
}

#[component]
fn ItemLink(item: Item, marked: Signal<Option<&'static str>>) -> impl IntoView {
    let Item { route, name, icon, waiting } = item;
    view! {
        <a class="app-shell__nav-link" href=route.href() aria-current=marked>
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
    }
}

/// The items that don't fit on a narrow screen. Redrawn on every page, and so closed.
#[component]
fn More(items: Memo<Vec<Item>>, current: Memo<Option<Route>>) -> impl IntoView {
    let pathname = use_location().pathname;
    move || {
        pathname.track();
        let items = items.get();
        let rest = items[beside_more(items.len())..].to_vec();
        let is_inside = rest.iter().any(|item| current.get() == Some(item.route));
        let links = rest
            .into_iter()
            .map(|Item { route, name, icon, .. }| {
                view! {
                    <li>
                        <a class="nav-more__link" href=route.href()>
                            <Icon name=icon />
                            {name}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <details class="nav-more__menu">
                <summary class="app-shell__nav-link" aria-current=is_inside.then_some("true")>
                    <Icon name=IconName::More />
                    <span>"More"</span>
                </summary>
                <ul class="nav-more__list">{links}</ul>
            </details>
        }
    }
}

/// How many items are shown next to "More", or all if it isn't needed.
fn beside_more(items: usize) -> usize {
    if items > MOST_ON_PHONE { MOST_ON_PHONE - 1 } else { items }
}

fn items(store: Store) -> Vec<Item> {
    let who = store.who.get();
    let is_item = |route: Route| matches!(route, Route::Availability(_)) || ITEMS.contains(&route);
    let pages = own_pages(store).into_iter().filter(|page| is_item(page.route));
    pages
        .map(|MainPage { route, name, icon, .. }| Item {
            route,
            name,
            icon,
            waiting: waiting(store, who, route),
        })
        .collect()
}

fn waiting(store: Store, who: Actor, route: Route) -> usize {
    let now = store.now.get();
    match (route, who) {
        (Route::Plan, _) => store.read(attention::drafts),
        (Route::Today, Actor::Member(person)) => {
            let due = store.read(|workspace| duty::duties_of(workspace, person, now));
            due.iter().filter(|duty| duty.task.is_due()).count()
        }
        _ => 0,
    }
}

/// The item that an address belongs to: its own, or the topmost one above its page.
fn current(store: Store, items: &[Item], pathname: &str) -> Option<Route> {
    let is_item = |route: &Route| items.iter().any(|item| item.route == *route);
    let route = shown_at(store.who.get(), Route::at(pathname)?);
    let above = store.read(|workspace| above(workspace, route));
    std::iter::once(route).chain(above.into_iter().map(|(route, _)| route)).find(is_item)
}
