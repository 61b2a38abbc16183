// Runs other programs with visible progress.
import { spawnSync } from "node:child_process";

export function say(words) {
  console.error(`\x1b[1m${words}\x1b[0m`);
}

/** Runs a program, and throws if it fails. Its output goes to standard error, so that standard output has only tables. */
export function tool(program, words, options = {}) {
  const done = spawnSync(program, words, { stdio: ["inherit", 2, 2], ...options });
  if (options.timeout && done.error?.code === "ETIMEDOUT") return { stdout: undefined };
  if (done.error) throw new Error(`${program} does not start: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`${program} ${words[0] ?? ""} failed.`);
  return done;
}

/** Returns the output of a program, or `undefined` if it reached the `timeout` of the options. */
export function answer(program, words, options = {}) {
  return tool(program, words, {
    stdio: ["pipe", "pipe", 2],
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    ...options,
  }).stdout;
}
