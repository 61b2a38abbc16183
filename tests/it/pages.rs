//! Every page, rendered over the sample company by the same code as in the browser.

use any_spawner::Executor;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use std::{collections::BTreeMap, rc::Rc};
use switchback::{route::Route, store::Store, ui::app::Screens};
use switchback_core::{
    command,
    log::{Log, line::Line},
    model::actor::Actor,
    sample,
    zones::DatabaseZones,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 4).expect("a day of the calendar")
}

fn sample_log() -> Log {
    let mut log = Log::default();
    for request in sample::requests(today(), &DatabaseZones) {
        let decision = command::decide(&log, &DatabaseZones, &request).expect("the sample breaks no rule");
        log.append(decision.entries.into_iter().map(Line::from));
        for change in decision.profiles {
            log.keep_profile(change);
        }
    }
    log
}

/// The page at an address, as HTML.
fn page(log: Log, who: Actor, route: Route) -> String {
    let _ = Executor::init_futures_executor();
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&route.href()));
        leptos_meta::provide_meta_context();
        let noon = today().and_hms_opt(12, 0, 0).expect("noon").and_utc();
        let store = Store::holding(log, Rc::new(DatabaseZones), noon);
        store.who.set(who);
        view! { <Screens store=store /> }.to_html()
    });
    drop(owner);
    html
}

#[track_caller]
fn check(log: Log, who: Actor, route: Route, says: &[&str]) {
    let html = page(log, who, route);
    for words in says {
        assert!(html.contains(words), "{route:?} does not say “{words}”:\n{html}");
    }
}

#[test]
fn every_page_has_its_heading() {
    let headings = BTreeMap::from([
        ("/", (Route::Today, "What needs a decision")),
        ("/people", (Route::Directory, "People")),
        ("/plan", (Route::Plan, "Plan")),
        ("/bring-in", (Route::BringIn, "Bring in files")),
        ("/paths", (Route::Programme, "Paths")),
        ("/pool", (Route::Pool, "The pool")),
        ("/history", (Route::History, "History")),
        ("/workspace", (Route::Workspace, "Larkspur Instruments")),
    ]);
    for (address, (route, heading)) in headings {
        assert_eq!(route.href(), address);
        check(sample_log(), Actor::Coordinator, route, &[&format!("{heading}</h1>")]);
    }
}

#[test]
fn an_address_of_nothing_says_so() {
    let nobody = switchback_core::model::ids::PersonId(7);
    check(sample_log(), Actor::Coordinator, Route::Person(nobody), &["This page is not there"]);
}

#[test]
fn a_first_visit_offers_three_ways_to_begin() {
    let says = ["Open the sample company", "Start with my files", "Open a file"];
    check(Log::default(), Actor::Coordinator, Route::Today, &says);
}

#[test]
fn the_sample_company_says_that_it_is_one() {
    check(sample_log(), Actor::Coordinator, Route::Today, &["This is the sample company."]);
}

#[test]
fn a_trainee_sees_their_climb_and_their_next_thing() {
    let log = sample_log();
    let asked = log.workspace().sessions.values().find(|session| {
        let ahead = log.workspace().start_of(session)
            > (today() + Days::new(1)).and_hms_opt(0, 0, 0).expect("midnight").and_utc();
        session.state == switchback_core::model::session::SessionState::Proposed && ahead
    });
    let trainee = asked.and_then(|session| log.workspace().trainee_of(session)).expect("somebody is asked");
    check(log, Actor::Member(trainee), Route::Today, &["Your next thing", "Confirm", "class=\"climb\""]);
}
