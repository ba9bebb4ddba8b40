import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import type { WaitingPerson } from "../trpc/types";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";

interface WaitingLineProps {
	person: WaitingPerson;
	timezone: string;
	busy: boolean;
	onLetIn: () => void;
	/** Null for somebody who was refused. */
	onRefuse: (() => void) | null;
}

/** Somebody who waits, as far as an organizer can know them, and the two answers. */
export function WaitingLine({ person, timezone, busy, onLetIn, onRefuse }: WaitingLineProps) {
	const t = useTranslations("venue");
	const format = useFormat();
	const name = person.name ?? person.email ?? t("noName");
	const since = t("asked", { when: format.shortMoment(person.askedAt, timezone) });
	return (
		<li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
			<div className="flex min-w-0 flex-1 basis-52 flex-col items-start gap-1">
				<p className="font-medium wrap-anywhere">
					<bdi>{name}</bdi>
				</p>
				{person.name && person.email ? (
					<p className="text-sm wrap-anywhere text-muted" dir="ltr">
						{person.email}
					</p>
				) : null}
				<Badge tone={person.onTheRoll ? "good" : "neutral"}>
					{person.onTheRoll
						? person.group
							? t("onTheRollGroup", { group: person.group })
							: t("onTheRoll")
						: t("onNoList")}
				</Badge>
				{onRefuse ? (
					<p className="text-caption text-muted">
						{since}
						{person.atDoor ? null : ` · ${t("beforeOpening")}`}
					</p>
				) : null}
			</div>
			<div className="flex flex-wrap gap-2">
				<Button
					variant={onRefuse ? "primary" : "secondary"}
					busy={busy}
					aria-label={t("letInWho", { name })}
					onClick={onLetIn}
				>
					{t("letIn")}
				</Button>
				{onRefuse ? (
					<Button variant="quiet" disabled={busy} aria-label={t("refuseWho", { name })} onClick={onRefuse}>
						{t("refuse")}
					</Button>
				) : null}
			</div>
		</li>
	);
}
