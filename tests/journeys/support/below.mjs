// The built app as it would have been built for a path such as /switchback/: the build writes that path into the page
// and into its start-up script, and everything else finds its way from there.
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of a build for "/", for below `base`; gives its folder. */
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
