// The app's own list, as it is shipped.
import init, { List } from "/list.js";

await init();
globalThis.list = new List();
