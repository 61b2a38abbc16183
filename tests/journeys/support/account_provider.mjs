// An account provider as a separate process.
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");

/** Leads people back to the address `back`. Returns the server's arguments for it, and a way to stop it. */
export async function accountProvider(back) {
  const program = join(ROOT, "script/account_provider.mjs");
  const provider = spawn("node", [program, back], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: provider.stdout })) {
    if (!line.startsWith("Listening ")) continue;
    const issuer = `http://127.0.0.1:${line.split(" ")[1]}`;
    const args = ["--oidc-issuer", issuer, "--oidc-client-id", "team", "--oidc-client-secret", "a secret of the team"];
    return { args: [...args, "--oidc-name", "Okta"], stop: () => provider.kill() };
  }
  throw new Error("The provider of accounts does not start.");
}
