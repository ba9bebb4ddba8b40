import { useCallback } from "react";
import { useFormat } from "../format/use-format";

/** Milliseconds beyond which a time alone could be that of another day. */
const halfDayMs = 12 * 3_600_000;

/** "19:02" for what is not long ago, and "10 Oct, 19:02" for what is. `now` is when the page was made. */
export function useDoorTime(timezone: string, now: Date) {
	const format = useFormat();
	return useCallback(
		(at: Date) =>
			now.getTime() - at.getTime() < halfDayMs ? format.time(at, timezone) : format.shortMoment(at, timezone),
		[format, timezone, now],
	);
}
