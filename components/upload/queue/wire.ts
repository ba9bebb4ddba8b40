/**
 * How many PUTs run at once. It starts with a few, adds one whenever as many in a row got through, and takes some back when
 * the network or the store shows that it was too much.
 */
import { type Gate, makeGate } from "./gate";

export interface Wire {
	enter: Gate["enter"];
	/** PUTs that may run at once now. */
	width(): number;
	/** A PUT got through. */
	sent(): void;
	/** A connection was lost, which is often only this connection's fault. */
	lost(): void;
	/** Nothing moved for too long, or the store asked for less. */
	jammed(): void;
}

export interface WireOptions {
	first: number;
	/** Six, because a browser opens no more connections to one host over HTTP/1.1, and further PUTs would only look busy. */
	most: number;
	/** Called when a PUT got through. */
	onSent?: () => void;
}

/** With one PUT at a time the wire is idle between two of them. */
const least = 2;

export function makeWire({ first, most, onSent = () => {} }: WireOptions): Wire {
	const gate = makeGate(first);
	let width = first;
	let inARow = 0;

	function change(to: number) {
		inARow = 0;
		width = Math.min(most, Math.max(Math.min(least, most), to));
		gate.widthIs(width);
	}

	return {
		enter: gate.enter,
		width: () => width,
		sent() {
			inARow += 1;
			if (inARow >= width && width < most) change(width + 1);
			onSent();
		},
		lost: () => change(width - 1),
		jammed: () => change(Math.floor(width / 2)),
	};
}
