import "server-only";
import { redirect } from "next/navigation";
import { getSession } from "@/server/auth/current-session";

/** Returns the session, or redirects to the sign-in page, which leads back to `path`. */
export async function requireSession(path: string) {
	const session = await getSession();
	if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
	return session;
}
