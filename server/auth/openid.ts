/**
 * Any OpenID Connect provider, by discovery: an issuer and a client are all it takes.
 * The claims are read from the ID token; a provider that keeps the e-mail out of it is asked at its userinfo endpoint.
 * https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
 */
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { personName } from "./person-name";

const claims = z.object({
	sub: z.string().min(1),
	name: z.string().optional().catch(undefined),
	preferred_username: z.string().optional().catch(undefined),
	email: z.email().toLowerCase().optional().catch(undefined),
	// Amazon Cognito's userinfo endpoint answers with the text "true".
	email_verified: z
		.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")])
		.catch(false),
});

export interface OpenIdClient {
	/** Part of the redirect address: NEXTAUTH_URL with /api/auth/callback/{id}. */
	id: string;
	/** What the button says after "Continue with". */
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
				const told = idTokenClaims(tokens.id_token);
				const asksUserinfo =
					told.email === undefined && client.issuer.metadata.userinfo_endpoint !== undefined;
				if (!asksUserinfo || !tokens.access_token) return told;
				const more = await client.userinfo(tokens.access_token);
				// OpenID Connect Core 5.3.2: an answer about somebody else must not be used.
				return more.sub === told.sub ? { ...more, ...told } : told;
			},
		},
		httpOptions: { timeout: 10_000 },
		// Safe because `profile` below passes on no address that the provider has not verified, and the table of people
		// holds none either: the address is the same mailbox on both sides.
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

/** Of a token whose signature, audience and nonce the OpenID client has already checked. */
function idTokenClaims(token: string | undefined) {
	const payload = Buffer.from(token?.split(".")[1] ?? "", "base64url").toString("utf8");
	return z.looseObject({ sub: z.string() }).parse(JSON.parse(payload));
}

/** The address the provider vouches for, in lower case; null where it does not. */
export function verifiedEmail(profile: unknown): string | null {
	const told = claims.safeParse(profile).data;
	return (told?.email_verified && told.email) || null;
}

/** The address as told, proven or not, in lower case. */
export function claimedEmail(profile: unknown): string | null {
	return claims.safeParse(profile).data?.email ?? null;
}
