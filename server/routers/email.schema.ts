/** An e-mail address that a person typed, in the one form in which addresses are stored and compared. */
import { z } from "zod";
import { canonicalEmail, isQuotedEmail } from "@/rules/email";
import type { Problem } from "@/rules/words";

/** Characters; more are not looked at. An address in letters is longer in ASCII, so its limit is checked there. */
const typedMax = 1_000;

export const emailText = z
	.string()
	.max(typedMax)
	.transform((text, context) => {
		const email = canonicalEmail(text);
		if (email !== null) return email;
		const problem: Problem = isQuotedEmail(text) ? "QUOTED_EMAIL" : "NOT_AN_EMAIL";
		context.addIssue({ code: "custom", message: problem });
		return z.NEVER;
	});
