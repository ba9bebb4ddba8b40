import type { format as english } from "../en/format";

export const format: Record<keyof typeof english, string> = {
	day: "{weekday}, {day}. {month} {year}",
	shortDay: "{day}. {month}",
	month: "{month} {year}",
	time: "{hour}:{minute}",
	moment: "{day}, {time}",
	within: "{day}, {from}–{to}",
	between: "{from} – {to}",
	inZone: "{moment} ({zone})",
	cameraClock: "{time} ({zone})",
};
