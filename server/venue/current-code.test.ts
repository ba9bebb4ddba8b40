import { expect, test } from "vitest";
import { codePath } from "@/rules/venue";
import { venueScene } from "./venue.fixture";

test("an organizer's wall has the code of the posters as well, and a steward's phone only the one that rotates", async () => {
	const s = await venueScene();
	const eventId = s.event.id;
	const steward = await s.person();
	await s.db.attendance.create({ data: { eventId, userId: steward.id, role: "STEWARD" } });
	const { joinCode } = await s.db.event.findUniqueOrThrow({ where: { id: eventId } });

	const [wall, phone] = [await s.asOrganizer.code({ eventId }), await s.as(steward).venue.code({ eventId })];

	expect(wall?.posterUrl).toBe(s.deps.origin + codePath(s.event.slug, joinCode ?? ""));
	expect(phone).toMatchObject({ url: wall?.url, posterUrl: null });
	expect(phone?.url).not.toBe(wall?.posterUrl);
});
