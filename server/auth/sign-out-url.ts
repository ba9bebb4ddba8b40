interface CognitoEnv {
	NEXTAUTH_URL: string;
	COGNITO_DOMAIN?: string;
	COGNITO_CLIENT_ID?: string;
}

/**
 * Where to go after signing out, or null for this site. Cognito keeps its own session, so on a shared phone the
 * next "Continue" would sign in the previous person without a password. The user pool belongs to Rollcall, so
 * signing out of one signs out of the other. The session of any other provider is not ours to end.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function signOutUrl(way: string | undefined, env: CognitoEnv): string | null {
	if (way !== "cognito" || !env.COGNITO_DOMAIN || !env.COGNITO_CLIENT_ID) return null;
	const url = new URL("/logout", env.COGNITO_DOMAIN);
	url.searchParams.set("client_id", env.COGNITO_CLIENT_ID);
	// This must be exactly one of the app client's sign-out URLs.
	url.searchParams.set("logout_uri", new URL("/", env.NEXTAUTH_URL).href);
	return url.href;
}
