/** How the parts of a date are put together. The names and numbers themselves come from Intl. */
export const format = {
	day: "{weekday} {day} {month} {year}",
	shortDay: "{day} {month}",
	month: "{month} {year}",
	time: "{hour}:{minute}",
	/** A day and a time on it. */
	moment: "{day}, {time}",
	/** Two times of one day. */
	within: "{day}, {from}–{to}",
	/** Two moments of different days. */
	between: "{from} – {to}",
	/** A moment, for a reader in another time zone. */
	inZone: "{moment} ({zone})",
	/** What a camera's clock showed, with its offset: "10:41 (UTC+3)". */
	cameraClock: "{time} ({zone})",
} as const;
