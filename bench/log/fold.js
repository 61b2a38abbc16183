// The rival's fold: the same log, events and state in plain JavaScript.

/** Returns everything that the entries create, in maps by id. */
export function fold(entries) {
  const state = {
    about: undefined,
    teams: new Map(),
    people: new Map(),
    told: [],
    types: new Map(),
    programmes: new Map(),
    enrolments: new Map(),
    interviews: new Map(),
    sessions: new Map(),
    certificates: new Map(),
    oddities: [],
  };
  const undone = undoneCommands(entries);
  for (const entry of entries) {
    if (undone.has(entry.command)) continue;
    const kind = Object.keys(entry.event)[0];
    const change = CHANGES[kind];
    if (!change || change(state, entry.event[kind], entry) === false) state.oddities.push(entry.command);
  }
  return state;
}

function undoneCommands(entries) {
  const undone = new Set();
  for (let place = entries.length - 1; place >= 0; place--) {
    const { command, event } = entries[place];
    if (event.command_undone && !undone.has(command)) undone.add(event.command_undone.command);
  }
  return undone;
}

// Each returns `false` if something does not fit.
const CHANGES = {
  workspace_created: (state, event, entry) => {
    if (state.about) return false;
    state.about = { ...event, created: entry.at };
  },
  team_added: (state, event) => add(state.teams, event.id, event),
  interview_type_added: (state, event) => add(state.types, event.id, event),
  programme_published: (state, event) => add(state.programmes, event.version, event),
  person_added: (state, event) =>
    add(state.people, event.person, { ...event, changes: new Map(), busy: new Map(), limits: undefined }),
  person_described: (state, event) => change(state.people, event.person, event),
  presence_set: (state, event) => change(state.people, event.person, { presence: event.presence }),
  hours_set: (state, event) => change(state.people, event.person, { hours: event.hours }),
  limits_set: (state, event) => change(state.people, event.person, { limits: event.limits }),
  hosting_set: (state, event) => change(state.people, event.person, { hosting: event.hosting }),
  day_changed: (state, { person, day, hours }) => {
    const known = state.people.get(person);
    if (!known) return false;
    if (hours) known.changes.set(day, hours);
    else known.changes.delete(day);
  },
  busy_times_read: (state, { person, source, busy }) => {
    const known = state.people.get(person);
    if (!known) return false;
    known.busy.set(source, busy);
  },
  interview_added: (state, event) => add(state.interviews, event.id, { ...event }),
  interview_changed: (state, event) => change(state.interviews, event.id, event),
  interview_cancelled: (state, event) => change(state.interviews, event.interview, { status: "cancelled" }),
  enrolled: (state, event, entry) =>
    add(state.enrolments, event.enrolment, { ...event, since: entry.at, status: "active", prepared: new Map() }),
  step_prepared: (state, event, entry) => {
    const known = state.enrolments.get(event.enrolment);
    if (!known) return false;
    known.prepared.set(event.step, entry.at);
  },
  enrolment_paused: (state, event) => change(state.enrolments, event.enrolment, { status: "paused" }),
  enrolment_resumed: (state, event) => change(state.enrolments, event.enrolment, { status: "active" }),
  enrolment_withdrawn: (state, event) => change(state.enrolments, event.enrolment, { status: "withdrawn" }),
  signed_off: (state, event, entry) =>
    change(state.enrolments, event.enrolment, { status: "certified", signedOff: { by: entry.by, at: entry.at } }),
  session_drafted: (state, event, entry) =>
    add(state.sessions, event.session, { ...event, state: "drafted", since: entry.at, scorecards: {} }),
  draft_dropped: (state, event) => state.sessions.delete(event.session),
  session_pinned: (state, event) => change(state.sessions, event.session, { pin: event.pin }),
  session_accepted: moving("accepted", "drafted"),
  session_proposed: moving("proposed", "accepted", "confirmed"),
  session_confirmed: moving("confirmed", "proposed"),
  session_declined: moving("declined", "drafted", "accepted", "proposed", "confirmed"),
  session_cancelled: moving("cancelled", "drafted", "accepted", "proposed", "confirmed"),
  session_held: moving("held", "proposed", "confirmed"),
  session_missed: moving("missed", "proposed", "confirmed"),
  session_credited: moving("credited", "held"),
  session_not_credited: moving("not_credited", "held"),
  scorecard_written: (state, { session, side, scorecard }) => write(state, session, side, scorecard),
  scorecard_sealed: (state, { session, side, sealed }) => write(state, session, side, sealed),
  scorecard_submitted: (state, { session, side, commitment }) => write(state, session, side, commitment),
  person_told: (state, event, entry) => {
    state.told.push({ ...event, at: entry.at });
    return state.people.has(event.to);
  },
  certificate_issued: (state, event) => add(state.certificates, event.id, event),
  certificate_withdrawn: (state, event) => state.certificates.delete(event.certificate),
  command_undone: () => {},
};

function add(map, id, value) {
  if (map.has(id)) return false;
  map.set(id, value);
}

function change(map, id, news) {
  const known = map.get(id);
  if (!known) return false;
  Object.assign(known, news);
}

function write(state, session, side, scorecard) {
  const known = state.sessions.get(session);
  if (!known) return false;
  known.scorecards[side] = scorecard;
  return known.state === "held";
}

function moving(to, ...from) {
  return (state, event, entry) => {
    const known = state.sessions.get(event.session);
    if (!known) return false;
    const follows = from.includes(known.state);
    known.state = to;
    known.reason = event.reason;
    known.since = entry.at;
    return follows;
  };
}
