import { useSyncExternalStore } from "react";
import { useTranslations } from "#translations";
import { useFormat } from "./use-format";

const never = () => () => {};
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * "Sat 10 Oct 2026, 09:41 (Central European Time)". The zone is left out while the clocks of the reader show the same time,
 * and on the server, because only the browser knows where its reader is.
 */
export function useMoment() {
	const format = useFormat();
	const t = useTranslations("format");
	const here = useSyncExternalStore(never, zoneHere, () => null);
	return (at: Date, timeZone: string) => {
		const moment = format.moment(at, timeZone);
		if (here === null || format.moment(at, here) === moment) return moment;
		return t("inZone", { moment, zone: format.zone(timeZone, at) });
	};
}
