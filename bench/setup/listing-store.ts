/**
 * A store that only lists: so many originals and as many renditions, none of which exists. Its keys are those of the rows that
 * ../verify.ts plants, in the order of their bytes.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

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
		const after = /([0-9a-f]{12})(\.jpg|\/640\.webp)$/.exec(searchParams.get("start-after") ?? "")?.[1];
		const from = after === undefined ? 1 : Number.parseInt(after, 16) + 1;
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
		eventId,
		endpoint: `http://127.0.0.1:${port}`,
		have(count: number) {
			photos = count;
		},
		stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
	};
}
