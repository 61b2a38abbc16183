//! Messages that a server posts to a Slack channel. There is no Slack here: requests and responses are as Slack documents them.

use crate::{
    database::Kind,
    listener::{Listener, Reply, Request},
    mail::{mail, publish, start_with, states, told, until},
    mailbox::MailServer,
    unsubscribe::{address as unsubscribe_address, unsubscribe},
};
use serde_json::{Value, from_str};
use std::{thread, time::Duration};
use switchback_core::{
    model::ids::PersonId,
    sync::messages::{MessageState, Posted},
};

on_both_databases! {
    without_a_mail_server_everyone_is_notified_in_the_channel,
}

const PATH: &str = "/services/T0/B0/marker-secret";

fn answer(request: &Request, before: usize) -> Reply {
    let is_for = |name: &str| request.body.contains(&format!("For {name}"));
    match before {
        0 if is_for("hurried") => Some(("429 Too Many Requests\r\nretry-after: 1", "rate_limited")),
        _ if is_for("refused") => Some(("404 Not Found", "no_service")),
        _ if is_for("dropped") => None,
        _ => Some(("200 OK", "ok")),
    }
}

fn without_a_mail_server_everyone_is_notified_in_the_channel(kind: Kind) {
    let slack = Listener::start(answer);
    let (mut server, mut coordinator) = start_with(kind, None, &["--slack-webhook", &slack.address(PATH)]);
    publish(&mut coordinator, &["hurried<!channel>&", "refused", "dropped"]);
    until("all know but two", || told(&mut coordinator).len() == 2);
    let in_need = [(PersonId(3), MessageState::Refused), (PersonId(4), MessageState::Unknown)];
    until("these two are told of", || {
        let mut states = states(&server, &coordinator);
        states.sort_by_key(|(person, _)| *person);
        states == in_need
    });
    server.kill();
    server.start_again();
    coordinator.reach(&server);
    // The server checks every second.
    thread::sleep(Duration::from_secs(2));
    let posts = ["mentor", "hurried", "refused", "dropped"].map(|name| slack.with(&format!("For {name}")));
    assert_eq!(posts, [1, 2, 1, 1], "never twice, and never lost");
    assert_eq!(mail(&server, &coordinator).posted, Posted::Everyone);

    let post = slack.requests().into_iter().find(|post| post.body.contains("For hurried&lt;")).unwrap();
    assert!(post.head.starts_with(&format!("POST {PATH} HTTP/1.1")), "{}", post.head);
    assert!(post.header("content-type") == "application/json", "{}", post.head);
    let said = from_str::<Value>(&post.body).unwrap()["text"].as_str().unwrap().to_owned();
    assert!(said.starts_with("For hurried&lt;!channel&gt;&amp; Testing: "), "{said}");
    assert!(said.contains("https://team.example/") && !said.contains(['<', '>']), "{said}");
    server.terminate();
    assert!(
        !server.log().contains("marker-secret") && server.log().contains("no_service"),
        "{}",
        server.log()
    );
}

pub fn only_people_without_email_are_notified_in_the_channel(kind: Kind) {
    let (postbox, slack) = (MailServer::start(), Listener::start(answer));
    let address = slack.address(PATH);
    let (server, mut coordinator) = start_with(kind, Some(&postbox), &["--slack-webhook", &address]);
    publish(&mut coordinator, &["drops-ana", "unreached-ben"]);
    until("all others know", || told(&mut coordinator).len() == 2);
    until("it is in doubt", || states(&server, &coordinator) == [(PersonId(2), MessageState::Unknown)]);
    assert_eq!([postbox.to("mentor@"), postbox.to("drops-ana@")], [1, 1]);
    assert_eq!((slack.requests().len(), slack.with("For unreached-ben Testing")), (1, 1));

    unsubscribe(&server, &unsubscribe_address(&postbox, "drops-ana@"));
    let known = mail(&server, &coordinator);
    assert_eq!(known.posted, Posted::Unreached);
    let again = format!("/v1/messages/{}", known.messages[0].id);
    assert_eq!(server.delete(&again, Some(coordinator.token())).status, 204);
    until("everybody knows", || told(&mut coordinator).len() == 3);
    assert_eq!((slack.with("For drops-ana Testing"), postbox.to("drops-ana@")), (1, 1));
}
