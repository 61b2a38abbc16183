// The page in which problems are solved, by ours and by each rival that runs in a browser.
import init, * as ours from "/planner.js";
import loadHighs from "highs";
import { calledOff } from "./called-off.js";
import { check } from "./checker.js";
import { greedy } from "./greedy.js";
import { Model } from "./model.js";

await init();

globalThis.bench = {
  /** Fetches a problem; what is measured afterwards is measured on it. */
  async open(name) {
    globalThis.problemText = await (await fetch(`/${name}.json`)).text();
    globalThis.problem = JSON.parse(globalThis.problemText);
  },
  solve: { ours: solveOurs, greedy: solveGreedy, highs: solveHighs },
  again: { ours: planAgain, highs: (limitSeconds) => withHighs(againProblems(1)[0], limitSeconds) },
};

/** Problems of planning again, from our plan of the problem that is open. */
function againProblems(count) {
  const posed = ours.read(globalThis.problemText);
  const solved = posed.solve();
  const { choices } = JSON.parse(solved.write());
  solved.free();
  posed.free();
  return calledOff(globalThis.problem, choices, count);
}

/** How long planning again takes after each of so many changes, and what it broke in all. */
function planAgain(count) {
  const ms = [];
  let broken = 0;
  for (const problem of againProblems(count)) {
    const posed = ours.read(JSON.stringify(problem));
    const start = performance.now();
    const solved = posed.solve();
    ms.push(performance.now() - start);
    broken += check(problem, JSON.parse(solved.write()).choices).broken.length;
    solved.free();
    posed.free();
  }
  return { ms, broken };
}

/** `ms` from the problem read to the solution found, as for the rivals; `wholeMs` from text to text. */
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

/** Without the time of writing the model down, which a program that had chosen HiGHS would spread over its work. */
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

/** No choices where the time was over before there were any. */
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
