// The server of a team, as its own process on a file of its own, with the built app.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DIST } from "./journey.mjs";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const PROGRAM = join(TARGET, "debug/switchback-server");

export class TeamServer {
  #process;
  #folder;
  #port = 0;

  /** A new server, on which nobody has signed in. */
  static async start() {
    if (!existsSync(PROGRAM)) throw new Error("There is no server: run cargo build -p switchback-server first.");
    const server = new TeamServer();
    server.#folder = await mkdtemp(join(tmpdir(), "switchback-team-"));
    await server.run();
    return server;
  }

  /** Runs it on its file, at the address that it had before. */
  async run() {
    const database = join(this.#folder, "workspace.sqlite");
    const listen = `127.0.0.1:${this.#port}`;
    const args = ["serve", "--database", database, "--app", DIST, "--listen", listen];
    this.#process = spawn(PROGRAM, args, { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    const { value: listening } = await lines.next();
    this.url = listening.replace("Listening on ", "");
    this.#port = new URL(this.url).port;
    if (!this.firstLink) this.firstLink = (await lines.next()).value.match(/http\S+/)[0];
  }

  /** Ends it without a word. */
  async kill() {
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }

  async stop() {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
