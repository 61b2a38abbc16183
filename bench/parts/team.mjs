// A team on one server: how fast it accepts commands, serves a large workspace, and notifies all waiting clients.
import { readFileSync } from "node:fs";
import { median, partOf, runs } from "../lib/numbers.mjs";
import { row } from "../lib/report.mjs";
import { say } from "../lib/tool.mjs";
import { Load } from "../team/load.mjs";
import { built, couchdb, kinto, ours } from "../team/servers.mjs";
import { writeCompany } from "../ui/company.mjs";

const EVENTS = 100_000;
const WRITERS = 64;
const WRITES = 10_000;
/** Rivals need much longer for each write. */
const RIVAL_WRITES = 2_000;
const READERS = 2_000;
/** Milliseconds between changes, if each person makes one a minute. */
const PAUSE = 60_000 / READERS;
const [KINTO, COUCHDB] = ["Kinto", "PouchDB Server"];

export async function run() {
  const program = built();
  const file = readFileSync(writeCompany("team"), "utf8");
  const team = await measured(() => ours(program), (server) => asTeam(server, file));
  const rivals = {
    [KINTO]: await measured(kinto, asKinto),
    [COUCHDB]: await measured(couchdb, asCouchdb),
  };
  const beside = (what) => Object.fromEntries(Object.entries(rivals).map(([name, rival]) => [name, rival[what]]));
  return {
    rows: [
      row(`one write of ${WRITERS} at once`, "µs", team.write, beside("write")),
      row(`first sync of ${EVENTS.toLocaleString("en")} events`, "ms", team.first, beside("first")),
      row(`a change, until ${READERS.toLocaleString("en")} have it: half of them`, "ms", team.half),
      row(`a change, until ${READERS.toLocaleString("en")} have it: 99 of 100`, "ms", team.most),
      row(`a change, while ${READERS.toLocaleString("en")} make one a minute: half of them`, "ms", team.halfAnswered),
      row(`a change, while ${READERS.toLocaleString("en")} make one a minute: 99 of 100`, "ms", team.mostAnswered),
      row("memory, empty", "MB", team.empty, beside("empty")),
      row(`memory, with ${EVENTS.toLocaleString("en")} events`, "MB", team.full, beside("full")),
    ],
  };
}

async function measured(start, measure) {
  const server = await start();
  try {
    return await measure(server);
  } finally {
    await server.stop();
  }
}

async function asTeam(server, file) {
  say("A team on our server ...");
  const empty = server.memory();
  const entry = new Load(server.url, 1);
  const signedIn = async (secret) => (await entry.must("POST", "/v1/sign-in", { secret })).token;
  const coordinator = new Load(server.url, WRITERS, bearer(await signedIn(server.link)));
  await coordinator.must("PUT", "/v1/workspace", file);
  const first = await medianOf(() => coordinator.ask("GET", "/v1/workspace"));
  const people = peopleOf(await coordinator.must("GET", "/v1/workspace"));
  const write = await coordinator.writes(WRITES, (number) => {
    const limits = { as_trainee: 1 + (number % 5), as_mentor: 2 };
    const command = { set_limits: { person: people[number % people.length], limits } };
    return coordinator.must("PUT", `/v1/commands/${commandId(number)}`, command);
  });
  const full = server.memory();
  const join = async (person) => {
    const { secret } = await coordinator.must("POST", "/v1/links", { to: { member: person } });
    // One connection for news, and one for changes.
    return new Load(server.url, 2, bearer(await signedIn(secret)));
  };
  const readers = await inTurn(Array.from({ length: READERS }, (_, number) => people[number % people.length]), join);
  const cursors = await inTurn(readers, async (reader) => (await reader.must("GET", "/v1/workspace")).cursor);
  const waits = await live(coordinator, readers, cursors, people);
  const answers = await busy(readers, cursors, people);
  return {
    ...{ write, first, empty, full },
    ...{ half: partOf(waits, 0.5), most: partOf(waits, 0.99) },
    ...{ halfAnswered: partOf(answers, 0.5), mostAnswered: partOf(answers, 0.99) },
  };
}

const bearer = (token) => ({ authorization: `Bearer ${token}` });

/** Returns an id as the interface wants it: 13 digits and letters. */
const commandId = (number) => (number + 1).toString().padStart(13, "0");

function peopleOf({ base }) {
  const people = JSON.parse(base.text).people;
  return Array.isArray(people) ? people.map(([id]) => id) : Object.keys(people);
}

async function inTurn(things, act) {
  const done = [];
  for (const thing of things) done.push(await act(thing));
  return done;
}

/** All readers wait for news, and changes come one by one. Returns how long each change takes to reach each reader. */
async function live(coordinator, readers, cursors, people) {
  say(`${readers.length} people wait for what comes next ...`);
  const waits = [];
  for (let change = 0; change < runs(20); change++) {
    const heard = readers.map(async (reader, number) => {
      const told = await reader.must("GET", `/v1/log?after=${cursors[number]}&wait=25`);
      cursors[number] = told.cursor;
      return performance.now();
    });
    // By then, every request has reached the server.
    await new Promise((done) => setTimeout(done, 500));
    const limits = { as_trainee: 1 + (change % 5), as_mentor: 3 };
    const began = performance.now();
    const command = { set_limits: { person: people[change], limits } };
    await coordinator.must("PUT", `/v1/commands/${commandId(1_000_000 + change)}`, command);
    for (const at of await Promise.all(heard)) waits.push(at - began);
  }
  return waits;
}

/** All readers follow the news, and each makes one change a minute. Returns how long each change takes. */
async function busy(readers, cursors, people) {
  say(`Each of them makes a change a minute ...`);
  let isOver = false;
  const follow = async (reader, number) => {
    while (!isOver) cursors[number] = (await reader.must("GET", `/v1/log?after=${cursors[number]}&wait=5`)).cursor;
  };
  const following = readers.map(follow);
  const change = async (number) => {
    const person = people[number % people.length];
    const command = { set_limits: { person, limits: { as_trainee: 1 + (number % 5), as_mentor: 4 } } };
    const began = performance.now();
    await readers[number % readers.length].must("PUT", `/v1/commands/${commandId(2_000_000 + number)}`, command);
    return performance.now() - began;
  };
  const answers = [];
  for (let number = 0; number < runs(1_000); number++) {
    answers.push(change(number));
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  const times = await Promise.all(answers);
  isOver = true;
  await Promise.all(following);
  return times;
}

async function asKinto(server) {
  say("The same load on Kinto ...");
  const empty = server.memory();
  const load = new Load(server.url, WRITERS);
  await load.must("PUT", "/v1/buckets/team");
  await load.must("PUT", "/v1/buckets/team/collections/log");
  const records = "/v1/buckets/team/collections/log/records";
  const write = await load.writes(RIVAL_WRITES, (number) => kept(load, `${records}/w${number}`, { data: thing(number) }));
  await filled(EVENTS, 25, (from, to) => {
    const requests = range(from, to).map((number) => ({ method: "PUT", path: `${records}/r${number}`, body: { data: thing(number) } }));
    return load.must("POST", "/v1/batch", { requests });
  });
  const full = server.memory();
  const first = await medianOf(async () => {
    let got = 0;
    for (let path = `${records}?_limit=10000`; path; ) {
      const { text, headers } = await load.ask("GET", path);
      got += JSON.parse(text).data.length;
      path = headers["next-page"] && new URL(headers["next-page"]).pathname + new URL(headers["next-page"]).search;
    }
    if (got < EVENTS) throw new Error(`Kinto gave ${got} records.`);
  });
  return { write, first, empty, full };
}

/** If two writes collide, Kinto responds with 409 and expects another try. */
async function kept(load, path, body) {
  for (;;) {
    const { status, text } = await load.ask("PUT", path, body);
    if (status < 300) return;
    if (status !== 409) throw new Error(`PUT ${path}: ${status} ${text.slice(0, 300)}`);
  }
}

async function asCouchdb(server) {
  say("The same load on PouchDB Server ...");
  const empty = server.memory();
  const load = new Load(server.url, WRITERS);
  await load.must("PUT", "/team");
  const write = await load.writes(RIVAL_WRITES, (number) => load.must("PUT", `/team/w${number}`, thing(number)));
  await filled(EVENTS, 1_000, (from, to) => {
    const docs = range(from, to).map((number) => ({ _id: `r${number}`, ...thing(number) }));
    return load.must("POST", "/team/_bulk_docs", { docs });
  });
  const full = server.memory();
  const first = await medianOf(async () => {
    const { rows } = await load.must("GET", "/team/_all_docs?include_docs=true");
    if (rows.length < EVENTS) throw new Error(`PouchDB Server gave ${rows.length} documents.`);
  });
  return { write, first, empty, full };
}

/** Stands for a line of the log, with the median length of our lines. */
const thing = (number) => ({ at: "2026-03-16T09:30:00Z", by: "coordinator", person: `person-${number % 2_000}`, limits: { as_trainee: number % 5, as_mentor: 2 } });

const range = (from, to) => Array.from({ length: to - from }, (_, number) => from + number);

async function filled(count, atOnce, write) {
  for (let from = 0; from < count; from += atOnce) await write(from, Math.min(from + atOnce, count));
}

async function medianOf(ask) {
  const times = [];
  for (let turn = 0; turn < runs(5); turn++) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return median(times);
}
