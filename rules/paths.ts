/** Addresses that the pages, the sign-in and the mails agree on. */
export const signInPath = "/sign-in";
