//! The interface as OpenAPI 3.1, for tools that generate clients and tests. docs/api.md describes it for people.

use axum::{Json, http::header, response::IntoResponse};
use serde_json::{Map, Value, json};

mod schemas;

use schemas::{parameter, schemas};

/// An operation of the interface.
struct Operation {
    method: &'static str,
    /// Parameters are named after what they identify.
    path: &'static str,
    /// A summary of what it does.
    does: &'static str,
    /// The operation's name in generated clients.
    name: &'static str,
    lets_in: LetsIn,
    body: Option<Body>,
    /// The status and content of a successful response.
    answer: (u16, Content),
    /// The statuses of problems other than those of every request of its kind.
    problems: &'static [u16],
}

/// Who may send a request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetsIn {
    Anyone,
    /// Anyone, from a page of the app.
    AnyoneInTheApp,
    /// A user with an access token.
    SignedIn,
    /// A program with the key for schedules.
    WithScheduleKey,
}

#[derive(Clone, Copy)]
enum Body {
    Json(&'static str),
    Form(&'static str),
    Table(&'static str),
}

#[derive(Clone, Copy)]
enum Content {
    Nothing,
    Json(&'static str),
    Text(&'static str),
}

use Content::{Nothing, Text};
use LetsIn::{Anyone, AnyoneInTheApp, SignedIn, WithScheduleKey};

/// Every operation, in the order of docs/api.md.
const OPERATIONS: &[Operation] = &[
    Operation {
        method: "get",
        path: "/v1/sign-in",
        does: "Lists the ways to sign in other than by link",
        name: "waysIn",
        lets_in: Anyone,
        body: None,
        answer: (200, Content::Json("WaysIn")),
        problems: &[],
    },
    Operation {
        method: "post",
        path: "/v1/sign-in",
        does: "Signs a device in with the secret of a link, which can be used once",
        name: "signIn",
        lets_in: AnyoneInTheApp,
        body: Some(Body::Json("SignIn")),
        answer: (200, Content::Json("SignedIn")),
        problems: &[400, 410, 429],
    },
    Operation {
        method: "post",
        path: "/v1/sign-in/provider",
        does: "Starts signing in with the account provider and returns the address of its page",
        name: "beginAtProvider",
        lets_in: AnyoneInTheApp,
        body: None,
        answer: (200, Content::Json("ProviderPage")),
        problems: &[404, 429, 502],
    },
    Operation {
        method: "get",
        path: "/v1/sign-in/provider/answer",
        does: "Receives the account provider’s redirect and sends the browser on to the app",
        name: "passOnAnswer",
        lets_in: Anyone,
        body: None,
        answer: (303, Nothing),
        problems: &[400, 404],
    },
    Operation {
        method: "post",
        path: "/v1/sign-in/provider/answer",
        does: "Signs a device in with the account provider’s answer",
        name: "endAtProvider",
        lets_in: AnyoneInTheApp,
        body: Some(Body::Json("ProviderAnswer")),
        answer: (200, Content::Json("SignedIn")),
        problems: &[400, 404, 410, 502],
    },
    Operation {
        method: "post",
        path: "/v1/token",
        does: "Issues a new access token to the device whose cookie is sent",
        name: "renewToken",
        lets_in: AnyoneInTheApp,
        body: None,
        answer: (200, Content::Json("SignedIn")),
        problems: &[401],
    },
    Operation {
        method: "get",
        path: "/v1/devices",
        does: "Lists the caller’s devices",
        name: "ownDevices",
        lets_in: SignedIn,
        body: None,
        answer: (200, Content::Json("Devices")),
        problems: &[],
    },
    Operation {
        method: "delete",
        path: "/v1/devices/{device}",
        does: "Signs out one of the caller’s devices",
        name: "signOutOwnDevice",
        lets_in: SignedIn,
        body: None,
        answer: (204, Nothing),
        problems: &[400, 404],
    },
    Operation {
        method: "get",
        path: "/v1/people/{person}/devices",
        does: "Lists a person’s devices",
        name: "devices",
        lets_in: SignedIn,
        body: None,
        answer: (200, Content::Json("Devices")),
        problems: &[400],
    },
    Operation {
        method: "delete",
        path: "/v1/people/{person}/devices/{device}",
        does: "Signs out one of a person’s devices",
        name: "signOutDevice",
        lets_in: SignedIn,
        body: None,
        answer: (204, Nothing),
        problems: &[400, 404],
    },
    Operation {
        method: "post",
        path: "/v1/sign-out",
        does: "Signs out the device whose cookie is sent",
        name: "signOut",
        lets_in: AnyoneInTheApp,
        body: None,
        answer: (204, Nothing),
        problems: &[401],
    },
    Operation {
        method: "post",
        path: "/v1/people/{person}/sign-out",
        does: "Signs a person out on all devices and revokes their links, accounts and calendar address",
        name: "signOutPerson",
        lets_in: SignedIn,
        body: None,
        answer: (204, Nothing),
        problems: &[400],
    },
    Operation {
        method: "post",
        path: "/v1/links",
        does: "Creates a link that signs one device in",
        name: "addLink",
        lets_in: SignedIn,
        body: Some(Body::Json("Invitation")),
        answer: (201, Content::Json("Link")),
        problems: &[400],
    },
    Operation {
        method: "post",
        path: "/v1/people/{person}/calendar",
        does: "Creates a new secret address for a person’s calendar; the old one stops working",
        name: "addCalendar",
        lets_in: SignedIn,
        body: None,
        answer: (201, Content::Json("Link")),
        problems: &[400, 404],
    },
    Operation {
        method: "delete",
        path: "/v1/people/{person}/calendar",
        does: "Revokes the secret address of a person’s calendar",
        name: "removeCalendar",
        lets_in: SignedIn,
        body: None,
        answer: (204, Nothing),
        problems: &[400],
    },
    Operation {
        method: "get",
        path: "/v1/calendars/{file}",
        does: "Returns a person’s published sessions as iCalendar to anyone with the secret",
        name: "calendar",
        lets_in: Anyone,
        body: None,
        answer: (200, Text("text/calendar; charset=utf-8")),
        problems: &[404],
    },
    Operation {
        method: "put",
        path: "/v1/commands/{command}",
        does: "Decides a command once; a refusal is also a 200 response",
        name: "decide",
        lets_in: SignedIn,
        body: Some(Body::Json("Command")),
        answer: (200, Content::Json("Answered")),
        problems: &[400, 404, 413, 422],
    },
    Operation {
        method: "get",
        path: "/v1/workspace",
        does: "Returns the workspace as the caller may see it",
        name: "workspace",
        lets_in: SignedIn,
        body: None,
        answer: (200, Content::Json("Start")),
        problems: &[],
    },
    Operation {
        method: "put",
        path: "/v1/workspace",
        does: "Creates the workspace from a workspace file if the server has none",
        name: "beginWorkspace",
        lets_in: SignedIn,
        body: Some(Body::Json("WorkspaceFile")),
        answer: (201, Nothing),
        problems: &[400, 409, 422],
    },
    Operation {
        method: "get",
        path: "/v1/workspace/file",
        does: "Returns the whole log as a workspace file",
        name: "workspaceFile",
        lets_in: SignedIn,
        body: None,
        answer: (200, Content::Json("WorkspaceFile")),
        problems: &[],
    },
    Operation {
        method: "get",
        path: "/v1/log",
        does: "Returns what follows a cursor, waiting if there is nothing yet",
        name: "log",
        lets_in: SignedIn,
        body: None,
        answer: (200, Content::Json("NextLines")),
        problems: &[400, 409],
    },
    Operation {
        method: "post",
        path: "/v1/records",
        does: "Returns the buckets of records that differ from the caller’s",
        name: "records",
        lets_in: SignedIn,
        body: Some(Body::Json("BucketHashes")),
        answer: (200, Content::Json("Buckets")),
        problems: &[400],
    },
    Operation {
        method: "put",
        path: "/v1/schedule",
        does: "Imports the interview schedule of another program, such as an applicant tracking system",
        name: "importSchedule",
        lets_in: WithScheduleKey,
        body: Some(Body::Table("Schedule")),
        answer: (200, Content::Json("ScheduleReport")),
        problems: &[400, 404, 413, 422],
    },
    Operation {
        method: "get",
        path: "/v1/messages",
        does: "Tells whether the server sends messages, and which failed",
        name: "messages",
        lets_in: SignedIn,
        body: None,
        answer: (200, Content::Json("Mail")),
        problems: &[],
    },
    Operation {
        method: "delete",
        path: "/v1/messages/{message}",
        does: "Sends a message again that was refused or may not have arrived",
        name: "sendAgain",
        lets_in: SignedIn,
        body: None,
        answer: (204, Nothing),
        problems: &[400, 404],
    },
    Operation {
        method: "get",
        path: "/v1/people/{person}/email",
        does: "Tells whether the caller gets email and wants it",
        name: "ownEmail",
        lets_in: SignedIn,
        body: None,
        answer: (200, Content::Json("OwnEmail")),
        problems: &[400],
    },
    Operation {
        method: "put",
        path: "/v1/people/{person}/email",
        does: "Unsubscribes the caller from email, or resubscribes them",
        name: "chooseOwnEmail",
        lets_in: SignedIn,
        body: Some(Body::Json("ChosenEmail")),
        answer: (204, Nothing),
        problems: &[400],
    },
    Operation {
        method: "get",
        path: "/v1/unsubscribe/{token}",
        does: "Returns the page for choosing whether to get email; it changes nothing by itself",
        name: "emailChoice",
        lets_in: Anyone,
        body: None,
        answer: (200, Text("text/html; charset=utf-8")),
        problems: &[404],
    },
    Operation {
        method: "post",
        path: "/v1/unsubscribe/{token}",
        does: "Unsubscribes a person from email, or resubscribes them, as sent by the page or a mail program (RFC 8058)",
        name: "chooseEmail",
        lets_in: Anyone,
        body: Some(Body::Form("UnsubscribeForm")),
        answer: (200, Text("text/html; charset=utf-8")),
        problems: &[400, 404],
    },
    Operation {
        method: "get",
        path: "/v1/openapi.json",
        does: "Returns this description",
        name: "description",
        lets_in: Anyone,
        body: None,
        answer: (200, Content::Json("Description")),
        problems: &[],
    },
    Operation {
        method: "get",
        path: "/healthz",
        does: "Tells whether the process is running",
        name: "isAlive",
        lets_in: Anyone,
        body: None,
        answer: (200, Text("text/plain; charset=utf-8")),
        problems: &[],
    },
    Operation {
        method: "get",
        path: "/readyz",
        does: "Tells whether the server can decide commands and write to its database",
        name: "isReady",
        lets_in: Anyone,
        body: None,
        answer: (200, Text("text/plain; charset=utf-8")),
        problems: &[],
    },
];

pub(super) async fn serve() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-cache")], Json(description()))
}

/// Returns the whole description.
pub fn description() -> Value {
    let mut paths = Map::new();
    for operation in OPERATIONS {
        let of_path = paths.entry(operation.path).or_insert_with(|| json!({}));
        of_path[operation.method] = operation.described();
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Switchback",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The interface of a team’s server. docs/api.md says what both sides may rely on.",
            "license": { "name": env!("CARGO_PKG_LICENSE"), "identifier": env!("CARGO_PKG_LICENSE") },
        },
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer" },
                "scheduleKey": { "type": "http", "scheme": "bearer" },
            },
        },
    })
}

impl Operation {
    fn described(&self) -> Value {
        let mut described = json!({
            "operationId": self.name,
            "summary": self.does,
            "responses": self.responses(),
            "security": match self.lets_in {
                SignedIn => json!([{ "token": [] }]),
                WithScheduleKey => json!([{ "scheduleKey": [] }]),
                Anyone | AnyoneInTheApp => json!([]),
            },
        });
        let parameters = self.parameters();
        if !parameters.is_empty() {
            described["parameters"] = parameters.into();
        }
        let body = self.body.map(|body| match body {
            Body::Json(name) => ("application/json", name),
            Body::Form(name) => ("application/x-www-form-urlencoded", name),
            Body::Table(name) => ("text/csv", name),
        });
        if let Some((kind, name)) = body {
            described["requestBody"] =
                json!({ "required": true, "content": { kind: { "schema": reference(name) } } });
        }
        described
    }

    fn parameters(&self) -> Vec<Value> {
        let of_path = self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let of_path = of_path.map(|name| parameter(name, "path", true));
        let query = match self.name {
            "log" => vec![parameter("after", "query", true), parameter("wait", "query", false)],
            "importSchedule" => {
                vec![parameter("zone", "query", true), parameter("missing", "query", false)]
            }
            "passOnAnswer" => ["state", "code", "error"].map(|name| parameter(name, "query", false)).to_vec(),
            _ => Vec::new(),
        };
        of_path.chain(query).collect()
    }

    fn responses(&self) -> Value {
        let (status, content) = self.answer;
        let mut responses = Map::new();
        responses.insert(status.to_string(), content.described());
        let of_kind: &[u16] = match self.lets_in {
            Anyone => &[503],
            AnyoneInTheApp => &[403, 503],
            SignedIn => &[401, 403, 503],
            WithScheduleKey => &[401, 503],
        };
        for status in of_kind.iter().chain(self.problems) {
            let problem = json!({
                "description": "A problem as RFC 9457 describes it",
                "content": { "application/problem+json": { "schema": reference("Problem") } },
            });
            responses.insert(status.to_string(), problem);
        }
        responses.into()
    }
}

impl Content {
    fn described(self) -> Value {
        match self {
            Nothing => json!({ "description": "Done" }),
            Self::Json(name) => {
                json!({ "description": "The answer", "content": { "application/json": { "schema": reference(name) } } })
            }
            Text(kind) => {
                json!({ "description": "The answer", "content": { kind: { "schema": { "type": "string" } } } })
            }
        }
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

#[cfg(test)]
mod tests;
