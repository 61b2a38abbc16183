// Messages to send: who still has to be told about their sessions, and what.
import { sees } from "../support/see.mjs";

export class MessagesPage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.title = page.getByRole("heading", { name: "Messages to send" });
    this.rows = page.getByRole("main").locator("li.card");
    this.markAllButton = page.getByRole("button", { name: /^Mark all \d+ as told$/ });
    this.nobody = page.getByText("Everyone knows about their sessions");
  }

  /** From the toast shown after publishing. */
  async openFromToast() {
    await this.hands.press(this.page.locator(".toast").getByRole("link", { name: "Messages" }));
    await sees(this.title);
  }

  row(name) {
    return this.rows.filter({ hasText: name });
  }

  /** The text of a person's message. */
  async text(name) {
    const row = this.rows.filter({ has: this.page.getByRole("button", { name: `Copy message to ${name}` }) });
    await this.hands.press(row.locator("summary"));
    return row.locator("textarea").inputValue();
  }

  async markAll() {
    await this.hands.press(this.markAllButton);
    await sees(this.nobody);
  }
}
