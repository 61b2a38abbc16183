//! A full-width message about the whole workspace.

use super::{Icon, IconName};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerKind {
    Info,
    Warning,
    Danger,
}

#[component]
pub fn Banner(
    kind: BannerKind,
    /// The fact, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// What the fact means.
    #[prop(into)]
    text: Signal<String>,
    /// Whether phones, which show it above every page, display only the title.
    #[prop(optional)]
    is_brief: bool,
    /// Buttons at the end.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, icon, role) = match kind {
        BannerKind::Info => ("banner banner--info", IconName::Info, "status"),
        BannerKind::Warning => ("banner banner--warning", IconName::Warning, "status"),
        BannerKind::Danger => ("banner banner--danger", IconName::Warning, "alert"),
    };
    view! {
        <div class=class class=("banner--brief", is_brief) role=role>
            <Icon name=icon />
            <p class="banner__text">
                <strong>{title}</strong>
                <span class="banner__meaning">" " {text}</span>
            </p>
            <div class="banner__actions">{children.map(|children| children())}</div>
        </div>
    }
}
