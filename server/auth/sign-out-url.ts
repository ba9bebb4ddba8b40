interface CognitoEnv {
	NEXTAUTH_URL: string;
	COGNITO_DOMAIN?: string;
	COGNITO_CLIENT_ID?: string;
}

/**
 * Where to go after signing out, or null for this site. Cognito keeps a session of its own: on a shared phone the next
 * "Continue" would be let in as the person before, without a password. The pool is Rollcall's own, so leaving one is
 * leaving the other; any other provider's session is not ours to end.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function signOutUrl(way: string | undefined, env: CognitoEnv): string | null {
	if (way !== "cognito" || !env.COGNITO_DOMAIN || !env.COGNITO_CLIENT_ID) return null;
	const url = new URL("/logout", env.COGNITO_DOMAIN);
	url.searchParams.set("client_id", env.COGNITO_CLIENT_ID);
	// One of the app client's sign-out URLs, letter by letter.
	url.searchParams.set("logout_uri", new URL("/", env.NEXTAUTH_URL).href);
	return url.href;
}
