// Fingers on a phone, as the browser itself sends them: touches that may become a scroll.
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { becomes, sees } from "./support/see.mjs";

const PHONE = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } };
/** Longer than a finger has to rest before it paints. */
const REST = 600;

/** One finger on the page. */
class Finger {
  static async of(page) {
    const finger = new Finger();
    finger.page = page;
    finger.devtools = await page.context().newCDPSession(page);
    return finger;
  }

  async down(locator) {
    const { x, y, width, height } = await locator.boundingBox();
    this.at = { x: x + width / 2, y: y + height / 2 };
    await this.#send("touchStart", [this.at]);
  }

  /** Moves in small steps, as fingers do. */
  async move(across, down) {
    const { x, y } = this.at;
    for (let step = 1; step <= 10; step++) {
      this.at = { x: x + (across * step) / 10, y: y + (down * step) / 10 };
      await this.#send("touchMove", [this.at]);
      await this.page.waitForTimeout(16);
    }
  }

  async up() {
    await this.#send("touchEnd", []);
  }

  async #send(type, touchPoints) {
    await this.devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}

journey("a finger scrolls over the hours, marks what it taps, and paints after resting", PHONE, async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.become("Leila Haddad", "trainee");
  await app.shell.goTo("Availability");
  const cell = (time) => app.hours.cell("Saturday", time);
  const marked = () => walk.page.locator(".hours-grid__cell[aria-pressed=true]").count();
  const scrolled = () => walk.page.evaluate(() => scrollY);
  const finger = await Finger.of(walk.page);
  await sees(walk.page.getByText("Tap a half hour, or touch and hold it"));
  await cell("14:00").scrollIntoViewIfNeeded();
  const [before, top] = [await marked(), await scrolled()];

  await finger.down(cell("14:00"));
  await finger.move(0, -200);
  await finger.up();
  assert.ok((await scrolled()) > top + 100, "a swipe scrolls the page");
  assert.equal(await marked(), before, "and marks nothing");

  await finger.down(cell("14:00"));
  await finger.up();
  await becomes(marked, before + 1, "a tap marks one half hour");

  const still = await scrolled();
  await finger.down(cell("15:00"));
  await walk.page.waitForTimeout(REST);
  await finger.move(0, 3 * (await cell("15:00").boundingBox()).height);
  await finger.up();
  await becomes(marked, before + 5, "a finger that rested paints what it crosses");
  assert.equal(await scrolled(), still, "and the page stays where it is");
  await app.shell.says("Weekly hours saved.");
});
