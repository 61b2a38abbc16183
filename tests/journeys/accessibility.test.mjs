// WCAG 2.2 AA on every page, checked by machine: light and dark, desktop and phone, and everything by keyboard alone.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { everyPage } from "./support/every_page.mjs";
import { fixture, journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const DEVICES = {
  "a desktop": { viewport: { width: 1280, height: 900 } },
  "a phone": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

// The axe rules that depend on colors. Everything else is the same in light and dark.
const COLORS = ["color-contrast", "link-in-text-block"];

for (const [device, screen] of Object.entries(DEVICES)) {
  const context = { ...screen, reducedMotion: "reduce" };
  journey(`axe finds nothing wrong on ${device}, in light and dark`, { context, timeout: 600_000 }, async (walk) => {
    const found = [];
    const analyse = async (page, axe) => {
      const { violations } = await axe.analyze();
      found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => said(page, id, node))));
    };
    const turn = async (colorScheme) => {
      await walk.page.emulateMedia({ colorScheme });
      await walk.page.evaluate(settled);
    };
    await everyPage(walk, pagesOf(walk), async (page) => {
      // From the top, as on a first visit. Further down, anything may be half covered by the header.
      await walk.page.evaluate(() => scrollTo(0, 0));
      await turn("dark");
      await analyse(`${page}, dark`, new AxeBuilder({ page: walk.page }).withRules(COLORS));
      await turn("light");
      await analyse(page, new AxeBuilder({ page: walk.page }).withTags(RULES));
    });
    assert.deepEqual(found, []);
  });
}

/** In the page: finishes every transition, so that no color is checked halfway. */
async function settled() {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const isFinite = (animation) => Number.isFinite(animation.effect.getComputedTiming().endTime);
  // Finishing one may start another, and on a busy machine the first may start late.
  for (let quiet = 0; quiet < 3; quiet += 1) {
    await drawn();
    const running = document.getAnimations().filter(isFinite);
    if (running.length > 0) quiet = 0;
    for (const animation of running) animation.finish();
  }
}

function said(page, id, { target, any }) {
  const [check] = any;
  return `${page}: ${id} at ${target.join(" ")}${check ? ` (${check.message})` : ""}`;
}

// A phone, a tablet, and a screen of 1280 by 1024 pixels at 400% zoom.
const SCREENS = [
  { width: 768, height: 640 },
  { width: 320, height: 640 },
  { width: 320, height: 256 },
];

journey("no page is wider than a phone or a tablet, and at 400% zoom no bar takes its space", {
  context: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
  timeout: 400_000,
}, async (walk) => {
  const found = [];
  await everyPage(walk, pagesOf(walk), async (page) => {
    for (const screen of SCREENS) {
      await walk.page.setViewportSize(screen);
      const { needed, widest } = await walk.page.evaluate(widthOfPage);
      if (needed > screen.width) found.push(`${page}: ${needed} pixels on ${screen.width}, ${widest}`);
    }
    const bars = await walk.page.evaluate(barsInView);
    if (bars.length > 0) found.push(`${page}: ${bars.join(", ")} stays in view at 400%`);
  });
  assert.deepEqual(found, []);
});

/** In the page: the full width, and the element that extends furthest. */
function widthOfPage() {
  const right = (element) => element.getBoundingClientRect().right;
  const elements = [...document.querySelectorAll("body *")].sort((a, b) => right(b) - right(a));
  return { needed: document.scrollingElement.scrollWidth, widest: elements[0]?.outerHTML.slice(0, 120) };
}

/** In the page: what stays in view when it scrolls, except dialogs, messages, and heads of a part that scrolls on its own. */
function barsInView() {
  const free = ":not(dialog, dialog *, .toast-stack, .toast-stack *, .week-calendar *, .person-week *)";
  const stays = (element) => {
    const { position, insetBlockStart } = getComputedStyle(element);
    return position === "fixed" || (position === "sticky" && insetBlockStart !== "auto");
  };
  return [...document.querySelectorAll(`body ${free}`)].filter(stays).map(({ className }) => className);
}

journey("the first steps of the main job work without a mouse", async (walk) => {
  const app = pagesOf(walk);
  const { page } = walk;
  // Listening for the event keeps the system's own dialog away.
  page.on("filechooser", () => {});
  await walk.open();
  await tabTo(page, app.welcome.ownFiles);
  await page.keyboard.press("Enter");
  const company = page.getByLabel("Company or team name");
  await sees(company);
  await tabTo(page, company);
  await page.keyboard.type("Harrowgate");
  await page.keyboard.press("Enter");
  await sees(app.today.bringInLink);
  await tabTo(page, app.today.bringInLink);
  await page.keyboard.press("Enter");
  await sees(app.bringIn.files);
  // The system's file dialog is not part of the page.
  for (const name of ["people.csv", "greenhouse-interviews.csv"]) {
    await tabTo(page, app.bringIn.files);
    const picks = page.waitForEvent("filechooser");
    await page.keyboard.press("Enter");
    await (await picks).setFiles(fixture(name));
    await tabTo(page, app.bringIn.takeButton);
    await page.keyboard.press("Enter");
    await sees(app.bringIn.files);
  }
  await tabTo(page, app.shell.way("Plan"));
  await page.keyboard.press("Enter");
  await tabTo(page, app.plan.planButton);
  await page.keyboard.press("Enter");
  await sees(app.plan.publishButton);
  await tabTo(page, app.plan.publishButton);
  await page.keyboard.press("Enter");
  await seesNo(app.plan.publishButton);
  await tabTo(page, app.shell.who);
  await page.keyboard.press("Enter");
  const find = page.getByLabel("Search by name");
  await tabTo(page, find);
  await page.keyboard.type("Leila");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Leila Haddad" }));
  await page.keyboard.press("Enter");
  await sees(app.today.confirmButton);
  await tabTo(page, app.today.confirmButton);
  await page.keyboard.press("Enter");
  await sees(app.shell.toast.filter({ hasText: "Session confirmed." }));
});

journey("the focus is not lost after a page changes", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  const focused = () => walk.page.evaluate(() => document.activeElement?.tagName ?? "none");
  await app.shell.goTo("People");
  assert.notEqual(await focused(), "BODY");
  await app.people.openPerson("Ruth Abernathy");
  assert.notEqual(await focused(), "BODY", "after following a link that is no longer there");
  await app.person.enrol("Coding");
  await becomes(async () => (await focused()) !== "BODY", true, "after pressing a button that is no longer there");
});

journey("a message never permanently covers the end of a page", {
  context: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
}, async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("People");
  await app.people.openPerson("Ruth Abernathy");
  await app.person.enrol("Coding");
  await sees(app.shell.toast);
  const last = walk.page.getByRole("button", { name: "Delete person", exact: true });
  await last.scrollIntoViewIfNeeded();
  await walk.page.evaluate(() => scrollTo(0, document.scrollingElement.scrollHeight));
  const covered = await last.evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return !button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  assert.ok(!covered, "the last button lies under the message");
});

journey("a dialog takes the focus, closes with Escape, and returns the focus", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await tabTo(walk.page, app.shell.who);
  await walk.page.keyboard.press("Enter");
  const dialog = walk.page.getByRole("dialog");
  await sees(dialog);
  assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)));
  await walk.page.keyboard.press("Escape");
  await seesNo(dialog);
  assert.ok(await app.shell.who.evaluate((element) => element === document.activeElement));
});

journey("the first Tab stop skips the navigation", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app);
  await walk.open("people");
  await sees(app.shell.who);
  await walk.page.keyboard.press("Tab");
  const skip = walk.page.getByRole("link", { name: "Skip to content" });
  assert.ok(await skip.evaluate((element) => element === document.activeElement));
  await walk.page.keyboard.press("Enter");
  await becomes(() => walk.page.evaluate(() => document.activeElement?.id), "main");
});

/** Presses Tab until this element has the focus, up to 200 times. */
async function tabTo(page, locator) {
  await sees(locator);
  const has = () => locator.first().evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 200; presses += 1) {
    if (await has()) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${locator}`);
}
