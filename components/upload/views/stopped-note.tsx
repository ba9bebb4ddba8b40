import { useTranslations } from "#translations";
import { useFormat } from "../../format/use-format";
import { Banner } from "../../ui/banner";
import { keptWithoutPlaceMs } from "../keep/keeping";

interface StoppedNoteProps {
	count: number;
	/** The name of the event. */
	event: string;
	timeZone: string;
	/** Milliseconds since 1970. */
	lostAt: number;
}

/** The person was taken off the roll while photos were under way. */
export function StoppedNote({ count, event, timeZone, lostAt }: StoppedNoteProps) {
	const t = useTranslations("kept");
	const format = useFormat();
	const until = format.moment(new Date(lostAt + keptWithoutPlaceMs), timeZone);
	return (
		<Banner tone="bad" title={t("stopped", { count })}>
			{t("stoppedAdvice", { count, event, until })}
		</Banner>
	);
}
