import { beforeEach, expect, test, vi } from "vitest";

beforeEach(() => vi.resetModules());

/** Loads server/env.js as it would load in a server with these variables. */
async function load(variables: Record<string, string | undefined>) {
	for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
	try {
		return (await import("@/server/env.js")).env;
	} finally {
		vi.unstubAllEnvs();
	}
}

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
	"demo accounts can be switched on at %s",
	async (NEXTAUTH_URL) => {
		expect(await load({ NEXTAUTH_URL, DEMO_SIGN_IN: "true" })).toMatchObject({ DEMO_SIGN_IN: true });
	},
);

test.each([
	{ NEXTAUTH_URL: "https://rollcall.example" },
	{ NEXTAUTH_URL: "http://192.168.1.7:3000" },
	{ NEXTAUTH_URL: "http://localhost.rollcall.example" },
	{ NEXTAUTH_URL: "http://localhost:3000", VERCEL_ENV: "production" },
	{ NEXTAUTH_URL: "http://localhost:3000", VERCEL_ENV: "preview" },
])("a server that others can reach does not start with demo accounts: %j", async (variables) => {
	await expect(load({ ...variables, DEMO_SIGN_IN: "true" })).rejects.toThrow(/DEMO_SIGN_IN/);
});

test("demo accounts are off by default", async () => {
	expect(await load({ DEMO_SIGN_IN: undefined })).toMatchObject({ DEMO_SIGN_IN: false });
});

test.each([
	"r&d@example.com, user/dept@example.org",
	"x@example.рф, example.xn--p1ai",
	"!#$%&'*+-/=?^_`{|}~@example.org",
])("the people who may make events may be %s", async (EVENT_CREATORS) => {
	expect(await load({ EVENT_CREATORS })).toMatchObject({ EVENT_CREATORS });
});

test.each(['"ada b"@example.org', "Ada <ada@example.org>", "ada@example.org; ben@example.org"])(
	"%s is refused as the people who may make events, because it would stand for nobody",
	async (EVENT_CREATORS) => {
		await expect(load({ EVENT_CREATORS })).rejects.toThrow(/EVENT_CREATORS/);
	},
);

test.each([
	[{ OIDC_ISSUER: "https://id.example" }, /OIDC_CLIENT_ID: must be set together with OIDC_ISSUER/],
	[
		{
			COGNITO_ISSUER: "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x",
			COGNITO_CLIENT_ID: "id",
		},
		/COGNITO_CLIENT_SECRET: must be set together/,
	],
	[{ GOOGLE_CLIENT_SECRET: "secret" }, /GOOGLE_CLIENT_ID: must be set together/],
	[{ EMAIL_SERVER: "smtp://localhost" }, /EMAIL_FROM: must be set together/],
	[{ EMAIL_SERVER: "https://localhost", EMAIL_FROM: "a@b.test" }, /EMAIL_SERVER/],
])(
	"a way to sign in with missing variables stops the start with an error that names one: %j",
	async (variables, message) => {
		await expect(load(variables)).rejects.toThrow(message);
	},
);
