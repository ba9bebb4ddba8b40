/** The limits of the door that pages and server share. */

/** So many people a search lists at most. Another letter finds the others. */
export const doorFoundMax = 30;
/** How many of those who came in last are listed before anything is searched. */
export const doorRecentMax = 12;
