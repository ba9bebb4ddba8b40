/**
 * A store that only lists: so many originals and as many renditions, none of which exists, in the order of their keys' bytes.
 * And the rows of photos with these keys.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The statements that plant the rows of these photos, and their event, for a person whom the database has. */
export function plantListed(from: number, to: number): string[] {
	return [
		`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt")
		 VALUES ('${eventId}', 'listed', 'Listed', 'UTC', now(), now(), now()) ON CONFLICT DO NOTHING`,
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height, "renditionWidths")
		 SELECT id, '${eventId}', person, 'uploads/event_${eventId}/' || id || '.jpg', lpad(to_hex(n), 64, '0'), 'image/jpeg',
		        1000, '', 'READY', 640, 480, '{640}'
		 FROM (SELECT id AS person FROM "User" LIMIT 1) people, generate_series(${from}, ${to}) n,
		      LATERAL (SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id) made`,
	];
}

const eventId = "00000000-0000-4000-8000-00000000e7e7";
const idOf = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
const tails: Record<string, string> = { "uploads/": ".jpg", "optimized/": "/640.webp" };
/** As many as S3 lists at once. */
const page = 1_000;

export async function startListingStore() {
	let photos = 0;
	const server = createServer((request, response) => {
		const { searchParams } = new URL(request.url ?? "", "http://store");
		const prefix = searchParams.get("prefix") ?? "";
		const startAfter = searchParams.get("start-after") ?? "";
		const after = /([0-9a-f]{12})(\.jpg|\/640\.webp)$/.exec(startAfter)?.[1];
		const isBehindAll = after === undefined && startAfter > `${prefix}event_${eventId}`;
		const from = isBehindAll ? photos + 1 : after === undefined ? 1 : Number.parseInt(after, 16) + 1;
		const to = Math.min(from + page - 1, photos);
		const contents: string[] = [];
		for (let n = from; n <= to; n++)
			contents.push(
				`<Contents><Key>${prefix}event_${eventId}/${idOf(n)}${tails[prefix]}</Key><LastModified>2026-12-01T00:00:00.000Z</LastModified><Size>1000</Size></Contents>`,
			);
		response.writeHead(200, { "content-type": "application/xml" });
		response.end(
			`<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${to < photos}</IsTruncated>${contents.join("")}</ListBucketResult>`,
		);
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	// The address of a server that listens on a port.
	const { port } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${port}`,
		have(count: number) {
			photos = count;
		},
		stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
	};
}
