// Builds a crate of bench/ like the app: with the same dependencies, profile and wasm-opt level.
import { copyFileSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { BENCH, OUTPUT, ROOT, folder } from "./places.mjs";
import { answer, say, tool } from "./tool.mjs";

const MANIFEST = ["--manifest-path", join(BENCH, "Cargo.toml")];

/**
 * Builds a crate like one of the shipped programs. Returns the folder with its JavaScript module, `<name>.js`, and
 * `<name>_bg.wasm`.
 */
export function buildWasm(crate, name, program = "switchback") {
  say(`Building ${crate} as WebAssembly ...`);
  cargo(["build", "--release", "--target", "wasm32-unknown-unknown", "--package", crate, ...shippedProfile()]);
  const built = join(targetFolder(), "wasm32-unknown-unknown/release", `${crate.replaceAll("-", "_")}.wasm`);
  const out = folder(join(OUTPUT, "wasm", name));
  const wasm = join(out, `${name}_bg.wasm`);
  const stamp = join(out, "built");
  const fresh = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs >= statSync(built).mtimeMs;
  if (fresh) return out;
  tool("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", out, "--out-name", name, built]);
  tool("wasm-opt", [`-O${wasmOptLevel(program)}`, wasm, "--output", `${wasm}.small`]);
  renameSync(`${wasm}.small`, wasm);
  copyFileSync(built, stamp);
  return out;
}

/** Runs an example of a crate natively, and returns its output. */
export function runExample(crate, example, words) {
  say(`Building ${example} of ${crate} ...`);
  const run = ["run", "--quiet", "--package", crate, "--example", example, "--", ...words];
  return answer("cargo", [run[0], ...MANIFEST, ...run.slice(1)], atRoot());
}

/** Runs a program of bench/ natively, optimized, and returns its output. */
export function runProgram(crate, words) {
  say(`Building ${crate} ...`);
  return answer("cargo", ["run", "--release", "--quiet", ...MANIFEST, "--package", crate, "--", ...words], atRoot());
}

function cargo(words) {
  tool("cargo", [words[0], ...MANIFEST, ...words.slice(1)], atRoot());
}

// Runs at the root, because Cargo looks for .cargo/config.toml upward from its working directory, and with the root's
// lock file.
function atRoot() {
  copyFileSync(join(ROOT, "Cargo.lock"), join(BENCH, "Cargo.lock"));
  return { cwd: ROOT, env: { ...process.env, CARGO_TARGET_DIR: targetFolder() } };
}

// Separate from the app's target folder, so that neither build discards the other's results.
function targetFolder() {
  return process.env.CARGO_TARGET_DIR ?? join(OUTPUT, "target");
}

/** Returns the settings of the root's release profile. BENCH_OPT_LEVEL overrides the optimization level. */
function shippedProfile() {
  const settings = [];
  let section = "";
  for (const line of readFileSync(join(ROOT, "Cargo.toml"), "utf8").split("\n")) {
    const head = line.match(/^\[(.*)\]/);
    if (head) section = head[1];
    else if (section.startsWith("profile.release") && /^[\w-]+ *=/.test(line)) settings.push(`${section}.${line}`);
  }
  if (process.env.BENCH_OPT_LEVEL) settings.push(`profile.release.opt-level=${process.env.BENCH_OPT_LEVEL}`);
  return settings.flatMap((setting) => ["--config", setting]);
}

function wasmOptLevel(program) {
  const links = readFileSync(join(ROOT, "index.html"), "utf8").split("<link");
  const link = links.find((link) => link.includes(`data-bin="${program}"`));
  const inBundle = link?.match(/data-wasm-opt="(\w)"/)?.[1];
  // The app's own program is left as it is in the bundle, and shrunk with -Oz when it is split.
  const shipped = inBundle && inBundle !== "0" ? inBundle : "z";
  return process.env.BENCH_OPT_LEVEL ?? shipped;
}
