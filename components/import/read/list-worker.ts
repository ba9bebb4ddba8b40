/**
 * The worker that reads lists, so that not even a hostile one keeps the page from answering. It gets the file itself: its bytes
 * are never in the page.
 */

import type { RefusalCode } from "../formats/refusal";
import { Refusal } from "../formats/refusal";
import type { ListRead } from "./list";
import { type Choices, readBytes, readText } from "./read-bytes";

export interface ListRequest {
	source: File | string;
	choices: Choices;
}

export type ListAnswer = { list: ListRead } | { refused: { code: RefusalCode; row: number } };

async function read({ source, choices }: ListRequest): Promise<ListRead> {
	if (typeof source === "string") return readText(source, choices);
	const bytes = await source.arrayBuffer().catch(() => {
		throw new Refusal("NOT_READABLE");
	});
	return readBytes(new Uint8Array(bytes), { ...choices, fileName: source.name });
}

addEventListener("message", async ({ data }: MessageEvent<ListRequest>) => {
	const answer = await read(data).then(
		(list): ListAnswer => ({ list }),
		(error: unknown): ListAnswer => {
			// Whatever else goes wrong in a reader is the list's doing.
			const { code, row } = error instanceof Refusal ? error : new Refusal("DAMAGED");
			return { refused: { code, row } };
		},
	);
	postMessage(answer);
});
