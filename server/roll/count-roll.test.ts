import { expect, test } from "vitest";
import { scene } from "../../tests/setup/scene";
import { countRoll } from "./count-roll";

test("groups are in the order in which people count tables", async () => {
	const { db, deps, event } = await scene();
	const groups = ["Table 10", "table 2", "Table 1", "Éclair", "Zed", "Table 100", "Table 2", null];
	await db.attendance.createMany({
		data: groups.map((group, n) => ({ eventId: event.id, name: `Guest ${n}`, group })),
	});
	const { groups: counted } = await countRoll(deps, { eventId: event.id });
	expect(counted.map(({ name }) => name)).toEqual([
		...["Éclair", "Table 1", "table 2", "Table 2", "Table 10", "Table 100", "Zed"],
	]);
	expect(counted.every(({ people }) => people === 1)).toBe(true);
});
