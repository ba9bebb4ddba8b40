import { createTRPCClient } from "@trpc/client";
import { expect, test } from "vitest";
import { batchMaxCalls } from "@/rules/batches";
import { descriptionMaxBytes, titleMaxLength } from "@/rules/words";
import { limits } from "@/server/limits";
import type { AppRouter } from "@/server/routers/_app";
import { initiateUploadInput } from "@/server/routers/photos.schema";
import { apiLinks } from "./api-links";

/** A client whose requests go nowhere; keeps the body of each. */
function wiretapped() {
	const bodies: string[] = [];
	const client = createTRPCClient<AppRouter>({
		links: apiLinks("http://localhost/api/trpc", async (_, init) => {
			if (typeof init?.body === "string") bodies.push(init.body);
			return Response.json([]);
		}),
	});
	return { client, bodies, sizes: () => bodies.map((body) => Buffer.byteLength(body)) };
}

/** The longest words that the server takes, of characters that JSON writes as six. */
const longest = {
	...{ eventId: crypto.randomUUID(), contentType: "image/jpeg", size: 50_000_000, sha256: "0".repeat(64) },
	title: `x${"\u0001".repeat(titleMaxLength - 2)}x`,
	description: `x${"\u0001".repeat(descriptionMaxBytes - 2)}x`,
};

test("the longest words there can be are taken by the server", () => {
	expect(initiateUploadInput.parse(longest)).toEqual(longest);
});

test("photos announced at once with the longest words share requests that the server takes", async () => {
	const { client, bodies, sizes } = wiretapped();
	const count = 3 * batchMaxCalls;
	await Promise.allSettled(
		Array.from({ length: count }, () => client.photos.initiateUpload.mutate({ ...longest })),
	);

	const calls = bodies.map((body) => Object.keys(JSON.parse(body)).length);
	expect(calls.reduce((sum, number) => sum + number)).toBe(count);
	expect(bodies.length).toBeLessThan(count / 4);
	expect(Math.max(...sizes())).toBeLessThanOrEqual(limits.requestBytes);
	expect(Math.max(...sizes())).toBeGreaterThan(limits.requestBytes / 2);
});

test("a call with more in it than a batch may have of one travels alone", async () => {
	const { client, bodies, sizes } = wiretapped();
	// Spaces at the end count for no limit of the description.
	const wide = { ...longest, description: `x${" ".repeat(50_000)}` };
	await Promise.allSettled(Array.from({ length: 4 }, () => client.photos.initiateUpload.mutate({ ...wide })));

	expect(bodies).toHaveLength(4);
	expect(Math.max(...sizes())).toBeLessThanOrEqual(limits.requestBytes);
});
