/** The photos of an album under headings. Sorted by capture time, each day in the event's time zone has a heading. */
import type { PhotoOrder } from "@/rules/album";
import type { Format } from "../format/make-format";
import type { PhotoView } from "../trpc/types";

export interface Section {
	key: string;
	/** Null without a heading. The day is null for photos whose capture time is not known. */
	heading: { day: string | null } | null;
	photos: PhotoView[];
}

/** Cached, because formatting a day takes ten microseconds and every new page groups all photos again. */
const days = new WeakMap<Date, { format: Format; timeZone: string; day: string }>();

function dayOf(date: Date, timeZone: string, format: Format): string {
	const known = days.get(date);
	if (known?.timeZone === timeZone && known.format === format) return known.day;
	const day = format.day(date, timeZone);
	days.set(date, { format, timeZone, day });
	return day;
}

export function sectionsOf(
	photos: readonly PhotoView[],
	order: PhotoOrder,
	timeZone: string,
	format: Format,
): Section[] {
	if (order !== "taken") return [{ key: "all", heading: null, photos: [...photos] }];
	const sections: Section[] = [];
	for (const photo of photos) {
		const day = photo.takenAt && dayOf(photo.takenAt, timeZone, format);
		const last = sections.at(-1);
		if (last && last.heading?.day === day) last.photos.push(photo);
		else sections.push({ key: day ?? "unknown", heading: { day }, photos: [photo] });
	}
	return sections;
}

/** The sections, cut to the first `count` photos in all. */
export function firstOf(sections: readonly Section[], count: number): Section[] {
	let left = count;
	return sections.flatMap((section) => {
		const photos = section.photos.slice(0, left);
		left -= photos.length;
		return photos.length > 0 ? [{ ...section, photos }] : [];
	});
}
