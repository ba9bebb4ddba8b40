/**
 * The `test` of every spec. Pages must be silent: an error in the console of any of them, a refusal of the content
 * security policy among them, fails the test at its end, unless the test caused it and said so.
 */
import { test as base, expect } from "@playwright/test";

interface Watch {
	/** Console errors like this one are of this test's own making. */
	expectErrors: (pattern: RegExp) => void;
	/**
	 * The body of every request so far, in bytes as its headers announce them. Not by postData: the browser shows none
	 * where the body is a file, so counting that would never find one.
	 */
	bodies: () => Promise<{ url: string; bytes: number }[]>;
}

export const test = base.extend<Watch>({
	expectErrors: [
		async ({ context, baseURL }, use) => {
			const errors: string[] = [];
			// Whoever signs people in elsewhere may do without an icon.
			const expected = [new RegExp(`^(?!${baseURL}).*/favicon\\.ico: .*404`)];
			context.on("console", (message) => {
				if (message.type() === "error") errors.push(`${message.location().url}: ${message.text()}`);
			});
			// Some of the policy's refusals are announced, but not in the console.
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

export { expect, type Page } from "@playwright/test";
