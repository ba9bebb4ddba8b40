/** When a photo was taken, on the clock at the wall. */

/** A moment and how far the clocks are from UTC, in minutes. */
export interface LocalTime {
	at: Date;
	offset: number;
}

/**
 * The time of a photo's file: when it was taken, with the offset of its camera, and otherwise with that of the event's zone
 * at that moment; for a photo that does not say when it was taken, when it was added.
 */
export declare function fileTime(
	photo: { takenAt: Date | null; takenAtOffset: number | null; createdAt: Date },
	timeZone: string,
): LocalTime;
/** For instance 2026-10-10T14:32:05.120+02:00. */
export declare function isoWithOffset(time: LocalTime): string;
