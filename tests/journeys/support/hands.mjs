// A person's actions with mouse and keyboard, counted by role.
import { readFile } from "node:fs/promises";

export class Hands {
  #counts = new Map();
  #role = "coordinator";

  constructor(page) {
    this.page = page;
  }

  /** Counts the following actions for this role. */
  become(role) {
    this.#role = role;
  }

  async press(locator) {
    this.#count();
    await locator.click();
  }

  async write(locator, text) {
    this.#count();
    await locator.fill(text);
  }

  async choose(locator, option) {
    this.#count();
    await locator.selectOption(option);
  }

  async bring(locator, files) {
    this.#count();
    await locator.setInputFiles(files);
  }

  /** Presses a control that starts a download, and returns the downloaded file. */
  async download(locator) {
    const arrives = this.page.waitForEvent("download");
    await this.press(locator);
    const download = await arrives;
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
  }

  /** How many actions each role had to perform by hand. */
  get counts() {
    return Object.fromEntries(this.#counts);
  }

  #count() {
    this.#counts.set(this.#role, (this.#counts.get(this.#role) ?? 0) + 1);
  }
}
