// Certified elsewhere: an earlier certification is recorded with its date.
import { pagesOf } from "./pages/index.mjs";
import { beginWithFiles } from "./support/begin.mjs";
import { journey } from "./support/journey.mjs";
import { becomes, sees, seesNo } from "./support/see.mjs";

journey("a certificate counts from a date in its holder's time zone, and an incomplete date certifies no one", async (walk) => {
  const app = pagesOf(walk);
  await beginWithFiles(walk, app, "people.csv");
  await app.shell.goTo("People");
  await app.people.openPerson("Arjun Deshmukh");
  const { person } = app;
  await person.certifiedSince.focus();
  await walk.page.keyboard.type("12");
  await walk.hands.press(person.certifiedButton("Coding"));
  await becomes(() => person.certifiedSince.evaluate((input) => document.activeElement === input), true);
  await sees(person.certifiedButton("Coding"));
  await walk.hands.write(person.certifiedSince, "2026-08-05");
  await walk.hands.press(person.certifiedButton("Coding"));
  await sees(walk.page.getByText("Certificate in Coding recorded."));
  await seesNo(person.certifiedButton("Coding"));
  await sees(walk.page.getByText(/since (5 August|August 5,) 2026/));
});
