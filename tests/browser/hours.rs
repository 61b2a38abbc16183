//! Painting a week of availability.

use crate::{pause, raw::run, stage::Stage};
use leptos::prelude::*;
use switchback::ui::components::HoursGrid;
use switchback_core::model::hours::{Span, WeeklyHours};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_tab_key_still_leads_into_the_grid_after_the_focused_half_hour_is_hidden() {
    let owner = Owner::new();
    owner.set();
    let mut hours = WeeklyHours::default();
    hours.0[0] = vec![Span::new(0, 60)];
    let stage = Stage::with(move || {
        view! {
            <HoursGrid
                hours=Signal::derive(move || hours.clone())
                preferred=Signal::derive(Default::default)
                on_change=Callback::new(|_| ())
            />
        }
    });
    let early = stage.find("#hours-2-0").expect("all hours are shown");
    run(
        "document.querySelector('#hours-2-0').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))",
    );
    pause(20).await;
    assert_eq!(early.tab_index(), 0);
    stage.find(".cluster button").unwrap().click();
    pause(20).await;
    assert_eq!(stage.find("#hours-2-0"), None);
    let first = stage.find(".hours-grid__cell[tabindex='0']").expect("one half hour can be reached");
    assert_eq!(first.id(), "hours-2-14");
}
