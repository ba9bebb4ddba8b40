/** The content of a session in Rollcall: who the person is, but not what they may do, which is read from the roll. */
import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
	interface Session {
		/** Missing after the session has ended. */
		user?: {
			id: string;
			/** Null if neither the provider nor an e-mail address tells it. */
			name: string | null;
			/** As people write it, and proven to be theirs; null if the provider has not verified it. */
			email: string | null;
			/** The language that they chose, or null. */
			locale: string | null;
		};
		/** The id of the provider that they signed in with. */
		way?: string;
	}
}

declare module "next-auth/jwt" {
	interface JWT {
		/** The time of the sign-in, in seconds since 1970. */
		since?: number;
		/** User.sessionVersion at the time of the sign-in. */
		version?: number;
		way?: string;
		/** User.locale. It is read with each request and not in the cookie. */
		locale?: string | null;
	}
}
