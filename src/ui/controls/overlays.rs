//! Overlays that can be opened from every page.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug)]
pub struct Overlays {
    pub palette: RwSignal<bool>,
    pub shortcuts: RwSignal<bool>,
    /// The dialog that shows the current user.
    pub who: RwSignal<bool>,
}

impl Overlays {
    /// Puts the overlays into context, all closed.
    pub fn provide() -> Self {
        let closed = || RwSignal::new(false);
        let overlays = Self { palette: closed(), shortcuts: closed(), who: closed() };
        provide_context(overlays);
        overlays
    }

    /// The overlays from the frame's context.
    pub fn expect() -> Self {
        expect_context()
    }
}
