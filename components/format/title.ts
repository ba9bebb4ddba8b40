/** The browser tab's title for a page with this name. */
export const titleOf = (name: string) => `${name} · Rollcall`;
