import { expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { examineAgreement } from "./agreement";

test("photos that agree with their objects are good, one without its original is a fault, and so is a store that cannot be listed", async () => {
	const s = await scene();
	expect(await examineAgreement(s.deps)).toMatchObject({
		state: "good",
		found: expect.stringContaining("all photos"),
	});

	await plantPhoto(s, { uploaderId: s.guest.id, state: "DEVELOPING" });
	expect(await examineAgreement(s.deps)).toMatchObject({
		...{ state: "bad", piece: "agreement", found: expect.stringContaining("1 original-missing") },
		fix: expect.stringContaining("npm run verify"),
	});

	expect(await examineAgreement({ ...s.deps, storage: await deadStore() })).toMatchObject({
		...{ state: "bad", found: expect.stringContaining("ECONNREFUSED") },
	});
});
