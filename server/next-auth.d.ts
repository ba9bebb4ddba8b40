/** What Rollcall keeps in a session: who it is, nothing about what they may do. Rights are read from the roll. */
import "next-auth";

declare module "next-auth" {
	interface Session {
		user: {
			id: string;
			name: string;
			/** Lower case, and proven to be theirs; null where the provider did not vouch for it. */
			email: string | null;
		};
	}
}
