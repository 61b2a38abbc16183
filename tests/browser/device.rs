use crate::raw::Replaced;
use switchback::platform::device::{self, Identity, Marker, SavedView, Theme};
use switchback::platform::{ids, theme};
use wasm_bindgen_test::wasm_bindgen_test;

fn root() -> web_sys::Element {
    web_sys::window().unwrap().document().unwrap().document_element().unwrap()
}

#[wasm_bindgen_test]
fn device_settings_are_remembered_and_forgotten() {
    let identity = Identity { person: "ann".into(), role: "mentor".into() };
    let marker = Marker { workspace: "workspace".into(), end: 7 };
    device::remember_identity(Some(&identity));
    device::remember_marker(Some(&marker));
    device::remember_last_page("/plan");
    assert_eq!(device::identity(), Some(identity));
    assert_eq!(device::marker(), Some(marker));
    assert_eq!(device::last_page().as_deref(), Some("/plan"));
    device::remember_identity(None);
    device::remember_marker(None);
    assert_eq!((device::identity(), device::marker()), (None, None));
}

#[wasm_bindgen_test]
fn without_local_storage_device_settings_last_until_the_page_closes() {
    device::remember_theme(Theme::Light);
    let refused = Replaced::new("window", "localStorage", "undefined");
    device::remember_theme(Theme::Dark);
    assert_eq!(device::theme(), Theme::Dark);
    drop(refused);
    assert_eq!(device::theme(), Theme::Dark, "what was chosen last counts");
    device::remember_theme(Theme::System);
    assert_eq!(device::theme(), Theme::System);
}

#[wasm_bindgen_test]
fn the_theme_is_set_on_the_page() {
    theme::apply(Theme::Dark);
    assert_eq!(root().get_attribute("data-theme").as_deref(), Some("dark"));
    theme::apply(Theme::System);
    assert_eq!(root().get_attribute("data-theme"), None);
}

#[wasm_bindgen_test]
fn ids_are_unique() {
    let ids: std::collections::HashSet<u64> = (0..10_000).map(|_| ids::fresh()).collect();
    assert_eq!(ids.len(), 10_000);
    assert!(!ids.contains(&0));
}

#[wasm_bindgen_test]
fn erasing_removes_everything_kept_of_a_workspace_and_nothing_else() {
    device::remember_theme(Theme::Dark);
    let drafts = ["scorecard 1", "scorecard 2", "reason"];
    drafts.iter().for_each(|of| device::keep_draft(of, "private words"));
    device::remember_recent_places(&["/people".to_owned()]);
    let view = SavedView { name: "Expiring".into(), address: "/people?status=ending".into() };
    device::remember_saved_views(std::slice::from_ref(&view));
    assert_eq!(device::saved_views(), [view]);
    device::remember_last_plan(&"a plan");
    device::forget_workspace();
    assert_eq!(device::saved_views(), []);
    assert_eq!((device::recent_places(), device::last_plan::<String>()), (Vec::new(), None));
    assert!(drafts.iter().all(|of| device::draft(of).is_none()));
    assert_eq!(device::theme(), Theme::Dark);
    device::remember_theme(Theme::System);
}
