/** The change feed of an event (server/changes/read-changes.ts, components/feed/feed.ts). */

/** How long a page that is visible waits between two questions, in milliseconds. */
export const changesEveryMs = 2_000;

/** When a cursor was made, in seconds since 1970. The rest of a cursor is only for the server. */
export const secondsOf = (cursor: string): number => Number.parseInt(cursor, 10);
