/** Why somebody reports a photo. Only organizers read it, and never who it was. */
export const reportReasons = ["OF_ME", "NOT_SUITABLE", "HURTFUL", "PRIVATE", "OTHER"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Characters of the person's own words, which come with OTHER: UTF-16 code units, as <input maxlength> counts them. */
export const reportNoteMaxLength = 200;

/** How many people have to report a photo until it is hidden: the most an event can ask for, and what it asks for at first. */
export const reportsToHideMax = 99;
export const reportsToHideDefault = 3;
