// The workspace as a whole: its state, exporting it, and leaving it.
import { sees } from "../support/see.mjs";

export class WorkspacePage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.saving = page.getByRole("status").filter({ hasText: /saved|saving/i });
    this.isSaved = page.getByText("Everything is saved in this browser.");
    this.fileButton = page.getByRole("button", { name: "Back up workspace" });
    this.calendarButton = page.getByRole("button", { name: "Export sessions (.ics)" });
    this.sessionsButton = page.getByRole("button", { name: "Export sessions (CSV)" });
    this.peopleButton = page.getByRole("button", { name: "Export people (CSV)" });
    this.damagedButton = page.getByRole("button", { name: "Download damaged part" });
    this.leaveButton = page.getByRole("button", { name: /^(Delete workspace|Exit sample)$/ });
  }

  /** A hash that equal workspaces share. It is computed on demand. */
  async stateHash() {
    const hash = this.page.getByTestId("state-hash");
    if (!(await hash.isVisible())) await this.page.locator("summary", { hasText: "Checksum" }).click();
    return hash.innerText();
  }

  /** Downloads the workspace file, and returns it as text and parsed. */
  async takeFile() {
    const file = await this.hands.download(this.fileButton);
    return { ...file, content: JSON.parse(file.text) };
  }

  async erase() {
    await this.hands.press(this.leaveButton);
    await this.hands.press(this.page.getByRole("dialog").getByRole("button", { name: /^(Delete everything|Exit sample)$/ }));
    await sees(this.page.getByRole("heading", { name: "Interviewer training, planned on your real schedule" }));
  }
}
