// A journey: a test with its own browser context and the built app, watched for everything that the page reports as wrong.
import { after, test } from "node:test";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { builtFor } from "./below.mjs";
import { launch } from "./browser.mjs";
import { Hands } from "./hands.mjs";
import { serve } from "./host.mjs";
import { leaveFor } from "./leaving.mjs";
import { watch } from "./watch.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The folder of the built app. */
export const DIST = resolve(ROOT, process.env.DIST ?? "dist");

/** A few days before the first week of the fixtures. */
export const BEFORE_THE_WEEKS = "2026-12-03T09:00:00Z";

/** The path of a fixture file. */
export const fixture = (name) => join(ROOT, "tests/fixtures", name);

let browser;
const hosts = new Map();

after(async () => {
  await browser?.close();
  await Promise.all([...hosts.values()].map((host) => host.stop()));
});

/**
 * Declares a test that receives a `Journey`. Settings: `now` (the fixed time, or `null` for the real clock), `base` (the
 * path that the app is served below), `context` (options for the browser context).
 */
export function journey(name, settings, steps) {
  if (!steps) [settings, steps] = [{}, settings];
  test(name, async (t) => {
    const walk = await Journey.begin(settings);
    const patience = deadline(settings.timeout ?? 120_000);
    try {
      await Promise.race([steps(walk, t), patience.over]);
    } catch (failure) {
      failure.message += walk.problems.said;
      throw failure;
    } finally {
      patience.end();
      await walk.end();
    }
    walk.problems.none();
  });
}

/** A page that has crashed may never respond. The journey ends anyway and closes its browser context. */
function deadline(milliseconds) {
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${milliseconds / 1000} seconds`)), milliseconds);
  });
  return { over, end: () => clearTimeout(timer) };
}

/** The app's host below a path, shared by all journeys of a file until one of them stops it. */
async function hostAt(base) {
  const known = hosts.get(base);
  if (known && !known.stopped) return known;
  const served = await serve(base === "/" ? DIST : builtFor(base, DIST), base);
  const host = {
    url: served.url,
    stopped: false,
    stop() {
      const running = !this.stopped;
      this.stopped = true;
      return running ? served.stop() : undefined;
    },
  };
  hosts.set(base, host);
  return host;
}

export class Journey {
  static async begin({ base = "/", now = BEFORE_THE_WEEKS, context: options = {} }) {
    browser ??= await launch();
    const host = await hostAt(base);
    const context = await browser.newContext({
      acceptDownloads: true,
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(20_000);
    if (now) await context.clock.setFixedTime(now);
    const walk = new Journey();
    Object.assign(walk, { browser, context, problems: await watch(context), host, url: host.url });
    walk.page = await context.newPage();
    walk.hands = new Hands(walk.page);
    return walk;
  }

  /** Opens an address of the app in this tab, like a link from outside. */
  async open(path = "") {
    await leaveFor(this.page, this.url + path);
    await opened(this.page);
  }

  /** Returns to the app at another time. */
  async openAt(time, path = "") {
    await this.context.clock.setFixedTime(time);
    await this.open(path);
  }

  /** Opens another tab in the same browser. */
  async newTab(path = "") {
    const page = await this.context.newPage();
    await leaveFor(page, this.url + path);
    await opened(page);
    return page;
  }

  async end() {
    await this.context.close();
  }
}

/** Waits until the app itself has replaced what the page shows before it. */
async function opened(page) {
  await page.locator("#opening, .last-today").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();
}
