//! A certificate with its evidence, to view and print.

use super::addressed::{id_in_address, page_of};
use crate::{
    platform::print,
    route::Route,
    store::Store,
    ui::{
        components::{BrandMark, Icon, IconName, Page, VERIFICATION_CODE},
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
    progress::{
        certificates::{
            code,
            status::{CertificateStatus, status},
        },
        schedule::session_card::session_cards,
        sign_off::approval,
    },
    wording::capitalized,
    workspace::Workspace,
};

#[component]
pub fn CertificatePage() -> impl IntoView {
    let store = Store::expect();
    let id = id_in_address::<CertificateId>("certificate");
    let certificate = Memo::new(move |_| {
        id.get().and_then(|id| store.read(|workspace| workspace.certificates.get(&id).cloned()))
    });
    page_of(
        certificate,
        |certificate| Route::Certificate(certificate.id),
        |certificate| view! { <Sheet certificate=certificate /> }.into_any(),
    )
}

#[component]
fn Sheet(certificate: Certificate) -> impl IntoView {
    let store = Store::expect();
    let (company, name, type_name) = store.read(|workspace| {
        (
            workspace.about.as_ref().map_or_else(String::new, |about| about.name.clone()),
            workspace.profiles.name(certificate.person).to_owned(),
            workspace.type_name(certificate.interview_type).to_owned(),
        )
    });
    let evidence = store.read(|workspace| evidence_rows(store, workspace, &certificate));
    let renew = Route::Person(certificate.person);
    let may_renew = !status_now(store, &certificate).counts() && store.may_open(renew);
    let actions = move || {
        view! {
            {may_renew
                .then(|| {
                    view! {
                        <a class="button" href=renew.href()>
                            "Enroll again"
                        </a>
                    }
                })}
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
                        {match status_now(store, &certificate).counts() {
                            true => format!("is qualified to lead {type_name} interviews and to mentor trainees"),
                            false => format!("was qualified to lead {type_name} interviews and to mentor trainees"),
                        }}
                    </p>
                    <EvidenceList rows=evidence />
                    <Foot certificate=certificate />
                </div>
            </article>
        </Page>
    }
}

#[component]
fn EvidenceList(rows: Vec<EvidenceRow>) -> impl IntoView {
    view! {
        <ul class="certificate__evidence">
            {rows
                .into_iter()
                .map(|row| {
                    view! {
                        <li>
                            <span>{row.what}</span>
                            <time>{row.when}</time>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

/// Who signed it, how long it is valid, and its verification code.
#[component]
fn Foot(certificate: Certificate) -> impl IntoView {
    let store = Store::expect();
    let code = store.read(|workspace| code::code(workspace, &certificate));
    let signed_by = store.read(|workspace| signed_by(workspace, &certificate));
    let end = match status_now(store, &certificate) {
        CertificateStatus::Counts { until } => until.map(|until| ("Valid until", until)),
        CertificateStatus::Expired { since, .. } => Some(("Expired", since)),
    };
    view! {
        <dl class="certificate__foot">
            <div class="certificate__signed">
                <dt>{signature_label(&certificate)}</dt>
                <dd>{signed_by}</dd>
            </div>
            <div class="certificate__signed">
                <dt>"Valid from"</dt>
                <dd>{times::date_of(store, certificate.person, certificate.from)}</dd>
            </div>
            {end
                .map(|(label, end)| {
                    view! {
                        <div class="certificate__signed">
                            <dt>{label}</dt>
                            <dd>{times::last_day_of(store, certificate.person, end)}</dd>
                        </div>
                    }
                })}
            <div class="certificate__signed">
                <dt>{VERIFICATION_CODE}</dt>
                <dd class="certificate__code">{code}</dd>
            </div>
        </dl>
    }
}

struct EvidenceRow {
    what: String,
    when: String,
}

/// Each approved session with its date. For a recorded certificate, that it was earned elsewhere.
fn evidence_rows(store: Store, workspace: &Workspace, certificate: &Certificate) -> Vec<EvidenceRow> {
    let Evidence::Path(enrollment) = certificate.evidence else {
        let what = "Certified before training was tracked in Switchback".to_owned();
        return vec![EvidenceRow { what, when: String::new() }];
    };
    let credited = session_cards(workspace, |session| {
        session.enrollment == enrollment && session.state() == SessionState::Credited
    });
    credited
        .into_iter()
        .map(|card| {
            let what = format!("{}, with {}", words::step_name(&card.step_name, card.time), card.mentor_name);
            EvidenceRow { what, when: times::date(store, card.start) }
        })
        .collect()
}

/// The label of the signature. A recorded certificate was never signed off here.
fn signature_label(certificate: &Certificate) -> &'static str {
    match certificate.evidence {
        Evidence::Path(_) => "Signed off by",
        Evidence::Recorded(_) => "Recorded by",
    }
}

/// Everyone whose approval was required, in order.
fn signed_by(workspace: &Workspace, certificate: &Certificate) -> String {
    let enrollment = match certificate.evidence {
        Evidence::Recorded(by) => return capitalized(&words::actor_name(workspace, by)),
        Evidence::Path(enrollment) => workspace.enrollments.get(&enrollment),
    };
    let Some(enrollment) = enrollment else { return String::new() };
    let signers = approval::signers(workspace, enrollment);
    let signers = signers.into_iter().map(|by| words::actor_name(workspace, by)).collect::<Vec<_>>();
    capitalized(&signers.join(", "))
}

fn status_now(store: Store, certificate: &Certificate) -> CertificateStatus {
    store.read(|workspace| status(workspace, &*store.zones(), certificate, store.now.get_untracked()))
}
