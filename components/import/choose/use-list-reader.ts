import { useEffect, useRef, useState } from "react";
import type { Use } from "../columns/fields";
import { Refusal } from "../formats/refusal";
import type { ListRead } from "../read/list";
import { ListReader } from "../read/list-reader";
import type { Uses } from "../read/read-table";
import { rememberedUses, rememberUses } from "./remembered";

/** What was chosen by hand for one list. */
interface ByHand {
	sheet?: number;
	headerRow?: number | null;
	/** Also where the browser refuses to remember them. */
	uses?: Uses;
}

export interface Reading {
	source: File | string | null;
	state: "none" | "reading" | "read" | "refused";
	/** While the list is being read again, this is still what was read before. */
	list: ListRead | null;
	refusal: Refusal | null;
	choose: (source: File | string | null) => void;
	setSheet: (sheet: number) => void;
	setHeaderRow: (row: number | null) => void;
	setUse: (key: string, use: Use | null) => void;
	/** Forgets what was set by hand for lists of this shape. */
	forget: () => void;
	/** Whether something is set by hand for lists of this shape. */
	isByHand: boolean;
}

/** Reads a list again whenever something is chosen. */
export function useListReader(timezone: string, onRead: (list: ListRead | null) => void): Reading {
	const reader = useRef<ListReader>(null);
	const told = useRef(onRead);
	const [source, setSource] = useState<File | string | null>(null);
	const [byHand, setByHand] = useState<ByHand>({});
	const [state, setState] = useState<Reading["state"]>("none");
	const [list, setList] = useState<ListRead | null>(null);
	const [refusal, setRefusal] = useState<Refusal | null>(null);
	useEffect(() => {
		told.current = onRead;
	}, [onRead]);
	useEffect(() => {
		reader.current ??= new ListReader();
		reader.current.warm();
		return () => reader.current?.close();
	}, []);

	function read(from: File | string, chosen: ByHand) {
		reader.current ??= new ListReader();
		setByHand(chosen);
		setState("reading");
		setRefusal(null);
		told.current(null);
		const choices = { ...chosen, remembered: rememberedUses(), timezone };
		reader.current.read(from, choices).then(
			(answer) => {
				setList(answer);
				setState("read");
				told.current(answer);
			},
			(error: unknown) => {
				setList(null);
				setRefusal(error instanceof Refusal ? error : new Refusal("DAMAGED"));
				setState("refused");
			},
		);
	}

	function again(chosen: ByHand) {
		if (source !== null) read(source, chosen);
	}

	const uses = byHand.uses ?? (list ? rememberedUses()[list.shape] : null) ?? {};
	return {
		source,
		state,
		list,
		refusal,
		isByHand: Object.keys(uses).length > 0,
		choose(next) {
			setSource(next);
			setList(null);
			if (next !== null) return read(next, {});
			reader.current?.close();
			setState("none");
			setRefusal(null);
			told.current(null);
		},
		// Another sheet has another header, and another header has other columns.
		setSheet: (sheet) => again({ sheet }),
		setHeaderRow: (headerRow) =>
			again({ ...(byHand.sheet === undefined ? {} : { sheet: byHand.sheet }), headerRow }),
		setUse(key, use) {
			if (!list) return;
			const changed = { ...uses, [key]: use };
			rememberUses(list.shape, changed);
			again({ ...byHand, uses: changed });
		},
		forget() {
			if (!list) return;
			rememberUses(list.shape, null);
			again({ ...byHand, uses: {} });
		},
	};
}
