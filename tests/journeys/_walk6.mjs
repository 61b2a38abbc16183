import { launch } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
const dir = process.argv[2], theme = process.argv[3], phone = dir === "phone";
const host = await serve("/work/main/dist", "/");
const browser = await launch();
const ctx = await browser.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 }, locale: "en-GB", timezoneId: "Europe/Berlin", colorScheme: theme });
const page = await ctx.newPage();
await page.goto(host.url); await page.click("text=Open the sample company"); await page.waitForSelector(".app-shell"); await page.waitForTimeout(1500);
await page.goto(host.url + "paths"); await page.waitForSelector("h1.page__title");
await page.getByRole("button", { name: /Change/ }).first().click(); await page.waitForTimeout(400);
for (const s of await page.locator(".card >> nth=0 >> summary").all()) { await s.click().catch(()=>{}); }
await page.waitForTimeout(300);
for (const s of await page.locator("summary").all()) { if (await s.evaluate(e => !e.parentElement.open && e.closest("form, .form, fieldset, article, section") && /Rules|Sign-off|When|How long|Before|shorter|refresher/.test(e.textContent))) await s.click().catch(()=>{}); }
await page.evaluate(() => scrollTo(0, 0)); await page.waitForTimeout(300);
await page.screenshot({ path: `/tmp/shots/z-editor-${dir}-${theme}.png`, fullPage: true });
await browser.close(); await host.stop();
