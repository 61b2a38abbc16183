// The first visit: the ways to start.
import { sees } from "../support/see.mjs";

export class WelcomePage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.title = page.getByRole("heading", { name: "Interviewer training, planned on your real schedule" });
    this.sample = page.getByRole("button", { name: "Open sample company" });
    this.ownFiles = page.getByRole("button", { name: "Create a workspace" });
    this.workspaceFile = page.getByLabel("Open file");
    this.foot = page.locator(".welcome__foot");
  }

  async beginWith(company) {
    await this.hands.press(this.ownFiles);
    await this.hands.write(this.page.getByLabel("Company or team name"), company);
    await this.hands.press(this.page.getByRole("button", { name: "Create workspace" }));
    await sees(this.page.getByRole("navigation", { name: "Main" }));
  }

  async openSample() {
    await this.hands.press(this.sample);
    await sees(this.page.getByRole("navigation", { name: "Main" }));
  }

  async openFile(file) {
    await this.hands.bring(this.workspaceFile, file);
  }
}
