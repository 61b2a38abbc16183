//! What the palette offers for what was typed.

use super::{
    Choice, Leads, actions,
    places::{found, place},
};
use crate::{
    store::Store,
    ui::controls::{
        main_pages::{MainPage, own_pages},
        recent,
    },
};
use leptos::prelude::Get;
use switchback_core::{
    search::SearchIndex,
    text_search::{Fit, Query, folded},
};

/// More are not looked through, and would take time to draw.
const MOST: usize = 50;

/// Where nothing is typed the places that were open last, then the pages and actions; else what fits, the best first.
pub fn choices(store: Store, index: &SearchIndex, typed: &str, pathname: &str) -> Vec<Choice> {
    let query = Query::new(typed);
    let pages = own_pages(store).into_iter().map(|known| (page(known), known.also));
    let fixed: Vec<_> = pages.chain(actions::known(store)).collect();
    if query.is_empty() {
        let recent = recent::before(pathname).into_iter().filter_map(|route| place(store, route));
        let mut choices: Vec<Choice> = recent.collect();
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
        for (choice, also) in &fixed {
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

/// By its name, or by the other words for it, which say less.
fn fit_of(query: &Query, title: &str, also: &str) -> Option<Fit> {
    let by_title = query.fit(&folded(title));
    let by_other = || query.fit(also).filter(|fit| *fit <= Fit::WordStarts).map(|_| Fit::Inside);
    by_title.or_else(by_other)
}

fn page(known: MainPage) -> Choice {
    Choice {
        icon: known.icon,
        title: known.name.to_owned(),
        note: "Page".to_owned(),
        leads: Leads::To(known.route.href()),
    }
}
