//! The shapes of requests and responses. Commands, lines and workspaces belong to the core, which describes them.

use serde_json::{Value, json};

/// A random number as an id: 13 letters of Crockford's base 32.
const ID: &str = "^[0-9a-f][0-9a-hjkmnp-tv-z]{12}$";
const HEX_16: &str = "^[0-9a-f]{16}$";

/// Describes a parameter, by its name.
pub(super) fn parameter(name: &str, place: &str, is_required: bool) -> Value {
    let schema = match name {
        "device" => text(HEX_16),
        "file" => text("^[0-9a-f]{64}\\.ics$"),
        "token" => text("^[0-9a-f][0-9a-hjkmnp-tv-z]{12}-[0-9a-f]{64}$"),
        "after" => json!({ "$ref": "#/components/schemas/Cursor" }),
        // Values above 25 seconds are treated as 25.
        "wait" => json!({ "type": "integer", "format": "int32", "minimum": 0, "default": 0 }),
        "zone" => {
            json!({ "type": "string", "description": "An IANA time zone name", "examples": ["Europe/Berlin"] })
        }
        "missing" => json!({ "enum": ["keep", "cancel"], "default": "keep" }),
        "state" | "code" | "error" => json!({ "type": "string" }),
        _ => text(ID),
    };
    json!({ "name": name, "in": place, "required": is_required, "schema": schema })
}

fn text(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn object(properties: Value) -> Value {
    let names: Vec<&String> = properties.as_object().into_iter().flat_map(|all| all.keys()).collect();
    json!({ "required": names, "type": "object", "properties": properties })
}

fn list(of: &str) -> Value {
    json!({ "type": "array", "items": reference(of) })
}

fn reference(name: &str) -> Value {
    super::reference(name)
}

/// Returns every named schema.
pub(super) fn schemas() -> Value {
    let mut all = signing_in();
    all.extend(work());
    Value::Object(all)
}

fn signing_in() -> serde_json::Map<String, Value> {
    let all = json!({
        "Actor": actor(),
        "Id": text(ID),
        "Secret": text("^[0-9a-f]{64}$"),
        "SignIn": object(json!({ "secret": { "type": "string" } })),
        "SignedIn": object(json!({
            "token": reference("Secret"),
            "expires_in": { "type": "integer", "minimum": 1 },
            "actor": reference("Actor"),
        })),
        "WaysIn": object(json!({
            "provider": { "anyOf": [{ "type": "null" }, object(json!({ "name": { "type": "string" } }))] },
        })),
        "ProviderPage": object(json!({ "address": { "type": "string" }, "state": { "type": "string" } })),
        "ProviderAnswer": object(json!({ "state": { "type": "string" }, "code": { "type": "string" } })),
        "Device": object(json!({
            "id": text(HEX_16),
            "actor": reference("Actor"),
            "since": { "type": "string", "format": "date-time" },
            "name": { "type": ["string", "null"] },
            "is_this": { "type": "boolean" },
        })),
        "Devices": list("Device"),
        "Invitation": object(json!({ "to": invited() })),
        "Link": object(json!({ "secret": reference("Secret") })),
    });
    all.as_object().cloned().unwrap_or_default()
}

fn work() -> serde_json::Map<String, Value> {
    let all = json!({
        "Problem": object(json!({
            "type": text("^urn:switchback:[a-z-]+$"),
            "title": { "type": "string" },
            "status": { "type": "integer" },
        })),
        "Cursor": text("^[0-9a-f]{1,16}(-[0-9a-f]{1,16}){3}$"),
        "Command": {
            "description": "One of the commands of core/src/command.rs, by its name",
            "type": ["object", "string"],
        },
        "Answered": object(json!({ "epoch": text(HEX_16), "outcome": outcome() })),
        "Lines": { "type": "array", "items": { "type": "string" } },
        "Start": start(),
        "NextLines": object(json!({
            "lines": reference("Lines"),
            "cursor": reference("Cursor"),
            "has_more": { "type": "boolean" },
            "records": text(HEX_16),
        })),
        "WorkspaceFile": {
            "description": "As docs/workspace-file.md describes it",
            "type": "object",
            "required": ["format", "version"],
            "properties": { "format": { "const": "switchback-workspace" }, "version": { "type": "integer" } },
        },
        "BucketHashes": { "type": "string", "pattern": "^[0-9a-f]{4096}$", "example": "0".repeat(4096) },
        "Bucket": object(json!({
            "number": { "type": "integer", "minimum": 0, "maximum": 255 },
            "records": { "type": "array", "items": object(json!({
                "key": { "type": "string" },
                "text": { "type": "string" },
            })) },
        })),
        "Buckets": list("Bucket"),
        "Schedule": {
            "description": "A table (CSV) or a JSON list of interviews, as docs/file-formats.md describes it",
            "type": "string",
            "example": "ID,Interview type,Start,Duration,Interviewer emails\n81200,Coding,2026-12-07 09:30,60,ada@team.example\n",
        },
        "ScheduleReport": schedule_report(),
        "Message": object(json!({
            "id": reference("Id"),
            "to": reference("Id"),
            "state": { "enum": ["new", "handing_over", "refused", "unknown"] },
            "since": { "type": "string", "format": "date-time" },
        })),
        "Mail": object(json!({
            "is_sent": { "type": "boolean" },
            "messages": list("Message"),
            "unsubscribed": { "type": "array", "items": reference("Id") },
            "posted": { "enum": ["nobody", "unreached", "everybody"] },
        })),
        "EmailChoice": { "enum": ["wanted", "unsubscribed"] },
        "OwnEmail": object(json!({ "is_sent": { "type": "boolean" }, "choice": reference("EmailChoice") })),
        "ChosenEmail": object(json!({ "choice": reference("EmailChoice") })),
        "UnsubscribeForm": { "oneOf": [
            object(json!({ "List-Unsubscribe": { "const": "One-Click" } })),
            object(json!({ "Email": { "const": "Again" } })),
        ] },
        "Description": { "type": "object" },
    });
    all.as_object().cloned().unwrap_or_default()
}

fn schedule_report() -> Value {
    let count = json!({ "type": "integer", "minimum": 0 });
    object(json!({
        "added": count,
        "changed": count,
        "cancelled": count,
        "unchanged": count,
        "missing": count,
        "changed_by_hand": count,
        "problems": { "type": "array", "items": object(json!({ "line": count, "reason": { "type": "string" } })) },
        "notes": { "type": "array", "items": { "type": "string" } },
    }))
}

/// A person in a role, or the role alone if a coordinator or leader did not sign in as a person.
fn actor() -> Value {
    let mut all = people();
    all.push(json!({ "enum": ["coordinator", "leader", "server"] }));
    json!({ "oneOf": all })
}

/// Who a link can be for.
fn invited() -> Value {
    let mut all = people();
    all.push(json!({ "enum": ["coordinator", "leader"] }));
    json!({ "oneOf": all })
}

fn people() -> Vec<Value> {
    let person = |role: &str| {
        json!({
            "type": "object",
            "required": [role],
            "properties": { role: reference("Id") },
            "additionalProperties": false,
        })
    };
    ["member", "coordinator_who_is", "leader_who_is"].map(person).to_vec()
}

fn start() -> Value {
    let mut start = object(json!({
        "base": { "description": "A state of the workspace, as docs/workspace-file.md describes it", "type": "object" },
        "lines": reference("Lines"),
        "cursor": reference("Cursor"),
    }));
    let count = json!({ "type": "integer", "minimum": 0 });
    start["properties"]["lost_lines"] = object(json!({ "count": count, "epoch": text(HEX_16) }));
    start
}

fn outcome() -> Value {
    json!({
        "oneOf": [
            object(json!({ "accepted": object(json!({ "end": { "type": "integer", "minimum": 0 } })) })),
            { "type": "object", "required": ["refused"] },
        ],
    })
}
