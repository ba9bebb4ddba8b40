/** What Rollcall keeps in a session: who it is, nothing about what they may do. Rights are read from the roll. */
import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
	interface Session {
		/** Missing once the session is over. */
		user?: {
			id: string;
			name: string;
			/** Lower case, and proven to be theirs; null where the provider did not vouch for it. */
			email: string | null;
		};
		/** Id of the provider they signed in with. */
		way?: string;
	}
}

declare module "next-auth/jwt" {
	interface JWT {
		/** When they signed in: seconds since 1970. */
		since?: number;
		/** User.sessionVersion at that time. */
		version?: number;
		way?: string;
	}
}
