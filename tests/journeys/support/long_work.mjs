// Work in another thread that goes on until somebody stops it. The fixtures' own is over before a hand could reach Stop.
import assert from "node:assert/strict";
import { becomes, sees, seesNo } from "./see.mjs";

/** From here on no question reaches a worker, so that none ever answers. */
export async function keepWorkersWaiting(page) {
  await page.evaluate(() => {
    Worker.prototype.reallyPostMessage = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => {};
  });
}

/** From here on workers are asked again. */
export async function letWorkersWork(page) {
  await page.evaluate(() => {
    Worker.prototype.postMessage = Worker.prototype.reallyPostMessage;
  });
}

/** From here on the next worker is heard up to the first part of its answer, as if it went on for long after that. */
export async function hearOnlyTheFirstPart(page) {
  await page.evaluate(() => {
    const listen = Worker.prototype.addEventListener;
    const LISTENS_AND_FIRST_PART = 2;
    let heard = 0;
    Worker.prototype.addEventListener = function (type, hear, ...rest) {
      const upToThere = (event) => ++heard <= LISTENS_AND_FIRST_PART && hear.call(this, event);
      const isFirst = type === "message";
      if (isFirst) Worker.prototype.addEventListener = listen;
      return listen.call(this, type, isFirst ? upToThere : hear, ...rest);
    };
  });
}

/** Begins work that takes long with one button, and stops it with the one beside it. */
export async function beginAndStop({ page, hands }, begin, busy, end = "Stop") {
  await keepWorkersWaiting(page);
  await hands.press(begin);
  const going = page.getByRole("button", { name: busy });
  await sees(going);
  assert.ok(await hasFocus(going), "whoever began it is still there");
  await becomes(() => page.workers().length, 1, "one worker is at it");
  const stop = page.getByRole("button", { name: end });
  await hands.press(stop);
  await seesNo(stop);
  await sees(begin);
  await becomes(() => page.workers().length, 0, "the worker is gone");
  assert.ok(await hasFocus(begin), "whoever stopped it can begin it again");
  await letWorkersWork(page);
}

const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);
