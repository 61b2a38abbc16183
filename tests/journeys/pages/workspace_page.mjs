// The workspace as a whole: its state, what leaves it, and leaving it.
import { sees } from "../support/see.mjs";

export class WorkspacePage {
  constructor({ page, hands }) {
    this.hands = hands;
    this.page = page;
    this.stateHash = page.getByTestId("state-hash");
    this.saving = page.getByRole("status").filter({ hasText: /saved|saving/i });
    this.isSaved = page.getByText("Everything is saved in this browser.");
    this.fileButton = page.getByRole("button", { name: "Workspace file" });
    this.calendarButton = page.getByRole("button", { name: "Sessions as a calendar" });
    this.sessionsButton = page.getByRole("button", { name: "Sessions as CSV" });
    this.peopleButton = page.getByRole("button", { name: "People as CSV" });
    this.damagedButton = page.getByRole("button", { name: "The damaged part" });
    this.leaveButton = page.getByRole("button", { name: /Erase this workspace here|Leave the sample company/ });
  }

  /** The workspace file, as text and read. */
  async takeFile() {
    const file = await this.hands.download(this.fileButton);
    return { ...file, content: JSON.parse(file.text) };
  }

  async erase() {
    await this.hands.press(this.leaveButton);
    await this.hands.press(this.page.getByRole("dialog").getByRole("button", { name: "Erase it here" }));
    await sees(this.page.getByRole("heading", { name: "Interviewer training, planned on your real schedule" }));
  }
}
