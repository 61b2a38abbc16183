// Rivals that are Python packages live in virtual environments under target/bench, one for each part.
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { OUTPUT, folder } from "./places.mjs";
import { say, tool } from "./tool.mjs";

/** Returns the Python with these requirements, which are installed the first time. */
export function pythonWith(requirements) {
  const venv = join(folder(join(OUTPUT, "venv")), basename(dirname(requirements)));
  const python = join(venv, "bin/python");
  const installed = join(venv, "installed.txt");
  const same = existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(requirements, "utf8");
  if (!same) {
    say("Installing the rivals that are Python packages ...");
    tool("python3", ["-m", "venv", venv]);
    tool(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
    copyFileSync(requirements, installed);
  }
  return python;
}
