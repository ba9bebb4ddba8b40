/** The quick form, for the doctor: the photos beside a random place, which are all of them where there are few. */
import { randomUUID } from "node:crypto";
import { pageSize, photoPages } from "./read-pages";
import type { Report } from "./report";
import type { VerifyDeps } from "./verification";
import { verify } from "./verify";

/** `whole` if nothing was left out. */
export async function verifySample(deps: VerifyDeps): Promise<{ report: Report; whole: boolean }> {
	const { value: first = [] } = await photoPages(deps, { from: "", to: null }).next();
	if (first.length < pageSize) return { report: await verify(deps), whole: true };
	const from = `event_${randomUUID()}`;
	const { value: page } = await photoPages(deps, { from, to: null }).next();
	// Near the end there is less than a page, so the first page is taken.
	const rows = page && page.length === pageSize ? page : first;
	const to = rows.at(-1)?.key.slice("uploads/".length).split(".")[0] ?? null;
	return { report: await verify(deps, { range: { from: rows === page ? from : "", to } }), whole: false };
}
