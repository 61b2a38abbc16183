//! The next step, shown large and with one button.

use super::{Icon, IconName};
use leptos::prelude::*;

const NEXT_UP: &str = "Next up";

#[component]
pub fn NextStep(
    icon: IconName,
    #[prop(into)] title: String,
    #[prop(into)] text: Signal<String>,
    /// The button.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="next-step" aria-label=NEXT_UP>
            <Slope />
            <div class="next-step__inner">
                <p class="next-step__eyebrow">
                    <Icon name=icon />
                    {NEXT_UP}
                </p>
                <h2 class="next-step__title">{title}</h2>
                <p class="next-step__body">{text}</p>
                <div class="next-step__actions">{children()}</div>
            </div>
        </section>
    }
}

/// The mountain in the background, with the current position and the way ahead.
#[component]
fn Slope() -> impl IntoView {
    view! {
        <svg
            class="next-step__art"
            viewBox="0 0 420 240"
            preserveAspectRatio="xMaxYMax slice"
            aria-hidden="true"
            focusable="false"
        >
            <path
                class="next-step__art-slope next-step__art-slope--far"
                d="M0 240 90 176 140 196 230 110 276 150 420 60V240Z"
            ></path>
            <path
                class="next-step__art-slope"
                d="M90 240 190 196 244 128 288 78 312 44 340 86 372 124 420 168V240Z"
            ></path>
            <path d="M150 240C210 226 300 222 352 214 376 208 374 196 350 192 310 184 262 180 236 174"></path>
            <path
                class="next-step__art-ahead"
                d="M236 174C218 168 220 158 240 156 282 150 320 148 344 142 360 136 356 128 340 124 318 118 300 116 288 110 278 104 280 98 292 94 306 88 316 82 312 66"
            ></path>
            <circle class="next-step__art-here" cx="236" cy="174" r="7"></circle>
            <circle class="next-step__art-here" cx="312" cy="44" r="7"></circle>
        </svg>
    }
}
