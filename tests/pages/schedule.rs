//! The schedule with nothing to show, with two time zones, and with a session to move.

use crate::{
    sample::Role,
    told::{TRAINEE, proposed, scene},
};
use switchback_core::model::actor::Actor;

fn page(query: &str) -> String {
    Role::Coordinator.scene().page(&format!("/schedule?{query}"))
}

#[test]
fn an_empty_day_links_to_the_next_interview() {
    let sunday = page("view=day&on=2026-11-22&with=all");
    assert!(sunday.contains("Next interview: November 23, 2026"), "{sunday}");
}

#[test]
fn no_next_interview_is_offered_if_there_is_one_now_or_none_later() {
    for query in ["view=week&on=2026-11-18", "view=week&on=2029-01-01", "text=nobody%20of%20this%20name"] {
        assert!(!page(query).contains("Next interview"), "{query}");
    }
}

#[test]
fn a_week_without_interviews_says_so_in_place_of_an_empty_grid() {
    for view in ["week", "people"] {
        let page = page(&format!("view={view}&on=2029-01-01"));
        assert_eq!(page.matches("No interviews").count(), 1, "{page}");
        assert_eq!(page.matches("Week of January 1, 2029").count(), 1, "{page}");
    }
}

#[test]
fn a_month_without_weekends_has_no_week_of_another_month() {
    let page = page("view=month&on=2026-11-18&with=trainee");
    assert!(page.contains("November 2, 2026, ") && !page.contains("October 26, 2026, "), "{page}");
}

#[test]
fn the_viewers_own_time_zone_is_shown_too_if_the_difference_stays_the_same_all_week() {
    let says = |on: &str| {
        let page = page(&format!("view=week&with=all&zone=America%2FNew_York&on={on}"));
        page.contains("Times in America/New York, and below them in Europe/Berlin")
    };
    assert!(says("2026-11-18"));
    assert!(!says("2026-10-21"), "Berlin’s clock goes back on the Sunday");
    assert!(!says("2026-10-28"), "New York’s clock goes back on the Sunday");
}

#[test]
fn a_coordinator_can_move_a_session_on_the_grid_and_in_the_rows_of_both_its_people() {
    let offered = |view: &str, who: Actor| {
        let page = scene(proposed(), 1, who).page(&format!("/schedule?view={view}"));
        page.matches("[Move: ").count()
    };
    assert_eq!([offered("week", Actor::COORDINATOR), offered("people", Actor::COORDINATOR)], [1, 2]);
    assert_eq!([offered("week", TRAINEE), offered("people", TRAINEE)], [0, 0]);
}
