//! People unsubscribe from email with one press in it, without signing in.

use crate::{
    database::Kind,
    device::Device,
    mail::{MENTOR, let_it_look_again, mail, publish, start, states, told, until},
    mailbox::MailServer,
    process::{Answer, Server},
};
use serde_json::json;
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    sync::messages::MessageState,
};

on_both_databases! {
    with_a_mail_server:
    an_unsubscribed_person_gets_no_email_until_they_resubscribe,
    an_unsubscribe_link_works_only_when_pressed_and_only_at_its_server,
    a_person_unsubscribed_elsewhere_can_resubscribe_while_signed_in,
}

mod without_mail {
    use super::*;

    on_both_databases! {
        only_the_person_themself_can_see_and_set_their_email_choice,
    }
}

const ANA: PersonId = PersonId(2);
const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data; boundary=b";
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// Returns the unsubscribe address in the header of a person's message.
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

fn an_unsubscribed_person_gets_no_email_until_they_resubscribe(kind: Kind) {
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

fn an_unsubscribe_link_works_only_when_pressed_and_only_at_its_server(kind: Kind) {
    let postbox = MailServer::start();
    let (server, mut coordinator) = start(kind, &postbox);
    publish(&mut coordinator, &["ana"]);
    until("both know", || told(&mut coordinator).len() == 2);
    let address = address(&postbox, "ana@");
    for _ in 0..3 {
        server.look(&address);
    }
    assert_eq!(mail(&server, &coordinator).unsubscribed, []);

    let (other, mut another) = start(kind, &postbox);
    publish(&mut another, &["ana"]);
    until("they know there, too", || told(&mut another).len() == 2);
    assert_eq!([other.page(&address).0, other.send_form(&address, FORM, ONE_CLICK).0], [404, 404]);
    assert_eq!(mail(&other, &another).unsubscribed, []);

    unsubscribe(&server, &address);
    assert_eq!(mail(&server, &coordinator).unsubscribed, [ANA]);
}

/// Returns the address at which signed-in users see and set their choice.
fn own(person: PersonId) -> String {
    format!("/v1/people/{person}/email")
}

fn choose(server: &Server, device: &Device, choice: &str) -> Answer {
    server.put(&own(ANA), Some(device.token()), &json!({ "choice": choice }))
}

fn a_person_unsubscribed_elsewhere_can_resubscribe_while_signed_in(kind: Kind) {
    let postbox = MailServer::start();
    let (server, mut coordinator) = start(kind, &postbox);
    // As after importing the file of another server.
    server.database().unsubscribe(&[ANA].into());
    publish(&mut coordinator, &["ana"]);
    until("the mentor knows", || told(&mut coordinator) == [MENTOR]);
    let ana = Device::join(&server, &coordinator.link_for(Actor::Member(ANA)));
    let known = || server.get(&own(ANA), Some(ana.token())).body;
    assert_eq!(known(), json!({ "is_sent": true, "choice": "unsubscribed" }));
    let_it_look_again();
    assert_eq!(postbox.to("ana@"), 0);

    assert_eq!(choose(&server, &ana, "wanted").status, 204);
    assert_eq!(known(), json!({ "is_sent": true, "choice": "wanted" }));
    until("it is sent", || postbox.to("ana@") == 1);
    assert_eq!(mail(&server, &coordinator).unsubscribed, []);

    for _ in 0..2 {
        assert_eq!(choose(&server, &ana, "unsubscribed").status, 204);
    }
    assert_eq!(mail(&server, &coordinator).unsubscribed, [ANA]);
}

fn only_the_person_themself_can_see_and_set_their_email_choice(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    publish(&mut coordinator, &["ana", "ben"]);
    let join = |actor| Device::join(&server, &coordinator.link_for(actor));
    let others = [Actor::Member(PersonId(3)), Actor::LEADER, Actor::COORDINATOR].map(join);
    for other in &others {
        assert_eq!(server.get(&own(ANA), Some(other.token())).status, 403);
        assert_eq!(choose(&server, other, "unsubscribed").status, 403);
    }
    assert_eq!(server.get(&own(ANA), None).status, 401);

    let ana = join(Actor::Member(ANA));
    assert_eq!(choose(&server, &ana, "sometimes").status, 400);
    let known = || server.get(&own(ANA), Some(ana.token())).body;
    assert_eq!(known(), json!({ "is_sent": false, "choice": "wanted" }), "nobody sends any here");
    assert_eq!(choose(&server, &ana, "unsubscribed").status, 204);
    assert_eq!(known(), json!({ "is_sent": false, "choice": "unsubscribed" }));
    assert_eq!(server.database().unsubscribed(), [ANA].into());
}
