import { expect, test } from "vitest";
import { changedFields, type FormValues, mergedValues } from "./form-values";

const base: FormValues = {
	...{ name: "Party", venue: "", description: "", timezone: "Europe/Madrid", slug: "party", locale: "en" },
	...{ startsAt: "2026-10-10T10:00", endsAt: "2026-10-10T22:00", uploadsOpenAt: "2026-10-10T10:00" },
	...{
		uploadsCloseAt: null,
		moderation: "AFTER",
		shareOriginals: false,
		publicFace: false,
		reportsToHide: 3,
	},
};

test("what somebody else saved comes into the form, except where this person typed", () => {
	const mine = { ...base, name: "Mine", venue: "Garden" };
	const theirs: FormValues = {
		...base,
		name: "Theirs",
		moderation: "BEFORE",
		uploadsCloseAt: "2026-11-01T00:00",
	};
	expect(changedFields(base, theirs)).toEqual(["name", "uploadsCloseAt", "moderation"]);
	expect(mergedValues(base, mine, theirs)).toEqual({ ...theirs, name: "Mine", venue: "Garden" });
});
