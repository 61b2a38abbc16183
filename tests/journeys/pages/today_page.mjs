// Today: the next task, what else is due, and what is coming up.
import { sees } from "../support/see.mjs";

export class TodayPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.next = page.getByRole("region", { name: "Next up" });
    this.confirmButton = this.next.getByRole("button", { name: "Confirm" });
    this.confirmAllButton = page.getByRole("button", { name: /^Confirm all \d+ sessions$/ });
    this.toTell = page.getByRole("heading", { name: /^\d+ (person|people) to tell$/ });
    this.writeLink = this.next.getByRole("link", { name: "Write scorecard" });
    this.reviewLink = this.next.getByRole("link", { name: "Review session" });
    this.signOffButton = this.next.getByRole("button", { name: "Sign off" });
    this.planLink = this.next.getByRole("link", { name: "Plan sessions" });
    this.bringInLink = this.next.getByRole("link", { name: "Import" });
    this.recordAll = page.getByRole("button", { name: /^Record all \d+$/ });
    this.decisions = page.locator(".page__main");
    this.coming = page.locator("section", { has: page.getByRole("heading", { name: "Coming up" }) });
  }

  /** Confirms the first proposed session. */
  async confirm() {
    const asked = await this.next.getByRole("heading").innerText();
    await this.hands.press(this.confirmButton);
    await sees(this.page.locator(".toast", { hasText: "Session confirmed." }));
    return asked;
  }

  /** The upcoming sessions with the time shown, title and state. */
  async sessionsAhead() {
    const day = (item) => item.locator("xpath=ancestor::li[1]").locator(".agenda__date").innerText();
    const read = async (item) => ({
      when: `${await day(item)}, ${await item.locator("time").innerText()}`,
      what: await item.getByRole("link").innerText(),
      state: await item.locator(".state-badge").innerText(),
      href: await item.getByRole("link").getAttribute("href"),
    });
    return Promise.all((await this.coming.locator(".agenda__item").all()).map(read));
  }
}
