/** When a photo was taken, on the clock at the wall. */

/** A moment and how far the clocks are from UTC, in minutes. */
export interface LocalTime {
	at: Date;
	offset: number;
}

interface Taken {
	takenAt: Date | null;
	takenAtOffset: number | null;
	createdAt: Date;
}

/**
 * The time of a photo's file: when it was taken, with the offset of its camera, and otherwise with that of the event's zone
 * at that moment; for a photo that does not say when it was taken, when it was added.
 */
export function fileTime({ takenAt, takenAtOffset, createdAt }: Taken, timeZone: string): LocalTime {
	const at = takenAt ?? createdAt;
	const ownOffset = takenAt === null ? null : takenAtOffset;
	return { at, offset: ownOffset ?? offsetIn(timeZone, at) };
}

/** Minutes from UTC of a zone at that moment. The seconds that zones had long ago are cut off. */
export function offsetIn(timeZone: string, at: Date): number {
	const name = nameOfOffset(timeZone).format(at);
	const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Writes for instance "10/10/2026, GMT+02:00". Making one takes far longer than using it. */
function nameOfOffset(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	const format = known ?? new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
	formats.set(timeZone, format);
	return format;
}
const formats = new Map<string, Intl.DateTimeFormat>();

/** The numbers on the clock at the wall, as if they were UTC. */
export const wallClock = ({ at, offset }: LocalTime): Date => new Date(at.getTime() + offset * 60_000);

/** For instance 2026-10-10T14:32:05.120+02:00. */
export function isoWithOffset(time: LocalTime): string {
	const minutes = Math.abs(time.offset);
	const two = (value: number) => String(value).padStart(2, "0");
	const sign = time.offset < 0 ? "-" : "+";
	return `${wallClock(time).toISOString().slice(0, -1)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
