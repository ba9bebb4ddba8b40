/**
 * Dates for people, in a time zone that the caller always names (the event's, or a camera's offset). They are put
 * together from parts, because the punctuation of Intl's own patterns differs between Node and browsers, and the
 * server's markup must equal the browser's.
 */

/** By time zone. Creating a format takes a hundred times as long as using it, and a wall formats thousands of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(date: Date, timeZone: string) {
	let format = formats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat("en-US", {
			timeZone,
			weekday: "short",
			day: "numeric",
			month: "short",
			year: "numeric",
			hour: "2-digit",
			minute: "2-digit",
			hourCycle: "h23",
		});
		formats.set(timeZone, format);
	}
	const parts = Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
	return {
		day: `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`,
		shortDay: `${parts.day} ${parts.month}`,
		time: `${parts.hour}:${parts.minute}`,
	};
}

/** "Sat 10 Oct 2026, 09:00–17:30", or both days when it spans more than one. */
export function formatWhen(startsAt: Date, endsAt: Date, timeZone: string) {
	const from = partsOf(startsAt, timeZone);
	const to = partsOf(endsAt, timeZone);
	if (from.day === to.day) return `${from.day}, ${from.time}–${to.time}`;
	return `${from.day}, ${from.time} – ${to.day}, ${to.time}`;
}

/** "Sat 10 Oct 2026, 09:41" */
export function formatMoment(date: Date, timeZone: string) {
	const { day, time } = partsOf(date, timeZone);
	return `${day}, ${time}`;
}

/** "10 Oct, 09:41" */
export function formatShortMoment(date: Date, timeZone: string) {
	const { shortDay, time } = partsOf(date, timeZone);
	return `${shortDay}, ${time}`;
}

/** "Sat 10 Oct 2026" */
export function formatDay(date: Date, timeZone: string) {
	return partsOf(date, timeZone).day;
}

/**
 * What the camera's clock showed, "10:41 (UTC+3)", with the day if it was a different one. `offset` is in minutes.
 * Null if the offset is not known or the camera showed the same time as the time zone.
 */
export function formatCameraClock(date: Date, offset: number | null, timeZone: string) {
	if (offset === null) return null;
	const there = partsOf(new Date(date.getTime() + offset * 60_000), "UTC");
	const here = partsOf(date, timeZone);
	if (there.day === here.day && there.time === here.time) return null;
	const hours = Math.floor(Math.abs(offset) / 60);
	const minutes = Math.abs(offset) % 60;
	const zone = `UTC${offset < 0 ? "−" : "+"}${hours}${minutes ? `:${String(minutes).padStart(2, "0")}` : ""}`;
	return `${there.day === here.day ? "" : `${there.day}, `}${there.time} (${zone})`;
}

/** "Madrid time" for "Europe/Madrid", because abbreviations of time zones differ from browser to browser. */
export function zoneName(timeZone: string) {
	const place = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
	return timeZone.includes("/") ? `${place} time` : place;
}
