// One session: held or not, the scorecards, the review.
import { sees } from "../support/see.mjs";

export class SessionPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.heldButton = page.getByRole("button", { name: "Took place", exact: true });
    this.form = page.locator("form", { has: page.getByText("Your recommendation") });
    this.ratings = this.form.locator("fieldset.rating");
    this.sealButton = this.form.getByRole("button", { name: "Submit scorecard" });
    this.both = page.locator("section", { has: page.getByRole("heading", { name: "Both scorecards" }) });
    this.countsButton = page.getByRole("button", { name: "Approve", exact: true });
    this.calendarButton = page.getByRole("button", { name: "Add to calendar" });
    this.sealed = page.getByText(/Waiting for (a scorecard|scorecards) from/);
    this.manage = page.getByRole("heading", { name: "Manage this session" });
    this.changeButton = page.getByRole("button", { name: "Change session" });
    this.cancelButton = page.getByRole("button", { name: "Cancel session" });
    this.alternatives = page.getByRole("dialog", { name: "Change this session" });
  }

  /** Waits until the session has a state, such as "Confirmed". */
  async becomes(state) {
    await sees(this.page.locator(".page__aside .state-badge", { hasText: state }));
  }

  /** When the session is, as shown on the page. */
  async when() {
    const text = await this.page.locator(".person-card__facts dd").first().innerText();
    return text.replace(/, \d+ min$/, "").trim();
  }

  /** The open list's alternatives: when and with whom. */
  async possible() {
    const items = this.alternatives.locator(".alternative-list__item", { has: this.page.getByRole("button") });
    await sees(items);
    const read = async (item) => ({
      when: (await item.locator(".alternative-list__title").innerText()).trim(),
      with: (await item.locator(".alternative-list__detail").innerText()).trim(),
    });
    return Promise.all((await items.all()).map(read));
  }

  async markHeld() {
    await this.hands.press(this.heldButton);
    await sees(this.page.locator(".state-badge", { hasText: "Took place" }));
  }

  /** Rates every dimension alike, recommends, writes the evidence and submits the scorecard. A mentor may add a verdict. */
  async writeScorecard({ rating, recommendation, notes, verdict }) {
    await sees(this.form);
    for (const dimension of await this.ratings.all()) {
      await this.hands.press(dimension.locator("label", { hasText: new RegExp(`^\\s*${rating}`) }));
    }
    await this.hands.press(this.form.locator(".segmented label", { hasText: new RegExp(`^${recommendation}$`, "i") }));
    if (verdict) await this.hands.press(this.form.locator(".segmented label", { hasText: verdict }));
    await this.hands.write(this.form.getByLabel("Evidence"), notes);
    await this.hands.press(this.sealButton);
    await sees(this.page.locator(".toast", { hasText: "Submitted." }));
  }

  async saysItCounts() {
    await this.hands.press(this.countsButton);
    await sees(this.page.locator(".state-badge", { hasText: "Approved" }));
  }
}
