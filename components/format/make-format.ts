/**
 * Dates and sizes for people, in a time zone that the caller always names (the event's, or a camera's offset). The names
 * and numbers come from Intl. A date is put together by a message of the language, because the punctuation of Intl's own
 * patterns differs between Node and browsers, and the server's markup must equal the browser's.
 */
import { type Locale, languages } from "@/messages/locales";
import { dateFormat, numberFormat } from "@/messages/translate";
import type { Translate } from "@/messages/types";

export type Format = ReturnType<typeof makeFormat>;

export function makeFormat(locale: Locale, t: Translate<"format">) {
	const { intl } = languages[locale];

	function partsOf(date: Date, timeZone: string) {
		const parts = dateFormat(intl, {
			...{ timeZone, weekday: "short", day: "numeric", month: "short", year: "numeric" },
			...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
		}).formatToParts(date);
		const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
		const [day, month] = [of("day"), of("month")];
		return {
			day: t("day", { weekday: of("weekday"), day, month, year: of("year") }),
			shortDay: t("shortDay", { day, month }),
			month: t("month", { month, year: of("year") }),
			time: t("time", { hour: of("hour"), minute: of("minute") }),
		};
	}

	/** "Sat 10 Oct 2026, 09:41" */
	const moment = (date: Date, timeZone: string) => t("moment", partsOf(date, timeZone));

	return {
		moment,

		/**
		 * "Sat 10 Oct 2026, 09:00–17:30", or both days when it spans more than one; only the days if it lasts from midnight
		 * to midnight.
		 */
		when(startsAt: Date, endsAt: Date, timeZone: string) {
			const from = partsOf(startsAt, timeZone);
			const to = partsOf(endsAt, timeZone);
			const midnight = t("time", { hour: "00", minute: "00" });
			if (from.time === midnight && to.time === midnight && from.day !== to.day) {
				const last = partsOf(new Date(endsAt.getTime() - 1), timeZone);
				return from.day === last.day ? from.day : t("between", { from: from.day, to: last.day });
			}
			if (from.day === to.day) return t("within", { day: from.day, from: from.time, to: to.time });
			return t("between", { from: moment(startsAt, timeZone), to: moment(endsAt, timeZone) });
		},

		/** "10 Oct, 09:41" */
		shortMoment(date: Date, timeZone: string) {
			const { shortDay, time } = partsOf(date, timeZone);
			return t("moment", { day: shortDay, time });
		},

		/** "09:41" */
		time: (date: Date, timeZone: string) => partsOf(date, timeZone).time,

		/** "10 Oct" */
		shortDay: (date: Date, timeZone: string) => partsOf(date, timeZone).shortDay,

		/** "Oct 2026" */
		month: (date: Date, timeZone: string) => partsOf(date, timeZone).month,

		/** "Sat 10 Oct 2026" */
		day: (date: Date, timeZone: string) => partsOf(date, timeZone).day,

		/**
		 * What the camera's clock showed, "10:41 (UTC+3)", with the day if it was a different one. `offset` is in minutes.
		 * Null if the offset is not known or the camera showed the same time as the time zone.
		 */
		cameraClock(date: Date, offset: number | null, timeZone: string) {
			if (offset === null) return null;
			const shown = new Date(date.getTime() + offset * 60_000);
			const there = partsOf(shown, "UTC");
			const here = partsOf(date, timeZone);
			if (there.day === here.day && there.time === here.time) return null;
			const hours = Math.floor(Math.abs(offset) / 60);
			const minutes = Math.abs(offset) % 60;
			const zone = `UTC${offset < 0 ? "−" : "+"}${hours}${minutes ? `:${String(minutes).padStart(2, "0")}` : ""}`;
			return t("cameraClock", { time: there.day === here.day ? there.time : moment(shown, "UTC"), zone });
		},

		/** "Central European Time" for "Europe/Madrid". The date decides, because some zones change their name. */
		zone(timeZone: string, at: Date) {
			if (timeZone === "UTC") return timeZone;
			const parts = dateFormat(intl, { timeZone, timeZoneName: "longGeneric" }).formatToParts(at);
			return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
		},

		/** In decimal units, as phones and app stores use: "0 bytes", "812 kB", "3.4 MB", "1.2 GB". */
		bytes(bytes: number) {
			const unit = (value: number, options: Intl.NumberFormatOptions) =>
				numberFormat(intl, { style: "unit", ...options }).format(value);
			if (bytes < 1_000) return unit(bytes, { unit: "byte", unitDisplay: "long" });
			// Anything larger would round to "1,000 kB".
			if (bytes < 999_500)
				return unit(bytes / 1_000, { unit: "kilobyte", unitDisplay: "short", maximumFractionDigits: 0 });
			if (bytes >= 999_950_000)
				return unit(bytes / 1_000_000_000, {
					...{ unit: "gigabyte", unitDisplay: "short", maximumFractionDigits: 1 },
				});
			return unit(bytes / 1_000_000, { unit: "megabyte", unitDisplay: "short", maximumFractionDigits: 1 });
		},
	};
}
