//! Interviews of an import that a person should look at, below what there is to say about them.

use crate::ui::components::{Each, Rows, Section, ShowMore};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::{Intake, Item};

#[component]
pub fn ListedInterviews(
    title: &'static str,
    intake: Signal<Arc<Intake>>,
    /// Which of them; nothing is drawn where there are none.
    items: fn(&Intake) -> &[Item],
    /// What to say about so many.
    lead: fn(usize) -> String,
    /// What stands between that and the list.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let count = Signal::derive(move || items(&intake.get()).len());
    let rows = Rows::of(Memo::new(|_| ()));
    let shown = move || items(&intake.get()).iter().take(rows.most()).cloned().collect::<Vec<_>>();
    let children = StoredValue::new(children);
    view! {
        <Show when=move || { count.get() > 0 }>
            <Section title=title>
                <p>{move || lead(count.get())}</p>
                {children.with_value(|children| children.as_ref().map(|children| children()))}
                <ul class="stack stack--tight">
                    <Each each=shown key=|item| format!("{item:?}") let:item>
                        <li>
                            {item.what} <span class="text-subtle">" · " {item.detail}</span>
                        </li>
                    </Each>
                </ul>
                <ShowMore rows=rows of=count />
            </Section>
        </Show>
    }
}
