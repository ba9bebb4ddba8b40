import { expect, test } from "vitest";
import { invitationMail, invitationMessage } from "./invitation-mail";

const event = {
	...{ slug: "supper", name: "Supper", venue: null, timezone: "UTC" },
	...{ startsAt: new Date("2026-05-15T17:00:00Z"), endsAt: new Date("2026-05-15T22:00:00Z") },
};
const toldOf = (isOver: boolean) => {
	const at = { event: { ...event, isOver }, origin: "https://rollcall.test", locale: "en" } as const;
	return [invitationMessage(at).text, invitationMail({ ...at, email: "ada@example.org", by: null }).text];
};

test("an event that takes no more photos invites to look, and not to add", () => {
	for (const text of toldOf(false)) expect(text).toContain("you can also add your own photos");
	for (const text of toldOf(true)) {
		expect(text).not.toContain("add your own");
		expect(text).toContain("sign in with");
	}
});
