/** The log of an event: what can be in it, and how much of it one answer has. */

/** Everything that is written down, by what it was done to. The names of the first four groups are those of the audit. */
export const logActions = [
	...(["photo.hide", "photo.show", "photo.wait", "photo.remove", "photo.replace"] as const),
	...(["photo.restore", "photo.section"] as const),
	...(["photo.report", "photo.dismissReports"] as const),
	...(["uploads.block", "uploads.unblock"] as const),
	...(["section.add", "section.update", "section.remove"] as const),
	...(["event.create", "event.update", "event.cover", "event.archive", "event.unarchive"] as const),
	...(["organizer.add", "organizer.leave", "steward.add", "steward.remove"] as const),
	...(["door.open", "door.close", "venue.update", "venue.code"] as const),
	...(["roll.import", "roll.importUndo", "roll.export", "log.export"] as const),
	// From the log of the roll: somebody was put on it, their status changed, they were taken off.
	...(["roll.add", "roll.status", "roll.remove"] as const),
] as const;
export type LogAction = (typeof logActions)[number];

/** Entries of one answer. */
export const logPageSize = 50;
/** Entries of one part of an export, and how many entries a file has at most. */
export const logExportPageSize = 1_000;
export const logExportMax = 50_000;
