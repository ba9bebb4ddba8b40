/**
 * Sign-in with any OpenID Connect provider. Because of discovery, only an issuer and a client are needed.
 * The claims are read from the ID token. If it has no e-mail address, the userinfo endpoint is asked.
 * https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
 */
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { canonicalEmail } from "@/rules/email";
import { personName } from "./person-name";

const claims = z.object({
	sub: z.string().min(1),
	name: z.string().optional().catch(undefined),
	preferred_username: z.string().optional().catch(undefined),
	email: z
		.string()
		.transform((text) => canonicalEmail(text) ?? undefined)
		.optional()
		.catch(undefined),
	// Amazon Cognito's userinfo endpoint answers with the text "true".
	email_verified: z
		.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")])
		.catch(false),
});

const claimedText = z.object({ email: z.string() });

export interface OpenIdClient {
	/** Part of the redirect URL: NEXTAUTH_URL with /api/auth/callback/{id}. */
	id: string;
	/** The text of the button after "Continue with". */
	name: string;
	issuer: string;
	clientId?: string;
	clientSecret?: string;
}

export function openIdProvider({
	id,
	name,
	issuer,
	clientId,
	clientSecret,
}: OpenIdClient): OAuthConfig<unknown> {
	return {
		...{ id, name, type: "oauth", clientId, clientSecret },
		wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
		authorization: { params: { scope: "openid email profile" } },
		checks: ["pkce", "state", "nonce"],
		idToken: true,
		userinfo: {
			async request({ client, tokens }) {
				const fromToken = idTokenClaims(tokens.id_token);
				const asksUserinfo =
					fromToken.email === undefined && client.issuer.metadata.userinfo_endpoint !== undefined;
				if (!asksUserinfo || !tokens.access_token) return fromToken;
				const more = await client.userinfo(tokens.access_token);
				// An answer about another person must not be used (OpenID Connect Core 5.3.2).
				return more.sub === fromToken.sub ? { ...more, ...fromToken } : fromToken;
			},
		},
		httpOptions: { timeout: 10_000 },
		// This is safe because `profile` below returns only verified addresses, and the User table contains only verified
		// ones, so the address is the same mailbox on both sides.
		allowDangerousEmailAccountLinking: true,
		profile(profile) {
			const { sub, name, preferred_username } = claims.parse(profile);
			return {
				id: sub,
				name: personName({ name: name || preferred_username, email: claimedEmail(profile) }),
				email: verifiedEmail(profile),
			};
		},
	};
}

/** The claims of a token whose signature, audience and nonce the OpenID client has already checked. */
function idTokenClaims(token: string | undefined) {
	const payload = Buffer.from(token?.split(".")[1] ?? "", "base64url").toString("utf8");
	return z.looseObject({ sub: z.string() }).parse(JSON.parse(payload));
}

/** The address in its one form (rules/email.ts) if the provider has verified it, or null. */
export function verifiedEmail(profile: unknown): string | null {
	const parsed = claims.safeParse(profile).data;
	return (parsed?.email_verified && parsed.email) || null;
}

/** Whether the provider has verified an address that has no form here (rules/email.ts), so that it would be as if there were none. */
export function hasUnusableEmail(profile: unknown): boolean {
	const given = claimedText.safeParse(profile).data?.email.trim();
	return (
		Boolean(given) &&
		claimedEmail(profile) === null &&
		claims.safeParse(profile).data?.email_verified === true
	);
}

/** The address in its one form, whether the provider has verified it or not. */
export function claimedEmail(profile: unknown): string | null {
	return claims.safeParse(profile).data?.email ?? null;
}
