// The plan: from pressing Plan to publishing.
import { sees, seesNo } from "../support/see.mjs";

export class PlanPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.weeks = page.getByLabel("Weeks", { exact: true });
    this.policy = page.getByLabel("Prioritize", { exact: true });
    this.comparing = page.getByText("Compare priorities");
    this.compareButton = page.getByRole("button", { name: /^Run (comparison|again)$/ });
    this.compared = page.getByRole("table", { name: "Results by priority" });
    this.planButton = page.getByRole("button", { name: /^(Plan|Re-plan)$/ });
    this.parts = page.getByRole("navigation", { name: "Plan views" });
    this.drafted = page.getByRole("table", { name: "Drafted sessions" });
    this.rows = this.drafted.locator("tbody tr");
    this.publishButton = page.getByRole("button", { name: /^Publish \d+ sessions?$/ });
    this.lead = page.locator(".page__lead");
    this.reasons = page.locator(".reason-list__item");
    this.againButton = page.getByRole("button", { name: "Find replacements" });
    this.changes = page.getByRole("table", { name: "Changes to the published plan" });
    this.publishChangesButton = page.getByRole("button", { name: /^Publish \d+ changes?$/ });
  }

  async plan(weeks) {
    if (weeks) await this.hands.choose(this.weeks, String(weeks));
    await this.hands.press(this.planButton);
    // While planning, the button has another name.
    await sees(this.planButton);
    await sees(this.publishButton.or(this.page.getByText("No sessions fit in these weeks.", { exact: true })));
  }

  /** Shows a part of the plan: the calendar, the drafts, or what is unscheduled. */
  async show(part) {
    await this.hands.press(this.parts.getByRole("link", { name: part }));
    await sees(this.parts.locator("[aria-current=page]", { hasText: part }));
  }

  /** Returns the drafted sessions: when, who, with whom, for what, and why. */
  async drafts() {
    await this.show("Drafts");
    await sees(this.drafted);
    const read = async (row) => {
      const [, when, trainee, mentor, step] = await row.locator("td").allInnerTexts();
      const lines = trainee.split("\n").map((line) => line.trim()).filter(Boolean);
      return { when: tidy(when), trainee: lines[1], why: lines[2], mentor: last(mentor), step: tidy(step) };
    };
    return Promise.all((await this.rows.all()).map(read));
  }

  /** Re-plans and returns the changes: who, what was planned, what happens to it, and why. */
  async planAgain() {
    await this.hands.press(this.againButton);
    await sees(this.changes);
    const read = async (row) => {
      const who = await row.locator("th").innerText();
      const [before, after, why] = await row.locator("td").allInnerTexts();
      return { who: tidy(who), before: tidy(before), after: tidy(after), why: tidy(why) };
    };
    return Promise.all((await this.changes.locator("tbody tr").all()).map(read));
  }

  /** Compares the policies and returns each outcome. */
  async comparePolicies() {
    await this.hands.press(this.compareButton);
    await sees(this.compared);
    const read = async (row) => {
      const [sessions] = await row.locator("td").allInnerTexts();
      return { policy: tidy(await row.locator("th").innerText()), sessions: Number(sessions) };
    };
    return Promise.all((await this.compared.locator("tbody tr").all()).map(read));
  }

  async publishChanges() {
    await this.hands.press(this.publishChangesButton);
    await seesNo(this.publishChangesButton);
  }

  row(trainee) {
    return this.rows.filter({ hasText: trainee });
  }

  async publish() {
    await this.hands.press(this.publishButton);
    await seesNo(this.publishButton);
  }
}

const tidy = (text) => text.replace(/\s+/g, " ").trim();
const last = (text) => text.trim().split("\n").at(-1).trim();
