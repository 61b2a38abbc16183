//! Former addresses of pages, and pages that a role doesn't have.

use crate::sample::{self, Role};
use std::collections::BTreeSet;
use switchback::route::{Route, leads_inside, moved};

#[test]
fn a_pages_former_address_leads_to_its_current_one() {
    let moves = [
        ("/climbs/0000000000001", "/enrollments/0000000000001"),
        ("/bring-in", "/import"),
        ("/paths", "/training"),
        ("/pool", "/insights"),
        ("/meet", "/find-time"),
        ("/workspace", "/settings"),
    ];
    for (before, now) in moves {
        assert_eq!(moved(before).as_deref(), Some(now));
        assert_eq!(moved(now), None);
    }
    assert_eq!(moved("/nowhere"), None);
}

#[test]
fn only_page_addresses_lead_into_a_workspace() {
    let inside = [Route::Session(sample::session().id), Route::Messages, Route::Settings, Route::FindTime];
    assert!(inside.iter().all(|route| leads_inside(&route.href())));
    assert!(leads_inside("/climbs/0000000000001"), "an address that a page had before");
    assert!(["/", "", "/nowhere", "/nowhere/people"].iter().all(|address| !leads_inside(address)));
}

#[test]
fn every_address_leads_back_to_its_page() {
    let session = sample::session();
    let things = [
        Route::Person(sample::trainee()),
        Route::Availability(sample::trainee()),
        Route::Enrollment(session.enrollment),
        Route::Session(session.id),
        Route::Interview(session.interview),
        Route::Today,
        Route::Help,
        Route::FindTime,
    ];
    assert!(things.iter().all(|route| Route::at(&route.href()) == Some(*route)), "{things:?}");
    assert_eq!(Route::at("/nowhere"), None);
    assert_eq!(Route::at("/people/nobody"), None);
}

/// The links in the frame and the page that lead to other pages.
fn links(outline: &str) -> impl Iterator<Item = String> {
    let ends = outline.split("→ ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    ends.filter(|address| address.starts_with('/')).map(str::to_owned)
}

#[test]
fn no_page_links_to_a_page_that_its_reader_does_not_have() {
    let main = [
        Route::Today,
        Route::Plan,
        Route::Messages,
        Route::Schedule,
        Route::People,
        Route::Training,
        Route::Insights,
        Route::Settings,
        Route::FindTime,
        Route::History,
        Route::Session(sample::session().id),
        Route::Interview(sample::session().interview),
        Route::Enrollment(sample::session().enrollment),
        Route::Person(sample::trainee()),
    ];
    for role in Role::ALL {
        let scene = role.scene();
        let found: BTreeSet<String> = main
            .into_iter()
            .flat_map(|route| links(&scene.whole(&route.href())).collect::<Vec<_>>())
            .collect();
        assert!(found.len() > 3, "{role:?}: {found:?}");
        for link in found {
            let page = scene.page(&link);
            assert!(!page.contains("This page is for"), "{role:?} is led to {link}, which they do not have");
        }
    }
}
