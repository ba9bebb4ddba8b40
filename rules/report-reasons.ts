/** Why somebody reports a photo. Only organizers read it, and never who it was. */
export const reportReasons = ["OF_ME", "NOT_SUITABLE", "HURTFUL", "PRIVATE", "OTHER"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Characters of the person's own words, which come with OTHER: UTF-16 code units, as <input maxlength> counts them. */
export const reportNoteMaxLength = 200;

/** The most people whose reports an event can ask for before a photo is hidden. */
export const reportsToHideMax = 99;
