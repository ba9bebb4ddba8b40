/** What the tab says of a page with this name. */
export const titleOf = (name: string) => `${name} · Rollcall`;
