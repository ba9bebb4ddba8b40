import { patientFetch } from "../trpc/patient-fetch";

/** The id of the person whose session this browser has, null without a session. Rejects without an answer. */
export async function whoIsSignedIn(): Promise<string | null> {
	const answer = await patientFetch("/api/auth/session", { cache: "no-store" }, 15_000);
	if (!answer.ok) throw new Error(`session: ${answer.status}`);
	const session: unknown = await answer.json();
	const user = field(session, "user");
	const id = field(user, "id");
	return typeof id === "string" ? id : null;
}

const field = (value: unknown, name: string): unknown =>
	typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
