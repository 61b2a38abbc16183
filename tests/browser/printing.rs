//! What is printed of a list that is shown in part.

use crate::{pause, raw::run, stage::Stage};
use leptos::prelude::*;
use switchback::ui::components::{FirstFew, Rows, ShowMore};
use wasm_bindgen_test::wasm_bindgen_test;

/// Longer than the page takes to follow a change.
const DRAWN: i32 = 50;

#[wasm_bindgen_test]
async fn a_list_is_printed_in_full_and_is_short_again_afterwards() {
    let owner = Owner::new();
    owner.set();
    let stage = Stage::with(|| {
        let lines = FirstFew::of(|| 30, 8);
        view! { <output>{move || lines.shown()}</output> }
    });
    let shown = || stage.find("output").unwrap().inner_text();
    assert_eq!(shown(), "8");
    run("dispatchEvent(new Event('beforeprint'))");
    pause(DRAWN).await;
    assert_eq!(shown(), "30");
    run("dispatchEvent(new Event('afterprint'))");
    pause(DRAWN).await;
    assert_eq!(shown(), "8");
}

#[wasm_bindgen_test]
async fn a_long_list_is_printed_with_a_thousand_rows_and_says_how_many_it_has() {
    let owner = Owner::new();
    owner.set();
    let stage = Stage::with(|| {
        let rows = Rows::of(Memo::new(|_| ()));
        view! {
            <output>{move || rows.most()}</output>
            <ShowMore rows=rows of=Signal::stored(1_200) />
        }
    });
    let drawn = || stage.find("output").unwrap().inner_text().parse::<usize>().unwrap();
    assert!(drawn() <= 200);
    run("dispatchEvent(new Event('beforeprint'))");
    pause(DRAWN).await;
    assert_eq!(drawn(), 1_000);
    assert_eq!(stage.find(".list-end span").unwrap().inner_text(), "1,000 of 1,200 shown");
    run("dispatchEvent(new Event('afterprint'))");
    pause(DRAWN).await;
    assert!(drawn() <= 200);
}
