/** The orders in which an album can be read, and how many photos some of the API's calls cover. */

/**
 * "newest": last added first. "taken": earliest capture time first. "best": those that most people have among their favourites
 * first.
 */
export const photoOrders = ["newest", "taken", "best"] as const;
export type PhotoOrder = (typeof photoOrders)[number];

/** A live wall cycles through this many of the newest photos. */
export const liveCount = 100;

/** Photos that one `gone` call may ask about. So many ids fill half of the longest URL that the browser sends. */
export const maxGoneAsked = 40;
