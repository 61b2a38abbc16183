// How long a page takes to answer a person: from the input to the next frame, by the browser's own account of it
// (Event Timing); until the page changes no more; and the longest task that followed.

/** Below this the browser reports nothing; what it does not report counts as this. */
export const SHORTEST_MS = 16;

/** Runs in a page before anything else. */
export function watchInteractions() {
  globalThis.answers = new Map();
  globalThis.tasks = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId === 0) continue;
      globalThis.answers.set(interactionId, Math.max(duration, globalThis.answers.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.tasks.push({ startTime, duration });
  }).observe({ type: "longtask" });
  addEventListener("click", (event) => (globalThis.pressedAt = event.timeStamp), { capture: true });
  const drawn = new MutationObserver(() => (globalThis.drawnAt = performance.now()));
  drawn.observe(document, { childList: true, characterData: true, subtree: true });
}

/** Does one thing to a page that is at rest, and waits until it rests again. */
export async function measured(page, name, act) {
  await rested(page);
  await page.evaluate(forget);
  await act(page);
  await rested(page);
  const { answers, tasks, drawn } = await page.evaluate(told);
  // A press that the browser does not tell of was shorter than what it tells.
  return { name, answers: answers.length > 0 ? answers : [SHORTEST_MS], drawn, longestTask: Math.max(0, ...tasks) };
}

/** Until nothing has kept the page busy for half a second. */
function rested(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    let quiet = 0;
    while (quiet < 10) {
      const before = performance.now();
      await new Promise((done) => setTimeout(done, 50));
      await frame();
      quiet = performance.now() - before < 120 ? quiet + 1 : 0;
    }
  });
}

function forget() {
  globalThis.answers.clear();
  globalThis.pressedAt = globalThis.drawnAt = performance.now();
  globalThis.tasks.length = 0;
}

function told() {
  const drawn = Math.max(0, globalThis.drawnAt - globalThis.pressedAt);
  return { answers: [...globalThis.answers.values()], drawn, tasks: globalThis.tasks.map((task) => task.duration) };
}
