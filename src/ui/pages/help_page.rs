//! Help: how things work, and what the terms mean.

use crate::ui::{
    components::{Disclosure, Each, EmptyState, Icon, IconName, Page, Section},
    controls::{overlays::Overlays, query::query_value},
    format::words,
};
use leptos::prelude::*;
use switchback_core::text_search::{Query, folded};

mod articles;
mod glossary;

use articles::{ARTICLES, Article};
use glossary::{Term, terms};

#[component]
pub fn HelpPage() -> impl IntoView {
    let overlays = Overlays::expect();
    let (text, set_text) = query_value("text");
    let query = Memo::new(move |_| Query::new(&text.get().unwrap_or_default()));
    let articles = Memo::new(move |_| found(&query.read(), ARTICLES, |article| article.said()));
    let glossary =
        Memo::new(move |_| found(&query.read(), &terms(), |term| format!("{} {}", term.name, term.meaning)));
    let count = move || articles.read().len() + glossary.read().len();
    let shortcuts = move || {
        view! {
            <button class="button" type="button" on:click=move |_| overlays.shortcuts.set(true)>
                "Keyboard shortcuts"
            </button>
        }
    };
    view! {
        <Page title="Help" lead="How Switchback works, and what its words mean." narrow=true actions=shortcuts>
            <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
                <div class="filter-bar__search field">
                    <label class="field__label" for="help-text">
                        "Search help"
                    </label>
                    <Icon name=IconName::Search />
                    <input
                        id="help-text"
                        type="search"
                        placeholder="Sign-off, scorecard, import"
                        prop:value=move || text.get().unwrap_or_default()
                        on:input=move |event| {
                            let typed = event_target_value(&event);
                            set_text.run((!typed.is_empty()).then_some(typed));
                        }
                    />
                </div>
                <output class="filter-bar__count">
                    {move || (!query.read().is_empty()).then(|| words::count(count(), "result", "results"))}
                </output>
            </form>
            <Show
                when=move || count() != 0
                fallback=|| {
                    view! {
                        <EmptyState icon=IconName::Info title="Nothing found" text="Try another word, or clear the search." />
                    }
                }
            >
                <Articles articles=articles />
                <Glossary terms=glossary />
            </Show>
        </Page>
    }
}

#[component]
fn Articles(articles: Memo<Vec<Article>>) -> impl IntoView {
    view! {
        <Show when=move || !articles.read().is_empty()>
            <Section title="How it works">
                <div class="stack stack--tight">
                    <Each each=move || articles.get() key=|article| article.title let:article>
                        <ArticleText article=article />
                    </Each>
                </div>
            </Section>
        </Show>
    }
}

#[component]
fn ArticleText(article: Article) -> impl IntoView {
    let paragraphs = move || article.paragraphs.iter().map(|text| view! { <p>{*text}</p> }).collect_view();
    view! {
        <Disclosure summary=article.title>
            <div class="stack stack--tight">{paragraphs()}</div>
        </Disclosure>
    }
}

#[component]
fn Glossary(terms: Memo<Vec<Term>>) -> impl IntoView {
    view! {
        <Show when=move || !terms.read().is_empty()>
            <Section title="Terms">
                <dl class="glossary">
                    <Each each=move || terms.get() key=|term| term.name let:term>
                        <div class="glossary__entry">
                            <dt class="glossary__term">{words::capitalized(term.name)}</dt>
                            <dd>{format!("{}.", words::capitalized(term.meaning).trim_end_matches('.'))}</dd>
                        </div>
                    </Each>
                </dl>
            </Section>
        </Show>
    }
}

fn found<T: Clone>(query: &Query, all: &[T], said: impl Fn(&T) -> String) -> Vec<T> {
    all.iter().filter(|one| query.is_inside(&folded(&said(one)))).cloned().collect()
}
