/** The photos of an album under headings: by capture time one for each day, as the event's time zone counts days. */
import type { PhotoOrder } from "@/rules/album";
import { formatDay } from "../format/dates";
import type { PhotoView } from "../trpc/types";

export interface Section {
	key: string;
	heading: string | null;
	photos: PhotoView[];
}

/** A day takes ten microseconds to tell, and all photos are put under their headings anew with every page that comes. */
const days = new WeakMap<Date, { timeZone: string; day: string }>();

function dayOf(date: Date, timeZone: string): string {
	const known = days.get(date);
	if (known?.timeZone === timeZone) return known.day;
	const day = formatDay(date, timeZone);
	days.set(date, { timeZone, day });
	return day;
}

export function sectionsOf(photos: readonly PhotoView[], order: PhotoOrder, timeZone: string): Section[] {
	if (order === "newest") return [{ key: "all", heading: null, photos: [...photos] }];
	const sections: Section[] = [];
	for (const photo of photos) {
		const heading = photo.takenAt ? dayOf(photo.takenAt, timeZone) : "Capture time not known";
		const last = sections.at(-1);
		if (last?.heading === heading) last.photos.push(photo);
		else sections.push({ key: heading, heading, photos: [photo] });
	}
	return sections;
}

/** The sections with their first photos only, `count` in all. */
export function firstOf(sections: readonly Section[], count: number): Section[] {
	let left = count;
	return sections.flatMap((section) => {
		const photos = section.photos.slice(0, left);
		left -= photos.length;
		return photos.length > 0 ? [{ ...section, photos }] : [];
	});
}
