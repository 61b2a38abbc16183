// Every page of one tab, by name.
import { BringInPage } from "./bring_in_page.mjs";
import { CertificatePage } from "./certificate_page.mjs";
import { HoursPage } from "./hours_page.mjs";
import { MessagesPage } from "./messages_page.mjs";
import { PeoplePage } from "./people_page.mjs";
import { PersonPage } from "./person_page.mjs";
import { PlanPage } from "./plan_page.mjs";
import { SchedulePage } from "./schedule_page.mjs";
import { SessionPage } from "./session_page.mjs";
import { Shell } from "./shell.mjs";
import { TodayPage } from "./today_page.mjs";
import { WelcomePage } from "./welcome_page.mjs";
import { WorkspacePage } from "./workspace_page.mjs";

/** The pages as the user of this tab sees them. `tab` is a journey, or anything with a page and hands. */
export function pagesOf(tab) {
  return {
    bringIn: new BringInPage(tab),
    certificate: new CertificatePage(tab),
    hours: new HoursPage(tab),
    messages: new MessagesPage(tab),
    people: new PeoplePage(tab),
    person: new PersonPage(tab),
    plan: new PlanPage(tab),
    schedule: new SchedulePage(tab),
    session: new SessionPage(tab),
    shell: new Shell(tab),
    today: new TodayPage(tab),
    welcome: new WelcomePage(tab),
    workspace: new WorkspacePage(tab),
  };
}
