/** What the pages, the sign-in and its mails agree on. */

export const signInPath = "/sign-in";

/** Minutes that an e-mail link works. */
export const emailLinkMinutes = 15;
