import type { Deps } from "@/server/deps";
import type { Context } from "@/server/routers/context";

interface Who {
	id: string;
	name: string;
	email: string;
}

/** The context of a call by somebody who is signed in, or by nobody (null), without HTTP. */
export const contextOf = (deps: Deps, who: Who | null): Context => ({
	deps,
	caller: {
		claims: who && { sub: who.id, since: 0, version: 0, way: "demo" },
		session: async () => who && { user: who },
		locale: async () => "en",
		ip: async () => "192.0.2.1",
	},
});
