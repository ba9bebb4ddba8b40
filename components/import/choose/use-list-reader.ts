import { useEffect, useRef, useState } from "react";
import type { Use } from "../columns/fields";
import { Refusal } from "../formats/refusal";
import type { ListRead } from "../read/list";
import { ListReader } from "../read/list-reader";
import { rememberedUses, rememberUses } from "./remembered";

/** What was chosen by hand for one list. */
interface ByHand {
	sheet?: number;
	headerRow?: number | null;
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
	const byHand = useRef<ByHand>({});
	const [state, setState] = useState<Reading["state"]>("none");
	const [list, setList] = useState<ListRead | null>(null);
	const [refusal, setRefusal] = useState<Refusal | null>(null);
	useEffect(() => {
		told.current = onRead;
	}, [onRead]);
	useEffect(() => () => reader.current?.close(), []);

	function read(from: File | string) {
		reader.current ??= new ListReader();
		setState("reading");
		setRefusal(null);
		told.current(null);
		const choices = { ...byHand.current, remembered: rememberedUses(), timezone };
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

	function again(change: ByHand) {
		byHand.current = { ...byHand.current, ...change };
		if (source !== null) read(source);
	}

	const uses = list ? (rememberedUses()[list.shape] ?? {}) : {};
	return {
		source,
		state,
		list,
		refusal,
		isByHand: Object.keys(uses).length > 0,
		choose(next) {
			byHand.current = {};
			setSource(next);
			setList(null);
			if (next !== null) return read(next);
			reader.current?.close();
			setState("none");
			setRefusal(null);
			told.current(null);
		},
		setSheet: (sheet) => {
			// Another sheet has another header.
			byHand.current = {};
			again({ sheet });
		},
		setHeaderRow: (headerRow) => again({ headerRow }),
		setUse(key, use) {
			if (!list) return;
			rememberUses(list.shape, { ...uses, [key]: use });
			again({});
		},
		forget() {
			if (!list) return;
			rememberUses(list.shape, null);
			again({});
		},
	};
}
