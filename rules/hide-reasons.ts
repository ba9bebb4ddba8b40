/** Why an organizer hides a photo. The code is stored with the photo; its uploader and the organizers read it. */
export const hideReasons = ["NOT_SUITABLE", "ASKED", "DUPLICATE", "BLURRED", "OTHER"] as const;
export type HideReason = (typeof hideReasons)[number];

/**
 * Why a photo is hidden, with the reasons that no organizer chooses for it. BLOCKED: an organizer blocked its uploader, and
 * hid with that what they had added. REPORTED: as many people reported it as the event says.
 */
export const placeReasons = [...hideReasons, "BLOCKED", "REPORTED"] as const;
export type PlaceReason = (typeof placeReasons)[number];

/** Characters of the organizer's own words, which come with OTHER: UTF-16 code units, as <input maxlength> counts them. */
export const hideNoteMaxLength = 200;
