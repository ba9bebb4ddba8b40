import { expect, test } from "vitest";
import { type DoorFields, doorAt } from "./door";

const at = (time: string) => new Date(`2026-10-10T${time}Z`);
const event: DoorFields = {
	...{ startsAt: at("16:00"), endsAt: at("22:00"), doorOpensAt: null, doorClosesAt: null },
	...{ doorSet: null, doorSetAt: null },
};
const opened = (time: string, fields = event): DoorFields => ({
	...fields,
	doorSet: "OPEN",
	doorSetAt: at(time),
});
const closed = (time: string): DoorFields => ({ ...event, doorSet: "CLOSED", doorSetAt: at(time) });

test.each<[what: string, door: DoorFields, now: string, isOpen: boolean, changesAt: string | null]>([
	["before its time", event, "13:59", false, "14:00"],
	["two hours before the event", event, "14:00", true, "22:00"],
	["at the event's end", event, "22:00", false, null],
	["at a time of its own", { ...event, doorOpensAt: at("15:30") }, "15:00", false, "15:30"],
	["closed at a time of its own", { ...event, doorClosesAt: at("18:00") }, "18:00", false, null],
	["opened early", opened("12:00"), "12:01", true, "22:00"],
	["opened early, at its end", opened("12:00"), "22:00", false, null],
	["closed during the event", closed("17:00"), "21:59", false, null],
	["closed before its time", closed("12:00"), "13:00", false, "14:00"],
	["closed before its time, once that has come", closed("12:00"), "14:00", true, "22:00"],
	["opened again after it was closed", opened("18:00"), "21:59", true, "22:00"],
])("a door %s", (_, door, now, isOpen, changesAt) => {
	const state = doorAt(door, at(now));

	expect(state).toMatchObject({ isOpen, changesAt: changesAt && at(changesAt) });
});

test("a door that was opened after the event closes by itself", () => {
	const door = opened("23:00");

	expect(doorAt(door, at("23:30")).isOpen).toBe(true);
	expect(doorAt(door, new Date("2026-10-11T11:00Z")).isOpen).toBe(false);
});
