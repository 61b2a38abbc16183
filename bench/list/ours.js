// The app's own list, as it ships.
import init, { List } from "/list.js";

await init();
globalThis.list = new List();
