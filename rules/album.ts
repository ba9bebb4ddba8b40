/** How an album is asked for: the orders it can have, and how many photos one call is about. */

/** "newest": last added first. "taken": as the day went, earliest capture time first. */
export const photoOrders = ["newest", "taken"] as const;
export type PhotoOrder = (typeof photoOrders)[number];

/** Photos a live wall goes round: the newest. */
export const liveCount = 100;

/** Photos that one call asks after whether they are still there: their ids are a URL of half the length that is sent. */
export const maxGoneAsked = 40;
