import { expect, test } from "vitest";
import { scene } from "@/tests/setup/scene";

test("people who did not attend an event that takes no more photos are not told to be checked in", async () => {
	const over = new Date(Date.now() - 1_000);
	const s = await scene({ attended: false, event: { uploadsCloseAt: over } });
	const { uploads } = await s.as(s.guest).events.bySlug({ slug: s.event.slug });
	expect(uploads).toEqual({ allowed: false, code: "UPLOADS_CLOSED" });
});
