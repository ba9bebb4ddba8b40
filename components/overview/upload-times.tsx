import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import type { EventView } from "../trpc/types";

type Window = Pick<EventView, "archivedAt" | "uploadsOpenAt" | "uploadsCloseAt" | "timezone">;

/** Whether people who attended can add photos now, and until when. */
export function UploadTimes({ event }: { event: Window }) {
	const t = useTranslations("organizer");
	const format = useFormat();
	const moment = (at: Date) => format.moment(at, event.timezone);
	const now = new Date();
	const { archivedAt, uploadsOpenAt, uploadsCloseAt } = event;
	if (archivedAt) return t("uploadsArchived");
	if (now < uploadsOpenAt) return t("uploadsFrom", { when: moment(uploadsOpenAt) });
	if (!uploadsCloseAt) return t("uploadsOpen");
	return t(now < uploadsCloseAt ? "uploadsUntil" : "uploadsClosed", { when: moment(uploadsCloseAt) });
}
