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

type Rows = Pick<ListRead, "people" | "setAside" | "remarks">;

/** The rows come in parts, and the rest at the end: taking twenty thousand at once would hold up the page. */
export type ListAnswer =
	| { part: Rows }
	| { end: Omit<ListRead, keyof Rows> }
	| { refused: { code: RefusalCode; row: number } };

const rowsPerPart = 250;

async function read({ source, choices }: ListRequest): Promise<ListRead> {
	if (typeof source === "string") return readText(source, choices);
	const bytes = await source.arrayBuffer().catch(() => {
		throw new Refusal("NOT_READABLE");
	});
	return readBytes(new Uint8Array(bytes), { ...choices, fileName: source.name });
}

function answer({ people, setAside, remarks, ...end }: ListRead) {
	const most = Math.max(people.length, setAside.length, remarks.length);
	for (let from = 0; from < most; from += rowsPerPart) {
		const part = <Row>(rows: Row[]) => rows.slice(from, from + rowsPerPart);
		send({ part: { people: part(people), setAside: part(setAside), remarks: part(remarks) } });
	}
	send({ end });
}

const send = (message: ListAnswer) => postMessage(message);

addEventListener("message", async ({ data }: MessageEvent<ListRequest>) => {
	try {
		answer(await read(data));
	} catch (error) {
		// Whatever else goes wrong in a reader is the list's doing.
		const { code, row } = error instanceof Refusal ? error : new Refusal("DAMAGED");
		send({ refused: { code, row } });
	}
});
