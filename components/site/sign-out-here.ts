import { letGo } from "../take-home/held";
import { forgetSelections } from "../take-home/selection";
import { closeQueues } from "../upload/open-queues";

/** Signs out in this browser and forgets what it keeps of the person. Loads its scripts, because most visits end without it. */
export async function signOutHere(personId: string): Promise<void> {
	const [{ signOut }, { wipePerson }] = await Promise.all([
		import("next-auth/react"),
		import("../upload/keep/loaded"),
	]);
	await signOut({ redirect: false });
	closeQueues();
	letGo();
	forgetSelections();
	await wipePerson(personId);
}
