import { expect, test } from "vitest";
import { makeWire } from "./wire";

const times = (count: number, happen: () => void) => {
	for (let i = 0; i < count; i++) happen();
};

test("a wire that gets everything through widens one by one, up to its most", () => {
	const wire = makeWire({ first: 4, most: 6 });

	times(3, wire.sent);
	expect(wire.width()).toBe(4);
	wire.sent();
	expect(wire.width()).toBe(5);
	times(100, wire.sent);
	expect(wire.width()).toBe(6);
});

test("a lost connection takes one back, a jam half, and two always remain", () => {
	const wire = makeWire({ first: 6, most: 6 });

	wire.lost();
	expect(wire.width()).toBe(5);
	wire.jammed();
	expect(wire.width()).toBe(2);
	wire.jammed();
	wire.lost();
	expect(wire.width()).toBe(2);
	times(2, wire.sent);
	expect(wire.width()).toBe(3);
});

test("a wire of one stays a wire of one", () => {
	const wire = makeWire({ first: 1, most: 1 });

	wire.lost();
	times(10, wire.sent);

	expect(wire.width()).toBe(1);
});
