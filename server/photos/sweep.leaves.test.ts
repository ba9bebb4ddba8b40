import { expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { arrive, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { makeLog } from "../telemetry/log";
import { sweep } from "./sweep";

test("a photo that could not be confirmed is in the log, with the reason", async () => {
	const s = await scene();
	const { photoId } = await arrive(s, s.guest, jpeg());
	const lines: string[] = [];
	const log = makeLog("info", { write: (line) => lines.push(line) });

	expect(await sweep({ ...s.deps, log, storage: await deadStore() })).toMatchObject({ failed: 1 });

	expect(lines.map((line) => JSON.parse(line))).toMatchObject([
		{ level: "error", photoId, err: { code: "STORAGE_UNAVAILABLE" }, msg: "left to the next sweep" },
	]);
});
