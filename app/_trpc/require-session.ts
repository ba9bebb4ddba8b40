import "server-only";
import { redirect } from "next/navigation";
import { getSession } from "@/server/auth/current-session";

/** The session, or the sign-in page that leads back to `path`. */
export async function requireSession(path: string) {
	const session = await getSession();
	if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
	return session;
}
