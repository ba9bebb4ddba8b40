/** Paths that both the pages and next-auth use. */
export const signInPath = "/sign-in";
