import { Download } from "lucide-react";
import { useTranslations } from "#translations";
import { useDownload } from "../photo/use-download";
import { keepSelection, selectionMax } from "../take-home/selection";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";

interface TakeSelectedProps {
	event: Pick<EventView, "id" | "slug">;
	selected: ReadonlySet<string>;
	/** Photos that wait or are hidden may be among them. */
	hidden?: boolean;
	disabled?: boolean;
}

/** Downloads the selected photos: one as it is, and several as a package on the page that makes it. */
export function TakeSelected({ event, selected, hidden = false, disabled = false }: TakeSelectedProps) {
	const t = useTranslations("gallery");
	const { save, busy, failure } = useDownload();
	const ids = [...selected];
	const [first] = ids;
	const label = (
		<>
			<Download aria-hidden className="size-4" /> {t("takeSome", { count: ids.length })}
		</>
	);
	if (ids.length > 1 && ids.length <= selectionMax && !disabled)
		return (
			<ButtonLink
				variant="quiet"
				href={`/events/${event.slug}/take-home?what=selection${hidden ? "&hidden=1" : ""}`}
				onClick={() => keepSelection(event.id, ids)}
			>
				{label}
			</ButtonLink>
		);
	return (
		<>
			<Button
				variant="quiet"
				busy={busy}
				disabled={disabled || ids.length !== 1}
				onClick={() => (first ? save(first) : undefined)}
			>
				{label}
			</Button>
			{ids.length > selectionMax ? (
				<p className="basis-full text-sm text-muted">{t("takeMost", { limit: selectionMax })}</p>
			) : null}
			{failure ? (
				<p role="alert" className="basis-full text-sm text-bad">
					{failure}
				</p>
			) : null}
		</>
	);
}
