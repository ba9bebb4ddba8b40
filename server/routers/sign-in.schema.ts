/** Inputs of the sign-in router. */
import { z } from "zod";
import { emailText } from "./email.schema";
import { storable } from "./photos.schema";

export const emailLinkInput = z.object({
	email: emailText,
	/** Where to go after signing in. If it is not a path of this site, the person gets to their events. */
	callbackUrl: storable.max(2_000).default("/events"),
});
