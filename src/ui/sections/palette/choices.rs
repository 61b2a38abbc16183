//! The palette's choices for the typed text.

use super::{
    Choice, Leads, actions,
    places::{found, place},
};
use crate::{
    platform::device,
    store::Store,
    ui::{
        components::IconName,
        controls::{
            main_pages::{MAIN_PAGES, MainPage, own_pages},
            page_actions::PageActions,
            recent, saved_views,
        },
    },
};
use leptos::prelude::Get;
use switchback_core::{
    search::SearchIndex,
    text_search::{Fit, Query, folded},
};

/// The maximum number of choices. Users don't look through more, and more would take time to draw.
const MOST: usize = 50;

/// The actions of the open page come first. Without typed text, recent places, saved views, pages and other actions follow.
/// Otherwise the matching choices, best first.
pub fn choices(
    store: Store,
    page_actions: PageActions,
    index: &SearchIndex,
    typed: &str,
    pathname: &str,
) -> Vec<Choice> {
    let query = Query::new(typed);
    let pages = own_pages(store).into_iter().map(|known| (page(known), known.also));
    let here = on_this_page(page_actions);
    let fixed: Vec<_> = saved_views(store).into_iter().chain(pages).chain(actions::known(store)).collect();
    if query.is_empty() {
        let recent = recent::before(pathname).into_iter().filter_map(|route| place(store, route));
        let mut choices: Vec<Choice> = here.into_iter().map(|(choice, _)| choice).chain(recent).collect();
        for (choice, _) in fixed {
            if !choices.iter().any(|known| known.leads == choice.leads) {
                choices.push(choice);
            }
        }
        return choices;
    }
    let hits = index.search(&query, store.now.get());
    let mut choices = Vec::new();
    for fit in Fit::ALL {
        for (choice, also) in here.iter().chain(&fixed) {
            if fit_of(&query, &choice.title, also) == Some(fit) {
                choices.push(choice.clone());
            }
        }
        for hit in hits.iter().filter(|hit| hit.fit == fit) {
            choices.extend(found(store, hit.found));
        }
    }
    choices.truncate(MOST);
    choices
}

/// Matches the title or the other words for it, which count as a weaker match.
fn fit_of(query: &Query, title: &str, also: &str) -> Option<Fit> {
    let by_title = query.fit(&folded(title));
    let by_other = || query.fit(also).filter(|fit| *fit <= Fit::WordStarts).map(|_| Fit::Inside);
    by_title.or_else(by_other)
}

fn on_this_page(page_actions: PageActions) -> Vec<actions::Known> {
    let mut known = Vec::new();
    for action in page_actions.get() {
        let leads = Leads::Press(action.number);
        let note = "On this page".to_owned();
        let choice = Choice { icon: IconName::ArrowRight, title: action.words.get(), note, leads };
        known.push((choice, "this page"));
    }
    known
}

/// The saved views of pages that the current user may open.
fn saved_views(store: Store) -> Vec<actions::Known> {
    let mut known = Vec::new();
    for view in device::saved_views() {
        let page = saved_views::page_of(&view).filter(|route| store.may_open(*route));
        if let Some(page) = page.and_then(|route| MAIN_PAGES.iter().find(|main| main.route == route)) {
            let note = format!("Saved view · {}", page.name);
            let choice = Choice { icon: page.icon, title: view.name, note, leads: Leads::To(view.address) };
            known.push((choice, "saved view"));
        }
    }
    known
}

fn page(known: MainPage) -> Choice {
    Choice {
        icon: known.icon,
        title: known.name.to_owned(),
        note: "Page".to_owned(),
        leads: Leads::To(known.route.href()),
    }
}
