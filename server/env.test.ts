import { afterEach, expect, test, vi } from "vitest";
import { signingKeys } from "@/tests/setup/cloudfront";

afterEach(() => {
	vi.unstubAllEnvs();
	vi.resetModules();
});

/** Loads server/env.js again with these variables changed. */
async function environment(change: Record<string, string>) {
	for (const [name, value] of Object.entries(change)) vi.stubEnv(name, value);
	vi.resetModules();
	return (await import("./env.js")).env;
}

const cdn = {
	CDN_URL: "https://cdn.example.org/",
	CDN_KEY_PAIR_ID: "K1",
	CDN_PRIVATE_KEY: signingKeys().pem,
};

test("the CDN's key may be written on one line, and its URL with a slash at the end", async () => {
	const oneLine = cdn.CDN_PRIVATE_KEY.replaceAll("\n", "\\n");
	const env = await environment({ ...cdn, CDN_PRIVATE_KEY: oneLine });
	expect(env.CDN_PRIVATE_KEY).toBe(cdn.CDN_PRIVATE_KEY.trim());
	expect(env.CDN_URL).toBe("https://cdn.example.org");
});

test.each(["CDN_URL", "CDN_KEY_PAIR_ID", "CDN_PRIVATE_KEY"])(
	"the CDN without %s is refused",
	async (name) => {
		await expect(environment({ ...cdn, [name]: "" })).rejects.toThrow("set all three, or none");
	},
);

test("a value that is not a private key is refused, and the error does not contain it", async () => {
	const wrong = "-----BEGIN PUBLIC KEY-----\nSECRET\n-----END PUBLIC KEY-----";
	const refusal = environment({ ...cdn, CDN_PRIVATE_KEY: wrong });
	await expect(refusal).rejects.toThrow(/CDN_PRIVATE_KEY: must be the private key/);
	await expect(refusal).rejects.not.toThrow("SECRET");
});

test("a stored key together with a role on Vercel is refused", async () => {
	const both = {
		VERCEL_ENV: "production",
		DEMO_SIGN_IN: "",
		AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/x",
	};
	await expect(environment(both)).rejects.toThrow(
		"AWS_ROLE_ARN: cannot be set together with S3_ACCESS_KEY_ID",
	);
});
