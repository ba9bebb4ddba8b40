/** Removes the objects of rows that are gone, from the notes that were written with each deletion. */
import { attempt, type Job, type JobDeps, pageSize } from "./job";
import { removeNoted } from "./remove-noted";

export const removeObjects: Job = async (deps, sweep) => {
	for await (const keys of notedKeys(deps)) {
		if (!sweep.inTime()) return;
		const end = await attempt(deps, () => removeNoted(deps, keys), "removed");
		if (end === "failed") sweep.report.failed += 1;
	}
};

/** All noted keys, a page at a time. */
async function* notedKeys({ db }: JobDeps) {
	let after = "";
	while (true) {
		const page = await db.objectRemoval.findMany({
			where: { key: { gt: after } },
			orderBy: { key: "asc" },
			take: pageSize,
			select: { key: true },
		});
		const keys = page.map(({ key }) => key);
		if (keys.length > 0) yield keys;
		after = keys.at(-1) ?? after;
		if (keys.length < pageSize) return;
	}
}
