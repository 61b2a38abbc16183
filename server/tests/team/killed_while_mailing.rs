//! Servers that are killed at each step of handing over a message.

use crate::{
    database::Kind,
    device::Device,
    mail::{MENTOR, let_it_look_again, publish, start, states, told, until},
    mailbox::MailServer,
    process::Server,
};
use std::{thread, time::Duration};
use switchback_core::{model::ids::PersonId, sync::messages::MessageState};

on_both_databases! {
    with_a_mail_server:
    a_server_killed_before_it_connects_sends_each_message_once,
    a_server_killed_while_sending_sends_nothing_twice,
    a_server_killed_after_the_answer_sends_nothing_twice,
}

/// Kills the server and starts it again, with what it was handing over to be looked at.
fn kill_and_start_again(kind: Kind, server: &mut Server, coordinator: &mut Device) {
    server.kill();
    if kind == Kind::Postgres {
        // Other servers assume only after ten minutes that a server has ended.
        server
            .database()
            .run("UPDATE switchback.outbox SET since = since - 1000 WHERE state = 'handing_over'");
    }
    server.start_again();
    coordinator.reach(server);
}

fn a_server_killed_before_it_connects_sends_each_message_once(kind: Kind) {
    let mut postbox = MailServer::start();
    let (mut server, mut coordinator) = start(kind, &postbox);
    postbox.stop();
    publish(&mut coordinator, &["ana"]);
    until("both wait", || states(&server, &coordinator).len() == 2);
    kill_and_start_again(kind, &mut server, &mut coordinator);
    postbox.start_again();
    until("both know, or it is in doubt", || {
        let in_doubt = states(&server, &coordinator);
        let in_doubt = in_doubt.iter().filter(|(_, state)| *state == MessageState::Unknown).count();
        told(&mut coordinator).len() + in_doubt == 2
    });
    let_it_look_again();
    let sent = [postbox.to("mentor@"), postbox.to("ana@")];
    assert!(sent.iter().all(|count| *count <= 1), "{sent:?}");
    assert_eq!(sent.iter().sum::<usize>(), told(&mut coordinator).len());
}

fn a_server_killed_while_sending_sends_nothing_twice(kind: Kind) {
    // After MAIL FROM, and after DATA.
    for (word, sent) in [("stalls", 0), ("hangs", 1)] {
        let postbox = MailServer::start();
        let (mut server, mut coordinator) = start(kind, &postbox);
        let name = format!("{word}-ana");
        publish(&mut coordinator, &[&name]);
        until("it is being sent", || postbox.has_begun(word, &format!("{name}@team.example")));
        kill_and_start_again(kind, &mut server, &mut coordinator);
        until("it is in doubt", || {
            states(&server, &coordinator).contains(&(PersonId(2), MessageState::Unknown))
        });
        until("the mentor knows", || told(&mut coordinator) == [MENTOR]);
        let_it_look_again();
        assert_eq!([postbox.to(&format!("{name}@")), postbox.to("mentor@")], [sent, 1], "{word}");
    }
}

fn a_server_killed_after_the_answer_sends_nothing_twice(kind: Kind) {
    let postbox = MailServer::start();
    let (mut server, mut coordinator) = start(kind, &postbox);
    let trainees: Vec<String> = (0..6).map(|number| format!("trainee{number}")).collect();
    publish(&mut coordinator, &trainees.iter().map(String::as_str).collect::<Vec<_>>());
    // Each is sent, or in doubt.
    let is_over = |server: &Server, coordinator: &mut Device| {
        let states = states(server, coordinator);
        let in_doubt = states.iter().filter(|(_, state)| *state == MessageState::Unknown).count();
        told(coordinator).len() + in_doubt == 7
    };
    for round in 0..6 {
        let before = postbox.messages().len();
        until("another one is sent, or all are over", || {
            postbox.messages().len() > before || is_over(&server, &mut coordinator)
        });
        // The answer comes at once, and is written down soon after.
        thread::sleep(Duration::from_millis(round));
        kill_and_start_again(kind, &mut server, &mut coordinator);
    }
    until("all are over", || is_over(&server, &mut coordinator));
    let_it_look_again();
    let known = told(&mut coordinator);
    for (person, name) in (2..).zip(&trainees) {
        let sent = postbox.to(&format!("{name}@"));
        assert!(sent <= 1 && (sent == 1 || !known.contains(&PersonId(person))), "{name}: {sent}, {known:?}");
    }
}
