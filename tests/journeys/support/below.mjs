// The built app as if built for a path such as /switchback/: the build writes that path into the page and its startup
// script, and everything else is resolved from there.
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Copies a build for "/" and adapts it to `base`. Returns the folder of the copy. */
export function builtFor(base, dist) {
  const folder = mkdtempSync(join(tmpdir(), "switchback-below-"));
  cpSync(dist, folder, { recursive: true });
  const start = readdirSync(folder).filter((name) => /^start-.*\.js$/.test(name));
  for (const name of ["index.html", "404.html", ...start]) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replaceAll(/(href=|src=|from ?|module_or_path: ?)(["'])\/(?!\/)/g, `$1$2${base}`));
  }
  return folder;
}
