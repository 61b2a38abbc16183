// The measured servers, each in a separate process on an empty database of its own.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { BENCH, ROOT } from "../lib/places.mjs";
import { pythonWith } from "../lib/python.mjs";
import { answer, say, tool } from "../lib/tool.mjs";

/** Builds our server. */
export function built() {
  say("Building the server ...");
  tool("cargo", ["build", "--profile", "server", "--package", "switchback-server", "--locked"], { cwd: ROOT });
  return join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "server/switchback-server");
}

/** Starts our server on an SQLite file. `link` is the secret of its first sign-in link. */
export async function ours(program) {
  const folder = mkdtempSync(join(tmpdir(), "switchback-bench-"));
  const database = join(folder, "workspace.sqlite");
  const server = await started(program, ["serve", "--database", database, "--listen", "127.0.0.1:0"], folder);
  const url = (await server.line()).replace("Listening on ", "");
  const link = (await server.line()).match(/#\/join\/(\S+)/)[1];
  return { ...server, url, link };
}

/** Starts Kinto on a separate PostgreSQL. */
export async function kinto() {
  const python = pythonWith(join(BENCH, "team/requirements.txt"));
  const postgres = answer(join(ROOT, "script/postgres"), ["new"]).trim();
  const folder = mkdtempSync(join(tmpdir(), "switchback-bench-"));
  const settings = join(folder, "kinto.ini");
  const port = await freePort();
  writeFileSync(settings, kintoSettings(`postgresql://postgres@/postgres?host=${postgres}`, port));
  const program = join(dirname(python), "kinto");
  tool(program, ["migrate", "--ini", settings]);
  const server = await started(program, ["start", "--ini", settings, "--port", String(port)], folder);
  const stop = async () => {
    await server.stop();
    tool(join(ROOT, "script/postgres"), ["remove", postgres]);
  };
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/v1/__heartbeat__`);
  return { ...server, url, stop };
}

function kintoSettings(database, port) {
  const backends = ["storage", "permission"].flatMap((part) => [
    `kinto.${part}_backend = kinto.core.${part}.postgresql`,
    `kinto.${part}_url = ${database}`,
  ]);
  return [
    "[server:main]",
    "use = egg:waitress#main",
    "host = 127.0.0.1",
    `port = ${port}`,
    "[app:main]",
    "use = egg:kinto",
    ...backends,
    "kinto.cache_backend = kinto.core.cache.memory",
    "kinto.bucket_create_principals = system.Everyone",
    "kinto.bucket_write_principals = system.Everyone",
    "kinto.paginate_by = 10000",
    "",
  ].join("\n");
}

/** Starts a server with the API of CouchDB, on PouchDB with LevelDB. */
export async function couchdb() {
  const folder = mkdtempSync(join(tmpdir(), "switchback-bench-"));
  const server = await started("node", [join(BENCH, "team/couchdb.mjs"), folder], folder);
  return { ...server, url: await server.line() };
}

async function started(program, words, folder) {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "ignore"], cwd: folder });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    line: async () => (await lines.next()).value ?? Promise.reject(new Error(`${program} has ended.`)),
    memory: () => memory(child.pid),
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the megabytes that a process holds in memory. Works only on Linux. */
function memory(pid) {
  const status = spawnSync("cat", [`/proc/${pid}/status`], { encoding: "utf8" }).stdout;
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)?.[1]) / 1024;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function answers(url) {
  for (let tries = 0; tries < 300; tries++) {
    const is = await fetch(url).then((answer) => answer.ok, () => false);
    if (is) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url} does not answer.`);
}
