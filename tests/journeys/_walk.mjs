import { launch } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
const dir = process.argv[2], theme = process.argv[3], phone = dir === "phone";
const host = await serve(process.env.DIST ?? "/work/main/dist", "/");
const browser = await launch();
const ctx = await browser.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 }, locale: "en-GB", timezoneId: "Europe/Berlin", colorScheme: theme });
const page = await ctx.newPage();
page.setDefaultTimeout(8000);
page.on("console", m => { if (m.type() == "error") console.log(m.type(), m.text().slice(0, 300)); });
page.on("pageerror", e => console.log("PAGEERROR", String(e).slice(0, 500)));
const shot = async (n) => { await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/shots/x-${n}-${dir}-${theme}.png`, fullPage: true }); };
const attempt = async (n, f) => { try { await f(); await shot(n); } catch (e) { console.log("FAILED", n, String(e).slice(0, 200)); await shot(n + "-failed"); } };
const go = async (p) => { await page.goto(host.url + p); await page.waitForSelector("h1.page__title"); await page.waitForTimeout(300); };
const become = async (name) => { await page.getByRole("button", { name: /^You are/ }).click(); const d = page.getByRole("dialog"); if (!name.startsWith("The ") && !name.startsWith("A ")) await d.getByLabel("Find yourself").fill(name); await d.getByRole("button", { name }).first().click(); await page.waitForTimeout(300); };
await page.goto(host.url); await page.click("text=Open the sample company"); await page.waitForSelector(".app-shell"); await page.waitForTimeout(1500);
// someone who has to write a scorecard
await go("schedule"); await attempt("schedule", async () => {});
await go("meet"); await attempt("meet-empty", async () => {});
await attempt("meet-two", async () => { for (const i of [3, 9]) { await page.locator("#meeting-person").selectOption({ index: i }); await page.waitForTimeout(300); } });
await go("paths");
await attempt("rubric", async () => { await page.locator("summary", { hasText: "rubric" }).first().click(); });
await attempt("enrol-rule", async () => { await page.locator("text=Enrol by a rule").first().scrollIntoViewIfNeeded(); });
await attempt("editor", async () => { await page.getByRole("button", { name: /Change/ }).first().click(); await page.waitForTimeout(400); });
await attempt("version-preview", async () => {
  const times = page.locator("input[type=number]").first(); await times.fill("3"); await times.blur(); await page.waitForTimeout(400);
  await page.getByRole("button", { name: /^Publish/ }).first().click(); await page.waitForTimeout(800); });
await go("people?standing=on-the-way");
await attempt("climb-exceptions", async () => { await page.locator(".data-table tbody tr >> nth=3 >> td[data-label='On the way'] a").first().click(); await page.waitForTimeout(500); for (const s of await page.locator("summary").all()) await s.click(); });
await go("people");
await attempt("person", async () => { await page.locator(".data-table tbody tr >> nth=5 >> a").first().click(); await page.waitForTimeout(500); });
await attempt("certificate", async () => { await page.locator("a[href*='/certificates/']").first().click(); await page.waitForTimeout(500); });
await go("");
await attempt("today-coordinator", async () => {});
// a trainee with a scorecard to write: from the nudges
const links = await page.locator("a[href*='/sessions/']").evaluateAll(a => a.map(x => x.getAttribute("href")));
console.log(links.length, "session links");
for (const [n, l] of [...new Set(links)].slice(0, 4).entries()) { await page.goto(new URL(l, host.url).href); await page.waitForTimeout(500); await attempt("session-" + n, async () => {}); }
await browser.close(); await host.stop();
