//! What can lie over every page, opened from anywhere.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug)]
pub struct Overlays {
    pub palette: RwSignal<bool>,
    pub shortcuts: RwSignal<bool>,
    /// Who is here.
    pub who: RwSignal<bool>,
}

impl Overlays {
    /// Puts them into context, all closed.
    pub fn provide() -> Self {
        let closed = || RwSignal::new(false);
        let overlays = Self { palette: closed(), shortcuts: closed(), who: closed() };
        provide_context(overlays);
        overlays
    }

    /// Those that the frame put into context.
    pub fn expect() -> Self {
        expect_context()
    }
}
