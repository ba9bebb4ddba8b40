/** Why an organizer hides a photo. The code is stored with the photo; its uploader and the organizers read it. */
export const hideReasons = ["NOT_SUITABLE", "ASKED", "DUPLICATE", "BLURRED", "OTHER"] as const;
export type HideReason = (typeof hideReasons)[number];

/** Characters of the organizer's own words, which come with OTHER: UTF-16 code units, as <input maxlength> counts them. */
export const hideNoteMaxLength = 200;
