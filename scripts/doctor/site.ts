import { bad, type Finding, good, reasonOf, skipped } from "./finding";

/** Checks that the app answers at the address people open. */
export async function examineSite({ origin }: { origin: string }): Promise<Finding> {
	let answer: Response;
	try {
		answer = await fetch(`${origin}/api/health/ready`, { signal: AbortSignal.timeout(15_000) });
	} catch (error) {
		return skipped("site", `nothing answers at ${origin} yet: ${reasonOf(error)}`);
	}
	const fix = "Read the server's log. If NEXTAUTH_URL is not the address of this app, correct it.";
	if (answer.status === 503) return bad("site", `it runs but is not ready: ${await answer.text()}`, fix);
	return answer.ok
		? good("site", `${origin} is ready`)
		: bad("site", `${origin}/api/health/ready answers ${answer.status}`, fix);
}
