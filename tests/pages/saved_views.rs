//! Views of a list that are saved on this device, and the filters and sort orders that they lead to.

use crate::sample::Role;
use switchback::platform::device::{self, SavedView};
use switchback::store::Store;

fn with_views(_: Store) {
    let view = |name: &str, address: &str| SavedView { name: name.to_owned(), address: address.to_owned() };
    device::remember_saved_views(&[
        view("Expiring soon", "/people?status=ending"),
        view("As a list", "/schedule?view=list"),
    ]);
}

fn page(role: Role, address: &str) -> String {
    role.scene().when(with_views).page(address)
}

#[test]
fn a_page_without_filters_and_saved_views_does_not_mention_views() {
    for address in ["/people", "/schedule", "/training"] {
        assert!(!Role::Coordinator.scene().page(address).contains(" view"), "{address}");
    }
}

#[test]
fn filters_and_sort_orders_can_be_saved() {
    for address in ["/people?sort=team", "/schedule?with=all", "/training?text=cod"] {
        let page = Role::Coordinator.scene().page(address);
        assert!(page.contains("Save view") && !page.contains("Remove view"), "{address}");
    }
}

#[test]
fn the_schedules_day_alone_is_not_a_view() {
    assert!(!Role::Coordinator.scene().page("/schedule?on=2026-11-02").contains("Save view"));
}

#[test]
fn a_page_links_to_its_own_views_and_can_change_the_open_one() {
    let people = page(Role::Coordinator, "/people");
    assert!(people.contains("Expiring soon") && people.contains("/people?status=ending"), "{people}");
    assert!(!people.contains("As a list") && !people.contains("Rename view"), "{people}");
    let shown = page(Role::Coordinator, "/people?status=ending");
    assert!(shown.contains("Rename view") && shown.contains("Remove view"), "{shown}");
    assert!(!shown.contains("Save view"), "{shown}");
}

#[test]
fn the_open_day_does_not_hide_which_view_is_shown() {
    assert!(page(Role::Coordinator, "/schedule?view=list&on=2026-11-02").contains("Rename view"));
}

#[test]
fn training_is_filtered_by_the_address() {
    let all = Role::Coordinator.scene().page("/training");
    let none = Role::Coordinator.scene().page("/training?text=nobody%20of%20this%20name");
    assert!(!all.contains("No matching paths") && none.contains("No matching paths"), "{none}");
    assert!(none.contains("0 paths"));
}
