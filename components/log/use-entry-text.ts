import { useTranslations } from "#translations";
import { placeReasons } from "@/rules/hide-reasons";
import type { LogAction } from "@/rules/log";
import { reportReasons } from "@/rules/report-reasons";
import type { LogEntry } from "../trpc/types";

const keys = {
	"photo.hide": "photo_hide",
	"photo.show": "photo_show",
	"photo.wait": "photo_wait",
	"photo.remove": "photo_remove",
	"photo.replace": "photo_replace",
	"photo.restore": "photo_restore",
	"photo.section": "photo_section",
	"photo.report": "photo_report",
	"photo.dismissReports": "photo_dismissReports",
	"uploads.block": "uploads_block",
	"uploads.unblock": "uploads_unblock",
	"section.add": "section_add",
	"section.update": "section_update",
	"section.remove": "section_remove",
	"event.create": "event_create",
	"event.update": "event_update",
	"event.cover": "event_cover",
	"event.archive": "event_archive",
	"event.unarchive": "event_unarchive",
	"organizer.add": "organizer_add",
	"organizer.leave": "organizer_leave",
	"steward.add": "steward_add",
	"steward.remove": "steward_remove",
	"door.open": "door_open",
	"door.close": "door_close",
	"venue.update": "venue_update",
	"venue.code": "venue_code",
	"roll.import": "roll_import",
	"roll.importUndo": "roll_importUndo",
	"roll.export": "roll_export",
	"log.export": "log_export",
	"roll.add": "roll_add",
	"roll.status": "roll_status",
	"roll.remove": "roll_remove",
} as const satisfies Record<LogAction, string>;

const ways = ["BY_HAND", "DOOR", "UNDO", "SIGN_IN", "MERGE", "IMPORT", "JOIN_CODE"] as const;

/** What the reason is read from. */
type Reasoned = Pick<LogEntry, "action" | "details"> & Partial<Pick<LogEntry, "roll">>;

const listed = (...parts: unknown[]): string | null =>
	parts.filter((part) => typeof part === "string").join(", ") || null;

/** Puts an entry into words: what was done, and why or with what result. Codes that a newer version has written say nothing. */
export function useEntryText() {
	const t = useTranslations("log");
	const tHiding = useTranslations("hiding");
	const tReporting = useTranslations("reporting");

	const statuses = { INVITED: t("INVITED"), REGISTERED: t("REGISTERED"), ATTENDED: t("ATTENDED") };
	const whatOf = (action: LogAction | null) => t(action ? keys[action] : "unknown");

	function rollWhy({ roll }: Reasoned): string | null {
		if (!roll) return null;
		const known = ways.find((way) => way === roll.how);
		const how = known ? t(`how${known}`) : roll.how === "ORGANIZER" ? t("howBY_HAND") : t("howSYSTEM");
		const becomes =
			roll.from && roll.to
				? t("becomes", { from: statuses[roll.from], to: statuses[roll.to] })
				: roll.to
					? statuses[roll.to]
					: null;
		return listed(becomes, how);
	}

	function whyOf(entry: Reasoned): string | null {
		const { action, details } = entry;
		const said: Readonly<Record<string, unknown>> = Object(details);
		const number = (name: string) => Number(said[name] ?? 0);
		const hidden = placeReasons.find((reason) => reason === said.reason);
		const reported = reportReasons.find((reason) => reason === said.reason);
		switch (action) {
			case "photo.hide":
				return listed(hidden && tHiding(`reason_${hidden}`), said.undone && t("howUNDO"));
			case "photo.show":
				if (said.undone) return t("howUNDO");
				return said.from === "WAITING" ? t("approved") : null;
			case "photo.wait":
				return t("howUNDO");
			case "photo.report":
				return reported ? tReporting(`reason_${reported}`) : null;
			case "photo.dismissReports":
				return listed(t("dismissed", { count: number("count") }), said.undone && t("howUNDO"));
			case "uploads.block":
				if (said.photos === "HIDE") return t("blockHIDE", { count: number("count") });
				return said.photos === "REMOVE" ? t("blockREMOVE", { count: number("count") }) : t("blockKEEP");
			case "uploads.unblock":
				return number("count") > 0 ? t("unblocked", { count: number("count") }) : null;
			case "event.update":
			case "venue.update":
				return Array.isArray(said.fields) ? t("settings", { count: said.fields.length }) : null;
			case "roll.export":
				return t("people", { count: number("people") });
			case "log.export":
				return t("entries", { count: number("entries") });
			default:
				return rollWhy(entry);
		}
	}
	return { whatOf, whyOf };
}
