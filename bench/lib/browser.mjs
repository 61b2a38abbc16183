// The real browser that is installed here, without any network traffic of its own.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The flags of every measured browser. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const OPTIONS = { args: FLAGS };

export function executablePath() {
  const place = PLACES.find((place) => place && existsSync(place));
  if (!place) throw new Error("Chromium is missing: install it, or say in CHROMIUM where it is.");
  return place;
}

export function version() {
  return spawnSync(executablePath(), ["--version"], { encoding: "utf8" }).stdout.trim();
}

/** Opens a browser with a profile in a folder, like a person's browser: what it stores is still there next time. */
export function openProfile(folder, options = {}) {
  return chromium.launchPersistentContext(folder, { executablePath: executablePath(), ...OPTIONS, ...options });
}

/** Runs `deed` in a page of a fresh browser. */
export async function inPage(url, deed) {
  const browser = await chromium.launch({ executablePath: executablePath(), ...OPTIONS });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(`In the page: ${error.message}`));
    page.on("console", (line) => line.type() === "error" && console.error(`In the page: ${line.text()}`));
    await page.goto(url);
    return await deed(page);
  } finally {
    await browser.close();
  }
}
