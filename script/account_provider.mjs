// An account provider for tests, on this machine only: node script/account_provider.mjs BACK [SECONDS]. It redirects people to
// the address BACK, and prints "Listening" and its port once it runs. Its clock is SECONDS behind. The address chooses the
// account to sign in with: /interaction/ID/ACCOUNT?mail=ADDRESS&verified=true.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [back, behind = "0"] = process.argv.slice(2);
const now = Date.now;
Date.now = () => now() - Number(behind) * 1000;

const accounts = new Map();
const server = createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const { port } = server.address();

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "team", client_secret: "a secret of the team", redirect_uris: [back] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  cookies: { keys: ["of a test"] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...accounts.get(accountId) }) }),
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  loadExistingGrant: grant,
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 1, Interaction: 600, Session: 600 },
});

/** Grants the team everything that it requests. */
async function grant({ oidc }) {
  const { client, params, session } = oidc;
  const given = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  given.addOIDCScope(params.scope);
  await given.save();
  return given;
}

provider.use(async (context, next) => {
  const [, page, , chosen] = context.path.split("/");
  if (page !== "interaction") return next();
  if (!chosen) {
    context.type = "html";
    context.body = `<!doctype html><title>Accounts</title><form action="${context.path}/in-a-browser">
      <input name="mail" aria-label="Email"><input type="hidden" name="verified" value="true"><button>Continue</button></form>`;
    return;
  }
  const { mail: email, verified } = context.query;
  const account = chosen === "in-a-browser" ? email : chosen;
  accounts.set(account, email ? { email, email_verified: verified === "true" } : {});
  const result = account === "nobody" ? { error: "access_denied" } : { login: { accountId: account } };
  await provider.interactionFinished(context.req, context.res, result);
  context.respond = false;
});

server.on("request", provider.callback());
console.log(`Listening ${port}`);
