//! Whoever wants no email says so by one press in it, without signing in.

use crate::{
    database::Kind,
    mail::{MENTOR, let_it_look_again, mail, publish, start, states, told, until},
    mailbox::MailServer,
    process::Server,
};
use switchback_core::{model::ids::PersonId, sync::messages::MessageState};

on_both_databases! {
    with_a_mail_server:
    whoever_unsubscribes_gets_no_email_until_they_take_that_back,
}

const ANA: PersonId = PersonId(2);
const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data; boundary=b";
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// Where somebody says so, as a header of their message has it.
pub fn address(postbox: &MailServer, to: &str) -> String {
    let messages = postbox.messages();
    let message = messages.iter().find(|message| message.contains(&format!("<{to}"))).unwrap();
    assert!(message.contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{message}");
    let (_, header) = message.split_once("\nList-Unsubscribe:").unwrap();
    let address =
        header.trim_start().strip_prefix("<https://team.example").unwrap().split_once('>').unwrap().0;
    assert!(message.contains(&format!("Unsubscribe: https://team.example{address}")), "{message}");
    address.to_owned()
}

pub fn unsubscribe(server: &Server, address: &str) {
    let one_part =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    for (kind, body) in [(FORM, ONE_CLICK), (PARTS, one_part)] {
        let (status, page) = server.send_form(address, kind, body);
        assert_eq!(status, 200, "{page}");
        assert!(page.contains("You’re unsubscribed"), "{page}");
    }
}

fn whoever_unsubscribes_gets_no_email_until_they_take_that_back(kind: Kind) {
    let postbox = MailServer::start();
    let (server, mut coordinator) = start(kind, &postbox);
    publish(&mut coordinator, &["drops-ana"]);
    until("the mentor knows", || told(&mut coordinator) == [MENTOR]);
    until("it is in doubt", || states(&server, &coordinator) == [(ANA, MessageState::Unknown)]);
    let address = address(&postbox, "drops-ana@");

    let (status, caching, page) = server.page(&address);
    assert_eq!((status, caching.as_str()), (200, "no-store"));
    assert!(
        page.contains(">Unsubscribe</button>")
            && page.contains(r#"name="List-Unsubscribe" value="One-Click""#),
        "{page}"
    );
    assert_eq!(server.send_form(&address, FORM, "").0, 400);
    let foreign = address.replace(&ANA.to_string(), &MENTOR.to_string());
    assert_eq!(server.send_form(&foreign, FORM, ONE_CLICK).0, 404);
    assert_eq!(mail(&server, &coordinator).unsubscribed, [], "looking changes nothing");

    unsubscribe(&server, &address);
    let known = mail(&server, &coordinator);
    assert_eq!(known.unsubscribed, [ANA]);
    let again = format!("/v1/messages/{}", known.messages[0].id);
    assert_eq!(server.delete(&again, Some(coordinator.token())).status, 204);
    let_it_look_again();
    assert_eq!(postbox.to("drops-ana@"), 1);
    assert!(server.page(&address).2.contains("You’re unsubscribed"));

    let (status, page) = server.send_form(&address, FORM, "Email=Again");
    assert_eq!(status, 200);
    assert!(page.contains(">Unsubscribe</button>"), "{page}");
    until("it is sent", || postbox.to("drops-ana@") == 2);
    assert_eq!(mail(&server, &coordinator).unsubscribed, []);
}
