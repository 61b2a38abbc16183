// The page in which ours and each rival that runs in a browser solve problems.
import init, * as ours from "/planner.js";
import loadHighs from "highs";
import { calledOff } from "./called-off.js";
import { check } from "./checker.js";
import { greedy } from "./greedy.js";
import { Model } from "./model.js";

await init();

globalThis.bench = {
  /** Fetches a problem. All later measurements are on it. */
  async open(name) {
    globalThis.problemText = await (await fetch(`/${name}.json`)).text();
    globalThis.problem = JSON.parse(globalThis.problemText);
  },
  solve: { ours: solveOurs, greedy: solveGreedy, highs: solveHighs },
  again: { ours: planAgain, highs: (limitSeconds) => withHighs(againProblems(1)[0], limitSeconds) },
};

/** Returns re-planning problems, derived from our plan of the open problem. */
function againProblems(count) {
  const posed = ours.read(globalThis.problemText);
  const solved = posed.solve();
  const { choices } = JSON.parse(solved.write());
  solved.free();
  posed.free();
  return calledOff(globalThis.problem, choices, count);
}

/** Measures re-planning after each of this many changes, to a first plan and to the end, and the rules that both break. */
function planAgain(count) {
  const found = { atOnceMs: [], ms: [], broken: 0, placesLater: 0 };
  for (const problem of againProblems(count)) {
    const posed = ours.read(JSON.stringify(problem));
    const first = timed(found.atOnceMs, () => posed.solve_at_once());
    const last = timed(found.ms, () => posed.solve());
    const [before, after] = [first, last].map((solved) => JSON.parse(solved.write()).choices);
    found.broken += check(problem, before).broken.length + check(problem, after).broken.length;
    found.placesLater += after.length > before.length ? 1 : 0;
    for (const used of [first, last, posed]) used.free();
  }
  return found;
}

function timed(times, deed) {
  const start = performance.now();
  const done = deed();
  times.push(performance.now() - start);
  return done;
}

/** `ms` is from the parsed problem to the solution, as for the rivals, and `wholeMs` is from text to text. */
function solveOurs() {
  const start = performance.now();
  const posed = ours.read(globalThis.problemText);
  const read = performance.now();
  const solved = posed.solve();
  const solving = performance.now() - read;
  const { choices, bound } = JSON.parse(solved.write());
  const whole = performance.now() - start;
  solved.free();
  posed.free();
  return { ms: solving, wholeMs: whole, bound, ...checked(choices) };
}

function solveGreedy() {
  const start = performance.now();
  const choices = greedy(globalThis.problem);
  return { ms: performance.now() - start, ...checked(choices) };
}

function solveHighs(limitSeconds) {
  return withHighs(globalThis.problem, limitSeconds);
}

/** Excludes building the model, which a program that had chosen HiGHS would spread over its work. */
async function withHighs(problem, limitSeconds) {
  const highs = await (globalThis.highs ??= loadHighs({ locateFile: (file) => `/${file}` }));
  const model = new Model(problem);
  const solver = highs.createModel(model.data(highs));
  try {
    solver.options.set({ output_flag: false, time_limit: limitSeconds });
    const start = performance.now();
    solver.run();
    const ms = performance.now() - start;
    const bound = Number(solver.info.get("mip_dual_bound"));
    const choices = solution(solver, model);
    const found = choices.length > 0;
    return { ms, bound: Number.isFinite(bound) ? bound : null, found, ...checked(choices, problem) };
  } finally {
    solver.dispose();
  }
}

/** Returns no choices if the time was over before there were any. */
function solution(solver, model) {
  try {
    return model.choices(solver.getSolution().colValue);
  } catch {
    return [];
  }
}

function checked(choices, problem = globalThis.problem) {
  const { value, broken } = check(problem, choices);
  return { value, broken: broken.length };
}
