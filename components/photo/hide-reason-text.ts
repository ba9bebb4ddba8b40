import { type HideReason, hideReasons } from "@/rules/hide-reasons";

/** Why a photo was hidden, as the organizer chooses it and the uploader reads it. */
export const hideReasonTexts: Record<HideReason, string> = {
	NOT_SUITABLE: "Not suitable for this album",
	ASKED: "Somebody asked for it",
	DUPLICATE: "The album has this photo already",
	BLURRED: "Blurred or too dark",
	OTHER: "Another reason",
};

/** The organizer's own words, or the text of the code. Null without a reason that this version knows. */
export function hideReasonText({ reason, note }: { reason: string | null; note: string | null }) {
	const known = hideReasons.find((one) => one === reason);
	return note ?? (known ? hideReasonTexts[known] : null);
}
