// Requests over connections that stay open, and the time until each answer.
import { Agent, request } from "node:http";

/** Connections to one server; every request is answered before its connection takes the next. */
export class Load {
  #agent;

  constructor(url, connections, headers = {}) {
    const { hostname, port } = new URL(url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    Object.assign(this, { hostname, port, connections, headers });
  }

  /** Asks once; gives the status, the headers and the body as text. */
  ask(method, path, body) {
    const { hostname, port, headers } = this;
    const text = typeof body === "object" ? JSON.stringify(body) : body;
    const described = text === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    return new Promise((done, failed) => {
      const settings = { agent: this.#agent, hostname, port, method, path, headers: { ...headers, ...described } };
      const asked = request(settings, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
        answer.on("error", failed);
      });
      asked.on("error", failed);
      asked.end(text);
    });
  }

  /** Asks, and expects success. */
  async must(method, path, body) {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer.text === "" ? undefined : JSON.parse(answer.text);
  }

  /** So many writes over all connections, the first tenth of them to warm up; gives microseconds for one. */
  async writes(count, write) {
    await this.#all(count / 10, write);
    const began = performance.now();
    await this.#all(count, (number) => write(count + number));
    return ((performance.now() - began) * 1_000) / count;
  }

  async #all(count, write) {
    let next = 0;
    const one = async () => {
      while (next < count) await write(next++);
    };
    await Promise.all(Array.from({ length: this.connections }, one));
  }

  end() {
    this.#agent.destroy();
  }
}
