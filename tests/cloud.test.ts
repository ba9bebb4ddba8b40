/**
 * The stack in infra/ held to the app, without an account: what the template says of the bucket is what the tests'
 * Ceph bucket answers, and its limits are the server's.
 */
import { GetBucketCorsCommand, GetBucketLifecycleConfigurationCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { limits } from "@/server/limits";
import { objectMetadata } from "@/server/uploads/object-metadata";
import { scene } from "./setup/scene";
import { onCeph, openBucket } from "./setup/store";
import { photosBucket, templateResources } from "./setup/template";

const { CorsConfiguration, LifecycleConfiguration } = photosBucket();

describe("the bucket of the tests is the stack's", () => {
	onCeph("CORS: Ceph answers the template's rules", async () => {
		const { tool, bucket: Bucket } = await openBucket();
		const { CORSRules } = await tool.send(new GetBucketCorsCommand({ Bucket }));
		expect(CORSRules?.map((rule) => ({ ...rule, AllowedHeaders: rule.AllowedHeaders?.sort() }))).toEqual(
			CorsConfiguration.CorsRules.map(({ MaxAge, AllowedHeaders, ...rule }) => ({
				...rule,
				AllowedHeaders: AllowedHeaders.sort(),
				MaxAgeSeconds: MaxAge,
			})),
		);
	});

	onCeph("lifecycle: Ceph answers the template's rules", async () => {
		const { tool, bucket: Bucket } = await openBucket();
		const { Rules } = await tool.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
		const expected = LifecycleConfiguration.Rules.map(({ Id, ExpiredObjectDeleteMarker, ...rule }) => ({
			...rule,
			ID: Id,
			...(ExpiredObjectDeleteMarker && { Expiration: { ExpiredObjectDeleteMarker } }),
		}));
		expect(Rules).toHaveLength(expected.length);
		expect(Rules).toEqual(expect.arrayContaining(expected));
	});
});

describe("the stack's CORS, as a browser meets it", () => {
	async function preflight(change: { origin?: string; method?: string; header?: string } = {}) {
		const { storage } = await scene();
		const ids = { photoId: "p", eventId: "e", uploaderId: "u" };
		const { url, headers } = await storage.presignPut({
			...{ key: "uploads/event_e/p.jpg", contentType: "image/jpeg", size: 1, sha256Hex: "00".repeat(32) },
			metadata: objectMetadata({ ...ids, title: "Title", description: "" }),
			expiresIn: 60,
		});
		// A browser sets content-length by itself, and asks for everything else.
		const asked = Object.keys(headers).filter((name) => name !== "content-length");
		const response = await fetch(url, {
			method: "OPTIONS",
			headers: {
				origin: change.origin ?? process.env.NEXTAUTH_URL ?? "",
				"access-control-request-method": change.method ?? "PUT",
				"access-control-request-headers": [...asked, ...(change.header ? [change.header] : [])].join(","),
			},
		});
		return response.ok && response.headers.has("access-control-allow-origin");
	}

	onCeph("a signed PUT from the app's own address is let through", async () => {
		expect(await preflight()).toBe(true);
	});

	onCeph.each([
		{ origin: "https://elsewhere.example" },
		{ method: "DELETE" },
		{ method: "GET" },
		{ header: "x-amz-acl" },
		{ header: "x-amz-copy-source" },
	])("%j is not", async (change) => {
		expect(await preflight(change)).toBe(false);
	});
});

test("the bucket's policy refuses signatures older than the server ever makes them", () => {
	const statements = JSON.stringify(templateResources());
	const ages = [...statements.matchAll(/"s3:signatureAge":"(\d+)"/g)].map((match) => Number(match[1]));
	expect(ages).toEqual([limits.putUrlSeconds * 1_000, 2 * limits.imageUrlWindowSeconds * 1_000]);
});
