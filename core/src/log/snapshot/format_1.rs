//! Format 1 held only the current state: a session's state and its time, and an enrollment's beginning, its status, and the end
//! of its pause. The conversion turns these into histories that are marked as incomplete.

use crate::{json, workspace::Workspace};
use serde_json::{Map, Value, json};

/// Converts through text, so that the program needs only one reader of workspaces.
pub(super) fn read(text: &str) -> Option<Workspace> {
    let mut workspace: Value = json::read(text).ok()?;
    for session in members(&mut workspace, "sessions") {
        change_session(session)?;
    }
    for enrollment in members(&mut workspace, "enrolments") {
        change_enrollment(enrollment)?;
    }
    json::read(&workspace.to_string()).ok()
}

fn members<'a>(workspace: &'a mut Value, name: &str) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    let all = workspace.get_mut(name).and_then(Value::as_object_mut);
    all.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut)
}

fn change_session(session: &mut Map<String, Value>) -> Option<()> {
    let (state, since) = (session.remove("state")?, session.remove("since")?);
    session.insert("history".into(), history(json!({"state": state, "at": since}), &[]));
    Some(())
}

/// Format 1 did not store when a pause or a withdrawal began. The time of enrolling, the earliest possible time, takes its place.
fn change_enrollment(enrollment: &mut Map<String, Value>) -> Option<()> {
    let (status, since) = (enrollment.remove("status")?, enrollment.remove("since")?);
    let ledger = enrollment.get_mut("ledger").and_then(Value::as_object_mut);
    let until = ledger.and_then(|ledger| ledger.remove("paused_until")).unwrap_or_default();
    let certified = enrollment.get("signed_off").and_then(|sign_off| sign_off.get("at"));
    let told = match (status.as_str()?, certified) {
        ("certified", Some(at)) => {
            let later = json!({"state": "certified", "at": at});
            history(json!({"state": "active", "at": since}), &[later])
        }
        ("paused", _) => history(json!({"state": {"paused": {"until": until}}, "at": since}), &[]),
        _ => history(json!({"state": status, "at": since}), &[]),
    };
    enrollment.insert("history".into(), told);
    Some(())
}

fn history(first: Value, later: &[Value]) -> Value {
    json!({"first": first, "later": later, "incomplete": true})
}
