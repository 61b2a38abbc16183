// How long a page takes to respond to a person: from the input to the next frame, as the browser reports it (Event
// Timing), until the page no longer changes in view and anywhere, and the longest task that followed.

/** The browser reports nothing shorter. Unreported interactions count as this long. */
export const SHORTEST_MS = 16;

/** Runs in a page before anything else. */
export function watchInteractions() {
  globalThis.answers = new Map();
  globalThis.drawn = [];
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
  const watcher = new MutationObserver((changes) => {
    const nodes = changes.flatMap(({ type, target, addedNodes }) => (type === "childList" ? [...addedNodes] : [target]));
    globalThis.drawn.push({ at: performance.now(), nodes });
  });
  watcher.observe(document, { childList: true, characterData: true, subtree: true });
}

/** Does something on a page that is at rest, and waits until it is at rest again. */
export async function measured(page, name, act) {
  await rested(page);
  await page.evaluate(forget);
  await act(page);
  await rested(page);
  const { answers, tasks, drawn, inView } = await page.evaluate(told);
  // A press that the browser does not report was shorter than its minimum.
  return { name, answers: answers.length > 0 ? answers : [SHORTEST_MS], drawn, inView, longestTask: Math.max(0, ...tasks) };
}

/** Waits until nothing has kept the page busy for half a second. */
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
  globalThis.pressedAt = performance.now();
  globalThis.drawn = [];
  globalThis.tasks.length = 0;
}

function told() {
  const box = (node) => {
    const range = document.createRange();
    range.selectNode(node);
    return range.getBoundingClientRect();
  };
  const isInView = (node) => {
    if (!node.isConnected) return false;
    const { top, bottom, height } = box(node);
    return height > 0 && bottom > 0 && top < innerHeight;
  };
  const last = (changes) => Math.max(0, ...changes.map(({ at }) => at - globalThis.pressedAt));
  return {
    answers: [...globalThis.answers.values()],
    drawn: last(globalThis.drawn),
    inView: last(globalThis.drawn.filter(({ nodes }) => nodes.some(isInView))),
    tasks: globalThis.tasks.map((task) => task.duration),
  };
}
