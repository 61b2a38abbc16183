// A team's server as a separate process with its own file, serving the built app.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DIST } from "./journey.mjs";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const PROGRAM = join(TARGET, "debug/switchback-server");

/** What a browser reports when the server is gone, or for requests in flight when a page was left. */
export const IS_GONE =
  /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_FAILED|ERR_INTERNET_DISCONNECTED|status of 50|error occurred when fetching the script/;

export class TeamServer {
  #process;
  #folder;
  #port = 0;
  #args = [];

  /**
   * Starts a new server on which no one has signed in. Its clock begins at `now`, if given, and it listens on a free port
   * unless given one.
   */
  static async start(now, args = [], port = 0) {
    if (!existsSync(PROGRAM)) throw new Error("There is no server: run cargo build -p switchback-server first.");
    const server = new TeamServer();
    server.#args = args;
    server.#port = port;
    server.#folder = await mkdtemp(join(tmpdir(), "switchback-team-"));
    await server.run(now);
    return server;
  }

  /** Runs the server with its file, at the same address as before. */
  async run(now) {
    const database = join(this.#folder, "workspace.sqlite");
    const listen = `127.0.0.1:${this.#port}`;
    const args = ["serve", "--database", database, "--app", DIST, "--listen", listen, ...this.#args];
    // The process itself and not a program that starts it, because this process is killed.
    const env = now ? { ...process.env, ...clockAt(now) } : process.env;
    this.#process = spawn(PROGRAM, args, { stdio: ["ignore", "pipe", "inherit"], env });
    const lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    const { value: listening } = await lines.next();
    this.url = listening.replace("Listening on ", "");
    this.#port = new URL(this.url).port;
    if (!this.firstLink) this.firstLink = (await lines.next()).value.match(/http\S+/)[0];
  }

  /** Kills the server without warning. */
  async kill() {
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }

  /** Deletes the killed server's file. The next run begins without a workspace. */
  async loseFile() {
    await rm(this.#folder, { recursive: true });
    this.#folder = await mkdtemp(join(tmpdir(), "switchback-team-"));
    this.firstLink = undefined;
  }

  async stop() {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

const FAKE_TIME = libraries().find((path) => existsSync(path));

/** Whether this machine can set another time for a server. */
export const canSetClock = FAKE_TIME !== undefined;

/** Where Debian keeps the library on each architecture. */
function libraries() {
  const folders = existsSync("/usr/lib") ? readdirSync("/usr/lib") : [];
  return folders.map((folder) => join("/usr/lib", folder, "faketime/libfaketime.so.1"));
}

/** The environment in which a program's clock begins at an instant. Its timers run as usual. */
function clockAt(now) {
  const said = now.replace("T", " ").replace(/(\.\d+)?Z$/, "");
  return { LD_PRELOAD: FAKE_TIME, FAKETIME: `@${said}`, FAKETIME_DONT_FAKE_MONOTONIC: "1", TZ: "UTC" };
}

/** A free port, for a server that must know it before it listens. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
