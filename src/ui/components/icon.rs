//! Icons from the sprite file, and the brand mark.

use crate::route;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Today,
    Plan,
    Calendar,
    People,
    Path,
    Peak,
    Insight,
    Settings,
    Scorecard,
    Check,
    Search,
    Undo,
    ArrowRight,
    ArrowLeft,
    ChevronDown,
    Warning,
    Info,
    Upload,
    Download,
    Print,
    Clock,
    Lock,
    Pin,
    Flag,
    Close,
    More,
}

impl IconName {
    fn id(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Plan => "plan",
            Self::Calendar => "calendar",
            Self::People => "people",
            Self::Path => "path",
            Self::Peak => "peak",
            Self::Insight => "insight",
            Self::Settings => "settings",
            Self::Scorecard => "scorecard",
            Self::Check => "check",
            Self::Search => "search",
            Self::Undo => "undo",
            Self::ArrowRight => "arrow-right",
            Self::ArrowLeft => "arrow-left",
            Self::ChevronDown => "chevron-down",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Upload => "upload",
            Self::Download => "download",
            Self::Print => "print",
            Self::Clock => "clock",
            Self::Lock => "lock",
            Self::Pin => "pin",
            Self::Flag => "flag",
            Self::Close => "close",
            Self::More => "more",
        }
    }
}

/// A decorative icon next to a text. It adds no information of its own.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    let href = format!("{}/icons.svg#{}", route::base(), name.id());
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=href></use>
        </svg>
    }
}

/// The trail and its summit.
#[component]
pub fn BrandMark(
    /// Classes in addition to the mark's own.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class=format!("{class} brand-mark") viewBox="0 0 32 32" aria-hidden="true">
            <path class="brand-mark__trail" d="M4 28 27 22.2 7 15.7 21 10.6"></path>
            <circle class="brand-mark__summit" cx="14" cy="5" r="3.6"></circle>
        </svg>
    }
}
