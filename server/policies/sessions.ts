/** When a session has ended: one rule for the session of each request and for the change feed, which reads the row itself. */

/**
 * What a session cookie says. The cookie is ours and has not expired, but the session may have ended, so this alone allows
 * nothing.
 */
export interface Claims {
	/** The person. */
	sub: string;
	/** The time of the sign-in, in seconds since 1970. */
	since: number;
	/** User.sessionVersion at that time. */
	version: number;
	/** The provider that they signed in with. */
	way: string;
}

/** Whether the session goes on, by the person's row. It ends when they sign out of all devices or are erased. */
export const isCurrent = <Row extends { sessionVersion: number }>(
	{ version }: Claims,
	row: Row | null | undefined,
): row is Row => row?.sessionVersion === version;
