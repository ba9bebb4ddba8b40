/**
 * The `test` of every spec. An error in the console of any page, or a violation of the content security policy, fails
 * the test at its end, unless the test declared it with `expectErrors`.
 */
import { test as base, expect } from "@playwright/test";
import { stack } from "./setup/stack";

interface Watch {
	/** Declares that this test causes console errors that match the pattern. */
	expectErrors: (pattern: RegExp) => void;
	/**
	 * The size of every request body so far, in bytes, from its content-length header. Playwright's postData cannot be
	 * used, because it is empty when the body is a file.
	 */
	bodies: () => Promise<{ url: string; bytes: number }[]>;
}

export const test = base.extend<Watch & { inTime: undefined }>({
	/** `npm run test:changed` has a time limit. What has not begun by then is skipped, and it lists what that was. */
	inTime: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
		async ({}, use, testInfo) => {
			testInfo.skip(
				Date.now() > Number(process.env.E2E_LAST_START ?? Number.POSITIVE_INFINITY),
				"no time is left",
			);
			await use(undefined);
		},
		{ auto: true },
	],

	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
	baseURL: async ({}, use) => use(stack.origin),

	expectErrors: [
		async ({ context, baseURL }, use) => {
			const errors: string[] = [];
			// Other sites, such as the identity provider, may have no icon.
			const expected = [new RegExp(`^(?!${baseURL}).*/favicon\\.ico: .*404`)];
			context.on("console", (message) => {
				if (message.type() === "error") errors.push(`${message.location().url}: ${message.text()}`);
			});
			// Some violations of the policy fire an event but do not appear in the console.
			await context.addInitScript(() =>
				document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
					console.error(`Content-Security-Policy: ${violatedDirective} refused ${blockedURI}`),
				),
			);
			context.on("weberror", (error) => errors.push(String(error.error())));
			await use((pattern) => expected.push(pattern));
			expect(errors.filter((error) => !expected.some((pattern) => pattern.test(error)))).toEqual([]);
		},
		{ auto: true },
	],

	bodies: async ({ context }, use) => {
		const seen: Promise<{ url: string; bytes: number }>[] = [];
		context.on("requestfinished", (request) => {
			const headers = request.allHeaders();
			seen.push(headers.then((all) => ({ url: request.url(), bytes: Number(all["content-length"] ?? 0) })));
		});
		await use(() => Promise.all(seen));
	},
});

export { type Browser, expect, type Page } from "@playwright/test";
