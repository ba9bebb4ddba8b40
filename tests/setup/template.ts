/** The synthesized stack of the stage dev, from the snapshot that infra/tests/stages.test.ts keeps up to date. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "@/scripts/stack/root";

const bucket = z.object({
	Type: z.literal("AWS::S3::Bucket"),
	Properties: z.looseObject({
		CorsConfiguration: z.object({
			CorsRules: z.array(
				z.strictObject({
					AllowedOrigins: z.array(z.string()),
					AllowedMethods: z.array(z.string()),
					AllowedHeaders: z.array(z.string()),
					ExposedHeaders: z.array(z.string()),
					MaxAge: z.number(),
				}),
			),
		}),
		LifecycleConfiguration: z.object({
			Rules: z.array(
				z.strictObject({
					Id: z.string(),
					Status: z.string(),
					Prefix: z.string(),
					AbortIncompleteMultipartUpload: z.object({ DaysAfterInitiation: z.number() }).optional(),
					NoncurrentVersionExpiration: z.object({ NoncurrentDays: z.number() }).optional(),
					ExpiredObjectDeleteMarker: z.boolean().optional(),
				}),
			),
		}),
	}),
});

const template = z.object({ Resources: z.record(z.string(), z.unknown()) });

export function templateResources(): Record<string, unknown> {
	const file = join(root, "infra/tests/snapshots/rollcall-dev.template.json");
	return template.parse(JSON.parse(readFileSync(file, "utf8"))).Resources;
}

/** The properties of the photos bucket. */
export function photosBucket() {
	const found = Object.values(templateResources()).flatMap((resource) => {
		const parsed = bucket.safeParse(resource);
		return parsed.success ? [parsed.data.Properties] : [];
	});
	if (found.length !== 1 || !found[0]) throw new Error("The template must have exactly one photos bucket.");
	return found[0];
}
