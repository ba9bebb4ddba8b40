import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import type { EventSection } from "../trpc/types";
import { Button } from "../ui/button";

interface EventSectionRowProps {
	section: EventSection;
	timezone: string;
	/** The section above; null if it is the first. */
	before: string | null;
	/** The section that it would come before if it went down by one, "end", or null if it is the last. */
	after: string | null;
	busy: boolean;
	onMove: (before: string) => void;
	onEdit: () => void;
	onRemove: () => void;
}

export function EventSectionRow({
	section: { draft, startsAt, endsAt, photos },
	timezone,
	before,
	after,
	busy,
	onMove,
	onEdit,
	onRemove,
}: EventSectionRowProps) {
	const t = useTranslations("sections");
	const format = useFormat();
	const { name } = draft;
	const time = startsAt
		? endsAt
			? format.when(startsAt, endsAt, timezone)
			: t("from", { time: format.moment(startsAt, timezone) })
		: t("noTime");
	return (
		<div className="flex flex-wrap items-center gap-x-2 gap-y-1">
			<div className="min-w-0 flex-1 basis-44 py-1">
				<p className="text-sm font-medium wrap-anywhere">
					<bdi>{name}</bdi>
				</p>
				<p className="text-caption text-muted">
					{time}
					{" · "}
					{t("photos", { count: photos })}
				</p>
			</div>
			<div className="-ms-3 flex max-w-full flex-wrap sm:ms-0">
				<Button
					variant="quiet"
					size="icon"
					aria-label={t("up", { name })}
					disabled={before === null}
					busy={busy}
					onClick={() => before && onMove(before)}
				>
					{busy ? null : <ArrowUp aria-hidden className="size-4" />}
				</Button>
				<Button
					variant="quiet"
					size="icon"
					aria-label={t("down", { name })}
					disabled={after === null}
					busy={busy}
					onClick={() => after && onMove(after)}
				>
					{busy ? null : <ArrowDown aria-hidden className="size-4" />}
				</Button>
				<Button variant="quiet" size="icon" aria-label={t("edit", { name })} onClick={onEdit}>
					<Pencil aria-hidden className="size-4" />
				</Button>
				<Button
					variant="quietDanger"
					size="icon"
					aria-label={t("deleteOne", { name })}
					aria-haspopup="dialog"
					onClick={onRemove}
				>
					<Trash2 aria-hidden className="size-4" />
				</Button>
			</div>
		</div>
	);
}
