/** What every procedure gets: the dependencies, who is asking, and from where. */
import { headers } from "next/headers";
import { type AppSession, getSession } from "../auth/current-session";
import type { Deps } from "../deps";
import { clientIp } from "../http/client-ip";
import type { InFlight } from "../http/in-flight";
import { deps } from "../production-deps";

export interface Context {
	deps: Deps;
	session: Pick<AppSession, "user"> | null;
	/** Network address of whoever asks. */
	ip: string;
	/** The bound on what runs at once; pages, which call the API in place, have none. */
	inFlight?: InFlight;
}

/** The context of the request at hand: a route handler or a server component. */
export const createContext = async (): Promise<Context> => ({
	deps,
	session: await getSession(),
	ip: clientIp(await headers()),
});
