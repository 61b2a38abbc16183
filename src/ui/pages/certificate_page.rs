//! A certificate with its evidence, to look at and to print.

use super::{id_in_address, page_of};
use crate::{
    platform::print,
    route::Route,
    store::Store,
    ui::{
        components::{BrandMark, Icon, IconName, Page},
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::{
        certificate::{Certificate, Evidence},
        ids::CertificateId,
        session::SessionState,
    },
    progress::{certificates::evidence, schedule::session_card::session_cards},
    workspace::Workspace,
};

#[component]
pub fn CertificatePage() -> impl IntoView {
    let store = Store::expect();
    let id = id_in_address::<CertificateId>("certificate");
    let known = Memo::new(move |_| {
        id.get().and_then(|id| store.read(|workspace| workspace.certificates.get(&id).cloned()))
    });
    page_of(
        known,
        |certificate| Route::Certificate(certificate.id),
        |certificate| view! { <Known certificate=certificate /> }.into_any(),
    )
}

#[component]
fn Known(certificate: Certificate) -> impl IntoView {
    let store = Store::expect();
    let (company, name, type_name) = store.read(|workspace| {
        (
            workspace.about.as_ref().map_or_else(String::new, |about| about.name.clone()),
            workspace.profiles.name(certificate.person).to_owned(),
            workspace.type_name(certificate.interview_type).to_owned(),
        )
    });
    let told = store.read(|workspace| told(store, workspace, &certificate));
    let code = store.read(|workspace| evidence::code(workspace, &certificate));
    let signed_by = store.read(|workspace| signed_by(workspace, &certificate));
    let actions = || {
        view! {
            <button class="button" type="button" on:click=|_| print::print()>
                <Icon name=IconName::Print />
                "Print"
            </button>
        }
    };
    view! {
        <Page title=format!("{name}, {type_name}") actions=actions>
            <article class="certificate">
                <div class="certificate__frame">
                    <BrandMark class="certificate__mark" />
                    <p class="certificate__company">{company}</p>
                    <p class="certificate__intro">"certifies that"</p>
                    <h2 class="certificate__name">{name}</h2>
                    <p class="certificate__type">
                        {format!("holds {type_name} interviews, and may take trainees along")}
                    </p>
                    <ul class="certificate__evidence">
                        {told
                            .into_iter()
                            .map(|(what, when)| {
                                view! {
                                    <li>
                                        <span>{what}</span>
                                        <time>{when}</time>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                    <dl class="certificate__foot">
                        <div class="certificate__signed">
                            <dt>"Signed off by"</dt>
                            <dd>{signed_by}</dd>
                        </div>
                        <div class="certificate__signed">
                            <dt>"From"</dt>
                            <dd>{times::date_of(store, certificate.person, certificate.from)}</dd>
                        </div>
                        {certificate
                            .until
                            .map(|until| {
                                view! {
                                    <div class="certificate__signed">
                                        <dt>"Until"</dt>
                                        <dd>{times::date_of(store, certificate.person, until)}</dd>
                                    </div>
                                }
                            })}
                        <div class="certificate__signed">
                            <dt>"To be checked in the app"</dt>
                            <dd class="certificate__code">{code}</dd>
                        </div>
                    </dl>
                </div>
            </article>
        </Page>
    }
}

/// Each credited session with its day; for a certificate from before, that somebody vouches for it.
fn told(store: Store, workspace: &Workspace, certificate: &Certificate) -> Vec<(String, String)> {
    let Evidence::Path(enrollment) = certificate.evidence else {
        return vec![("Certified before this record began".into(), String::new())];
    };
    let credited = session_cards(workspace, |session| {
        session.enrollment == enrollment && session.state() == SessionState::Credited
    });
    credited
        .into_iter()
        .map(|card| {
            let what = format!("{}, with {}", words::step_name(card.kind, card.time), card.mentor_name);
            (what, times::date(store, card.start))
        })
        .collect()
}

fn signed_by(workspace: &Workspace, certificate: &Certificate) -> String {
    let by = match certificate.evidence {
        Evidence::Recorded(by) => Some(by),
        Evidence::Path(enrollment) => workspace
            .enrollments
            .get(&enrollment)
            .and_then(|known| known.signed_off)
            .map(|sign_off| sign_off.by),
    };
    by.map_or_else(String::new, |by| words::actor_name(workspace, by))
}
