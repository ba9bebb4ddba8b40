import { RotateCw } from "lucide-react";
import { useTranslations } from "#translations";
import { useFailureText } from "../../language/use-failure-text";
import { Button } from "../../ui/button";
import { failureOf } from "../queue/upload-item";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { NameList } from "./name-list";
import { nameOf } from "./name-of";

interface Group {
	readonly reason: string;
	readonly items: QueueItem[];
}

/** What failed and why, once nothing is under way any more: a sentence for each reason, with the photos it holds for. */
export function UploadSummary({ items, queue }: { items: readonly QueueItem[]; queue: UploadQueue }) {
	const t = useTranslations("upload");
	const failureText = useFailureText();
	const groups = new Map<string, Group>();
	for (const item of items) {
		const failure = failureOf(item);
		const reason = failure ? failureText(failure) : t("failed");
		const group = groups.get(reason) ?? { reason, items: [] };
		groups.set(reason, group);
		group.items.push(item);
	}
	const canRetry = items.filter((item) => item.canRetry).length;
	return (
		<section
			aria-label={t("notAdded", { count: items.length })}
			className="rounded-card bg-bad-soft px-4 py-3 text-sm text-bad"
		>
			<div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
				<h2 className="font-semibold">{t("notAdded", { count: items.length })}</h2>
				{groups.size > 1 && canRetry > 0 ? (
					<Button onClick={queue.retryAll}>{t("retryAll", { count: canRetry })}</Button>
				) : null}
			</div>
			<ul>
				{[...groups.values()].map((group) => {
					const count = group.items.length;
					const again = group.items.filter(({ canRetry }) => canRetry);
					return (
						<li key={group.reason} className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
							<div className="min-w-0 flex-1 basis-52">
								<NameList names={group.items.map(nameOf)}>
									{t("failedBecause", { count, reason: group.reason })}
								</NameList>
							</div>
							{again.length > 0 ? (
								<Button
									onClick={() => {
										for (const { id } of again) queue.retry(id);
									}}
								>
									<RotateCw aria-hidden className="size-4" /> {t("retrySome", { count: again.length })}
								</Button>
							) : null}
							<Button
								variant="quietDanger"
								onClick={() => {
									for (const { id } of group.items) queue.remove(id);
								}}
							>
								{t("removeSome", { count })}
							</Button>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
