/** Resumes developing where it was cut off: the function ended, the process died, or the store did not answer. */
import { developPhoto } from "../photos/develop-photo";
import { attempt, type Job, type JobDeps, pageSize } from "./job";

/** One photo at a time, because a picture that is being developed takes most of a small function's memory. */
export const developStuck: Job = async (deps, sweep) => {
	for (const { id } of await stuckPhotos(deps)) {
		if (!sweep.inTime()) return;
		let begun = true;
		const step = async () => {
			begun = await developPhoto(deps, { photoId: id, until: sweep.until });
		};
		const end = await attempt(deps, step, "developed");
		if (begun) sweep.report[end] += 1;
	}
};

/** The photos that were not tried for longest come first, so that one that the store refuses again and again does not hold up the others. */
function stuckPhotos({ db, now }: JobDeps) {
	return db.photo.findMany({
		where: { state: "DEVELOPING", OR: [{ developingUntil: null }, { developingUntil: { lte: now() } }] },
		orderBy: [{ developingUntil: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
		take: pageSize,
		select: { id: true },
	});
}
