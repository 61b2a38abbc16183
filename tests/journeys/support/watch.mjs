// Everything that a page reports as wrong: exceptions, console errors, violations of the content security policy, and
// requests to other hosts. Any of them fails the journey.
import assert from "node:assert/strict";

// Console messages about the build tool's own pages and workers, which don't concern a visitor.
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

  /** Expects a problem that this journey causes on purpose. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  add(words) {
    this.#found.push(words);
  }

  fromConsole(message) {
    if (!["error", "warning"].includes(message.type())) return;
    const { url } = message.location();
    // A static host responds to a deep link with 404.html and status 404.
    const isPage = url && !/\.\w+$/.test(new URL(url).pathname);
    if (isPage && /status of 404/.test(message.text())) return;
    // For a file that is not a page, a browser requests the host's icon.
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

  /** Everything reported so far, appended to another failure because it may explain it. */
  get said() {
    return this.any ? `\nThe page had reported:\n${this.#found.join("\n")}` : "";
  }

  /** Fails with everything that was reported and not expected. */
  none() {
    const left = this.#found.filter((words) => !this.#expected.some((pattern) => pattern.test(words)));
    assert.deepEqual(left, [], "the page reported problems");
  }
}
