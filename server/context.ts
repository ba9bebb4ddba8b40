/** What every procedure gets: the dependencies and who is asking. */
import { getSession } from "./auth";
import type { Deps } from "./deps";
import { deps } from "./production-deps";

export interface Context {
	deps: Deps;
	session: { user: { id: string; name: string; email: string | null } } | null;
}

/** The context of the request at hand: a route handler or a server component. */
export const createContext = async (): Promise<Context> => ({ deps, session: await getSession() });
