// A coordinator's way through a full-size company in the app as it ships, with the processor slowed down fourfold: how
// long each press and key takes until the next frame, and how much memory the page needs.
import { inPage } from "../lib/browser.mjs";
import { hosted } from "../lib/host.mjs";
import { median, partOf, runs } from "../lib/numbers.mjs";
import { app } from "../lib/places.mjs";
import { row } from "../lib/report.mjs";
import { say } from "../lib/tool.mjs";
import { writeCompany } from "../ui/company.mjs";
import { measured, watchInteractions } from "../ui/interactions.mjs";
import { memory, watchMemories } from "../ui/memory.mjs";
import { STEPS } from "../ui/walk.mjs";

const SLOWDOWN = 4;
const PATIENCE = { timeout: 300_000 };
/** How many of the slowest steps are named. */
const WORST = 5;

export async function run() {
  const file = writeCompany("ui");
  const walks = [];
  while (walks.length < runs(3)) walks.push(await walk(file));
  const steps = STEPS.map(({ name, isInput = true }, at) => {
    const each = walks.map(({ steps }) => steps[at]);
    const slowest = median(each.map((step) => Math.max(...step.answers)));
    const middle = (figure) => median(each.map((step) => step[figure]));
    return { name, isInput, slowest, drawn: middle("drawn"), inView: middle("inView"), task: middle("longestTask") };
  });
  const all = walks.flatMap(({ steps }) => steps.filter((_, at) => STEPS[at].isInput !== false).flatMap((step) => step.answers));
  const pressed = steps.filter((step) => step.isInput).sort((one, other) => other.slowest - one.slowest);
  const opened = steps.filter(({ name }) => name.endsWith(": open"));
  const slowestBy = (figure) => opened.toSorted((one, other) => other[figure] - one[figure]).slice(0, WORST);
  const rows = [
    row("press or key to the next frame: half are within", "ms", partOf(all, 0.5)),
    row("press or key to the next frame: 98 of 100 are within", "ms", partOf(all, 0.98)),
    ...pressed.slice(0, WORST).map(({ name, slowest }) => row(`slowest: ${name}`, "ms", slowest)),
    row("opening a page until all in view is drawn: half are within", "ms", partOf(opened.map(({ inView }) => inView), 0.5)),
    ...slowestBy("inView").map(({ name, inView }) => row(`${name}, until all in view is drawn`, "ms", inView)),
    row("opening a page until nothing more is drawn: half are within", "ms", partOf(opened.map(({ drawn }) => drawn), 0.5)),
    ...slowestBy("drawn").map(({ name, drawn }) => row(`${name}, until nothing more is drawn`, "ms", drawn)),
    row("longest task of the walk", "ms", Math.max(...steps.map((step) => step.task))),
    row("memory after the walk: heap of JavaScript", "MB", median(walks.map(({ memory }) => memory.heap))),
    row("memory after the walk: WebAssembly", "MB", median(walks.map(({ memory }) => memory.wasm))),
  ];
  for (const { name, slowest, drawn, inView, task } of steps) {
    const [seen, all, longest] = [inView, drawn, task].map(Math.round);
    say(`${name}: ${slowest} ms, in view after ${seen} ms, all drawn after ${all} ms, longest task ${longest} ms`);
  }
  return { rows };
}

function walk(file) {
  say("Walking through a company of full size ...");
  return hosted([app()], (url) =>
    inPage("about:blank", async (page) => {
      const session = await page.context().newCDPSession(page);
      await page.addInitScript(watchInteractions);
      await page.addInitScript(watchMemories);
      await page.goto(url);
      await page.locator('input[type="file"]').setInputFiles(file, PATIENCE);
      await page.locator("h1.page__title").waitFor(PATIENCE);
      // By then, the work that follows opening, such as saving, is over.
      await page.waitForTimeout(8_000);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
      const steps = [];
      for (const { name, act } of STEPS) steps.push(await measured(page, name, act));
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      return { steps, memory: await memory(page, session) };
    }),
  );
}
