import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { Button } from "../ui/button";
import type { AmountNow } from "./use-amount";

/** How many photos a choice has, and how much room they need. */
export function Amount({ count, bytes, isEstimate, failed, again }: AmountNow) {
	const t = useTranslations("takeHome");
	const common = useTranslations("common");
	const format = useFormat();
	const said = () => {
		if (failed) return t("notCounted");
		if (count === null || bytes === null) return t("counting");
		if (count === 0) return t("none");
		return t(isEstimate ? "amountAbout" : "amount", { count, size: format.bytes(bytes) });
	};
	return (
		<div className="min-w-0 flex-1 basis-56">
			<p role="status" className="font-medium tabular-nums">
				{said()}
			</p>
			{failed ? (
				<Button variant="quiet" className="-ms-3" onClick={again}>
					{common("tryAgain")}
				</Button>
			) : null}
			{count && bytes ? (
				<p className="text-caption text-pretty text-muted">
					{isEstimate ? `${t("estimated")} ` : ""}
					{t("room")}
				</p>
			) : null}
		</div>
	);
}
