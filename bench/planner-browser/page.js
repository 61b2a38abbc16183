// The page in which problems are solved, by ours and by each rival that runs in a browser.
import init, * as ours from "/planner.js";
import loadHighs from "highs";
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
};

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

/** Without the time of writing the model down, which a program that had chosen HiGHS would spread over its work. */
async function solveHighs(limitSeconds) {
  const highs = await (globalThis.highs ??= loadHighs({ locateFile: (file) => `/${file}` }));
  const model = new Model(globalThis.problem);
  const solver = highs.createModel(model.data(highs));
  try {
    solver.options.set({ output_flag: false, time_limit: limitSeconds });
    const start = performance.now();
    solver.run();
    const ms = performance.now() - start;
    const bound = Number(solver.info.get("mip_dual_bound"));
    const choices = solution(solver, model);
    return { ms, bound: Number.isFinite(bound) ? bound : null, found: choices.length > 0, ...checked(choices) };
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

function checked(choices) {
  const { value, broken } = check(globalThis.problem, choices);
  return { value, broken: broken.length };
}
