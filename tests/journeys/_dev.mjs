import { launch } from "./support/browser.mjs";
const b = await launch(); const p = await b.newPage(); p.on("pageerror", e => console.log("ERR", String(e).slice(0,300))); p.on("console", m => m.type()=="error" && console.log("CONSOLE", m.text().slice(0,300)));
await p.goto("http://localhost:8080/"); await p.waitForSelector(".welcome", {timeout: 30000}); console.log("welcome"); await p.click("text=Open the sample company"); await p.waitForSelector("h1.page__title", {timeout:60000}); console.log(await p.title()); await b.close();
