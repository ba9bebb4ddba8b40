import { expect, test } from "vitest";
import { arrive, jpeg, keyOf } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { AppError } from "../errors";
import { sweep } from "./sweep";

test("photos whose originals the store refuses are tried by every sweep and do not block others", async () => {
	const s = await scene();
	s.deps.defer = () => {};
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

	for (let run = 0; run < 4; run++) expect(await sweep(refusing)).toMatchObject({ developed: 0, failed: 2 });
	const fresh = await add();
	expect(await sweep(refusing)).toMatchObject({ developed: 1, failed: 2 });

	expect(tried.slice(0, 8)).toEqual(Array(4).fill(refused).flat());
	// The photo that was never tried comes before those that were refused, although it is newer.
	expect(tried.slice(8)).toEqual([fresh, ...refused]);
	expect(await sweep(s.deps)).toMatchObject({ developed: 2, failed: 0 });
	expect(await s.db.photo.count({ where: { state: "READY", developAttempts: 1 } })).toBe(3);
});
