import { expect, test } from "vitest";
import { signOutUrl } from "./sign-out-url";

const env = {
	NEXTAUTH_URL: "https://photos.example",
	COGNITO_DOMAIN: "https://photos.auth.eu-central-1.amazoncognito.com",
	COGNITO_CLIENT_ID: "client",
};

test("a person who signed in with the user pool also signs out there and returns to the front page", () => {
	expect(signOutUrl("cognito", env)).toBe(
		"https://photos.auth.eu-central-1.amazoncognito.com/logout?client_id=client&logout_uri=https%3A%2F%2Fphotos.example%2F",
	);
});

test.each(["oidc", "google", "email-link", "demo", undefined])(
	"a person who signed in with %s stays on this site",
	(way) => {
		expect(signOutUrl(way, env)).toBeNull();
	},
);
