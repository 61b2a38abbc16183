// A separate host whose build can be replaced by a newer one while the app is open.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./host.mjs";
import { DIST } from "./journey.mjs";

const NAMES_ITS_BUILD = /\.(html|js|txt)$/;
const NEWER = "0123456789abcdef";

/** Serves a copy of the build to this journey. `replace` replaces it with a newer one and returns the new version. */
export async function hostOfReleases(walk) {
  const folder = mkdtempSync(join(tmpdir(), "switchback-releases-"));
  cpSync(DIST, folder, { recursive: true });
  const host = await serve(folder);
  walk.url = host.url;
  return {
    replace() {
      const version = readFileSync(join(folder, "version.txt"), "utf8");
      for (const name of readdirSync(folder).filter((name) => NAMES_ITS_BUILD.test(name))) {
        const text = readFileSync(join(folder, name), "utf8");
        writeFileSync(join(folder, name), text.replaceAll(version, NEWER));
      }
      return NEWER;
    },
    async stop() {
      await host.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The build that a page runs. */
export function runningBuild(page) {
  return page.locator("meta[name=version]").getAttribute("content");
}
