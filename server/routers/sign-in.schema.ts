/** Inputs of the sign-in router. */
import { z } from "zod";
import type { Problem } from "@/rules/words";
import { storable } from "./photos.schema";

export const emailLinkInput = z.object({
	/** The longest path in SMTP (RFC 5321, 4.5.3.1.3) has 254 characters without its brackets. */
	email: z
		.string()
		.trim()
		.toLowerCase()
		.max(254)
		.pipe(z.email("NOT_AN_EMAIL" satisfies Problem)),
	/** Where to go after signing in. If it is not a path of this site, the person gets to their events. */
	callbackUrl: storable.max(2_000).default("/events"),
});
