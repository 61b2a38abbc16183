// Work in another thread that continues until it is stopped. The fixtures' own work ends before anyone could press Stop.
import assert from "node:assert/strict";
import { becomes, sees, seesNo } from "./see.mjs";

/** From here on, no question reaches a worker, so none ever responds. */
export async function keepWorkersWaiting(page) {
  await page.evaluate(() => {
    Worker.prototype.reallyPostMessage = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => {};
  });
}

/** From here on, questions reach workers again. */
export async function letWorkersWork(page) {
  await page.evaluate(() => {
    Worker.prototype.postMessage = Worker.prototype.reallyPostMessage;
  });
}

/** From here on, only the first part of the next worker's response is received, as if the worker ran much longer. */
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

/** Starts long work with one button and stops it with the one next to it. */
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
