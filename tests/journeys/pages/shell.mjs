// The frame around every page: navigation, the current user, banners and toasts.
import { sees, seesNo } from "../support/see.mjs";

export class Shell {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.ways = page.getByRole("navigation", { name: "Main" });
    this.more = this.ways.locator("summary", { hasText: "More" });
    this.banner = page.locator(".banner");
    this.toast = page.locator(".toast");
    this.who = page.getByRole("button", { name: /^You are/ });
    this.searchButton = page.getByRole("button", { name: "Search", exact: true });
    this.palette = page.getByRole("dialog", { name: "Find anything" });
    this.paletteField = this.palette.getByRole("combobox");
    this.title = page.getByRole("heading", { level: 1 });
  }

  way(name) {
    return this.ways.getByRole("link", { name });
  }

  async goTo(name) {
    await sees(this.ways);
    // A narrow screen has some of the links behind "More", which is then marked as the current page.
    const folded = !(await this.way(name).isVisible());
    if (folded) await this.hands.press(this.more);
    await this.hands.press(this.way(name));
    await sees(this.ways.locator("[aria-current]:visible", { hasText: folded ? "More" : name }));
  }

  /** Switches to a person by name. Until there are sign-ins, this stands for signing in and is counted separately. */
  async become(name, role) {
    this.hands.become("switching");
    await this.hands.press(this.who);
    const dialog = this.page.getByRole("dialog", { name: "Who are you?" });
    if (!["Coordinator", "Leader"].includes(name)) {
      await dialog.getByLabel("Search by name").fill(name);
    }
    await this.hands.press(dialog.getByRole("button", { name }));
    await seesNo(dialog);
    await sees(this.who.filter({ hasText: name }));
    this.hands.become(role);
  }

  /** Closes the toast, if there is one. */
  async closeMessage() {
    if (await this.toast.isVisible()) await this.toast.getByRole("button", { name: "Close" }).click();
  }

  /** Waits for the toast with these words. */
  async says(words) {
    const toast = this.toast.filter({ hasText: words });
    await sees(toast);
    return toast;
  }
}
