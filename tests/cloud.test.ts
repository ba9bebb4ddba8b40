/**
 * Compares the stack in infra/ with the app, without an AWS account: the tests' Ceph bucket has the rules of the
 * template, and the template has the server's limits.
 */
import { GetBucketCorsCommand, GetBucketLifecycleConfigurationCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { limits } from "@/server/limits";
import { objectMetadata } from "@/server/uploads/object-metadata";
import { scene } from "./setup/scene";
import { onCeph, openBucket } from "./setup/store";
import { photosBucket, templateResources } from "./setup/template";

const { CorsConfiguration, LifecycleConfiguration } = photosBucket();

describe("the bucket of the tests matches the stack's", () => {
	onCeph("Ceph has the template's CORS rules", async () => {
		const { tool, bucket: Bucket } = await openBucket();
		const { CORSRules } = await tool.send(new GetBucketCorsCommand({ Bucket }));
		expect(CORSRules?.map((rule) => ({ ...rule, AllowedHeaders: rule.AllowedHeaders?.sort() }))).toEqual(
			CorsConfiguration.CorsRules.map(({ MaxAge, AllowedHeaders, ExposedHeaders, ...rule }) => ({
				...rule,
				ExposeHeaders: ExposedHeaders,
				AllowedHeaders: AllowedHeaders.sort(),
				MaxAgeSeconds: MaxAge,
			})),
		);
	});

	onCeph("Ceph has the template's lifecycle rules", async () => {
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

describe("the stack's CORS rules in a browser's preflight", () => {
	async function preflight(change: { origin?: string; method?: string; header?: string } = {}) {
		const { storage } = await scene();
		const ids = { photoId: "p", eventId: "e", uploaderId: "u" };
		const { url, headers } = await storage.presignPut({
			...{ key: "uploads/event_e/p.jpg", contentType: "image/jpeg", size: 1, sha256Hex: "00".repeat(32) },
			metadata: objectMetadata({ ...ids, sha256: "0".repeat(64), title: "Title", description: "" }),
			expiresIn: 60,
		});
		// A browser sets content-length by itself, so its preflight asks for every other header.
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

	onCeph("a signed PUT from the app's own address is allowed", async () => {
		expect(await preflight()).toBe(true);
	});

	onCeph.each([
		{ origin: "https://elsewhere.example" },
		{ method: "DELETE" },
		{ method: "HEAD" },
		{ header: "x-amz-acl" },
		{ header: "x-amz-copy-source" },
	])("a PUT with %j is refused", async (change) => {
		expect(await preflight(change)).toBe(false);
	});
});

onCeph("a page of the app's own address may read what a signed GET gives, and no other page", async () => {
	const { storage, keys, event } = await scene();
	const key = `optimized/event_${event.id}/p/32.webp`;
	await storage.write(key, Buffer.from("picture"), { contentType: "image/webp", cacheControl: "no-store" });
	const url = await storage.presignGet(key, { now: new Date(), exactBytes: true });
	const told = async (origin?: string) => {
		const answer = await fetch(url, { headers: origin ? { origin } : {} });
		expect(await answer.text()).toBe("picture");
		return Object.fromEntries([...answer.headers].filter(([name]) => /^access-control|^vary/.test(name)));
	};
	const app = process.env.NEXTAUTH_URL ?? "";

	expect(await told(app)).toEqual({
		...{ "access-control-allow-origin": app, vary: "Origin" },
		...{ "access-control-allow-methods": "GET", "access-control-max-age": "3600" },
		"access-control-expose-headers": "retry-after",
	});
	// The signature lets anybody who has the URL read, but a browser shows the bytes to no page elsewhere.
	for (const other of ["https://elsewhere.example", `${app}.elsewhere.example`, "null", undefined])
		expect(await told(other)).toEqual({});
	expect(await keys()).toEqual([key]);
});

test("the bucket's policy refuses signatures older than the server's limits", () => {
	const statements = JSON.stringify(templateResources());
	const ages = [...statements.matchAll(/"s3:signatureAge":"(\d+)"/g)].map((match) => Number(match[1]));
	expect(ages).toEqual([limits.putUrlSeconds * 1_000, 2 * limits.imageUrlWindowSeconds * 1_000]);
});
