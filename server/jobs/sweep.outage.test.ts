import { expect, test } from "vitest";
import { arrive, jpeg, keyOf } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { AppError } from "../errors";
import { sweep } from "./sweep";

test("photos whose originals the store refuses are tried again and do not block others", async () => {
	const s = await scene({ now: new Date() });
	/** A job that failed is tried again after five minutes at most. */
	const later = () => {
		s.clock.now = new Date(s.deps.now().getTime() + 5 * 60_000);
	};
	s.deps.jobsSoon = () => {};
	const add = async () => {
		const { photoId } = await arrive(s, s.guest, jpeg());
		await s.as(s.guest).photos.confirm({ photoId });
		return keyOf(s, photoId);
	};
	const refused = [await add(), await add()];
	const tried: string[] = [];
	const read = async (key: string) => {
		tried.push(key);
		if (refused.includes(key)) throw new AppError("STORAGE_UNAVAILABLE");
		return s.storage.read(key);
	};
	const refusing = { ...s.deps, storage: { ...s.storage, read } };

	for (let run = 0; run < 4; run++) {
		expect(await sweep(refusing)).toMatchObject({ developed: 0, failed: 2 });
		// A store that does not respond is not asked for the same photos at once.
		expect(await sweep(refusing)).toMatchObject({ developed: 0, failed: 0 });
		if (run < 3) later();
	}
	const fresh = await add();
	expect(await sweep(refusing)).toMatchObject({ developed: 1, failed: 0 });
	later();

	expect(tried).toEqual([...Array(4).fill(refused).flat(), fresh]);
	expect(await sweep(s.deps)).toMatchObject({ developed: 2, failed: 0 });
	expect(await s.db.photo.count({ where: { state: "READY", developAttempts: 1 } })).toBe(3);
});
