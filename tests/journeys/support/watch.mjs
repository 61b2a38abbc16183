// What a page reports as wrong: exceptions, errors on the console, violations of the content security policy,
// and requests to anybody else. Any of them fails the journey.
import assert from "node:assert/strict";

// What the build tool's own pages and workers make the console say; it does not concern a visitor.
const KNOWN = [
  /The `integrity` attribute is currently ignored for preload destinations/,
  /using deprecated parameters for the initialization function/,
];

export async function watch(context) {
  const problems = new Problems();
  context.on("weberror", (error) => problems.add(`exception: ${error.error()?.stack ?? error.error()}`));
  context.on("console", (message) => problems.fromConsole(message));
  context.on("request", (request) => problems.fromRequest(request));
  await context.exposeBinding("reportViolation", (_, words) => problems.add(`policy: ${words}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return problems;
}

class Problems {
  #found = [];
  #expected = [];

  /** Something that this journey brings about on purpose. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  add(words) {
    this.#found.push(words);
  }

  fromConsole(message) {
    if (!["error", "warning"].includes(message.type())) return;
    const { url } = message.location();
    // A deep link on a static host is answered by 404.html, with the status that goes with it.
    const isPage = url && !/\.\w+$/.test(new URL(url).pathname);
    if (isPage && /status of 404/.test(message.text())) return;
    // Beside a file that is no page, a browser looks for an icon of the host's.
    if (url?.endsWith("/favicon.ico")) return;
    if (KNOWN.some((known) => known.test(message.text()))) return;
    this.add(`${message.type()} on the console: ${message.text()} (${url})`);
  }

  fromRequest(request) {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") this.add(`request to ${request.url()}`);
  }

  /** Whether anything was reported. */
  get any() {
    return this.#found.length > 0;
  }

  /** Everything reported so far, to stand behind another failure, which it may explain. */
  get said() {
    return this.any ? `\nThe page had reported:\n${this.#found.join("\n")}` : "";
  }

  /** Fails with everything that was reported and not expected. */
  none() {
    const left = this.#found.filter((words) => !this.#expected.some((pattern) => pattern.test(words)));
    assert.deepEqual(left, [], "the page reported problems");
  }
}
