//! The schedule where there is nothing to show.

use crate::sample::Role;

fn page(query: &str) -> String {
    Role::Coordinator.scene().page(&format!("/schedule?{query}"))
}

#[test]
fn where_nothing_is_on_a_press_leads_to_the_next_interview() {
    let sunday = page("view=day&on=2026-11-22&with=all");
    assert!(sunday.contains("Next interview: November 23, 2026"), "{sunday}");
}

#[test]
fn where_something_is_on_or_nothing_follows_no_next_interview_is_offered() {
    for query in ["view=week&on=2026-11-18", "view=week&on=2029-01-01", "text=nobody%20of%20this%20name"] {
        assert!(!page(query).contains("Next interview"), "{query}");
    }
}

#[test]
fn ones_own_time_stands_beside_anothers_where_it_is_the_same_every_day() {
    let says = |on: &str| {
        let page = page(&format!("view=week&with=all&zone=America%2FNew_York&on={on}"));
        page.contains("Times in America/New_York, and below them in Europe/Berlin")
    };
    assert!(says("2026-11-18"));
    assert!(!says("2026-10-21"), "Berlin’s clock goes back on the Sunday");
    assert!(!says("2026-10-28"), "New York’s clock goes back on the Sunday");
}
