// Requests over connections that stay open, with the time until each response.
import { Agent, request } from "node:http";

/** Connections to one server. A connection has only one request at a time. */
export class Load {
  #agent;

  constructor(url, connections, headers = {}) {
    const { hostname, port } = new URL(url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    Object.assign(this, { hostname, port, connections, headers });
  }

  /** Sends a request, and returns the status, the headers, and the body as text. */
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

  /** Sends a request that must succeed. */
  async must(method, path, body) {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer.text === "" ? undefined : JSON.parse(answer.text);
  }

  /**
   * Sends this many writes over all connections, after a tenth as many to warm up. Returns the microseconds per write.
   */
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
