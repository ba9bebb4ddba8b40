import type { Key } from "@/messages/types";

/**
 * The errors of next-auth (https://next-auth.js.org/configuration/pages#error-codes) that have sentences, and one of ours
 * (server/auth/auth-options.ts).
 */
const codes = [
	"AccessDenied",
	"OAuthAccountNotLinked",
	"EmailUnusable",
	"CredentialsSignin",
	"Configuration",
	"SessionRequired",
	"OAuthSignin",
	"OAuthCallback",
] as const satisfies Key<"signIn">[];

/** The keys of the sentences for next-auth's error code: what happened and what to do. Null without an error. */
export function signInError(code: string | string[] | undefined) {
	if (code === undefined || code === "") return null;
	const known = codes.find((one) => one === code) ?? "unknown";
	return { title: known, advice: `${known}Advice` } as const;
}
