import clsx from "clsx";
import { CircleAlert, CircleCheck, Download, Pause } from "lucide-react";
import { usePathname } from "next/navigation";
import { useCallback } from "react";
import { useTranslations } from "#translations";
import { PageLink } from "../ui/page-link";
import { useTabTitle } from "../ui/use-tab-title";
import { type Held, hasEnded, shareDone, useSnapshot } from "./held";
import type { PackageSnapshot } from "./package/package.types";

function stateOf({ phase, photos }: PackageSnapshot) {
	if (phase === "done") return photos.isListed ? "done" : "failed";
	if (phase === "failed") return "failed";
	if (phase === "paused" || phase === "offline" || phase === "storeAway" || phase === "signedOut")
		return "paused";
	return phase === "pressNeeded" ? "press" : "running";
}

const icons = { done: CircleCheck, failed: CircleAlert, paused: Pause, press: Download, running: Download };

/** How far the download is, as a link to its page, on all other pages. The tab's title says it everywhere. */
export function RunningNote({ held, className }: { held: Held; className?: string }) {
	const t = useTranslations("common");
	const now = useSnapshot(held);
	const here = usePathname();
	const share = shareDone(now);
	const percent = Math.min(99, Math.floor(share * 100));
	const isOver = hasEnded(now);
	const titleOf = useCallback((title: string) => t("takingHomeTitle", { percent, title }), [t, percent]);
	useTabTitle(isOver ? null : titleOf);
	const page = `/events/${held.event.slug}/take-home`;
	if (here === page || now.phase === "cancelled") return null;
	const state = stateOf(now);
	const Icon = icons[state];
	const said = t("takingHome", { state, percent });
	return (
		<PageLink
			href={page}
			aria-label={t("takingHomeOf", { name: held.event.name, said })}
			className={clsx(
				"relative inline-flex min-h-11 items-center gap-2 overflow-hidden rounded-control px-3 text-sm font-medium tabular-nums",
				state === "failed" ? "bg-bad-soft text-bad" : "bg-sunken text-ink",
				className,
			)}
		>
			<Icon aria-hidden className="size-4 shrink-0" />
			{said}
			{isOver ? null : (
				<span
					aria-hidden
					className="absolute inset-x-0 bottom-0 h-1 origin-left bg-film rtl:origin-right"
					style={{ transform: `scaleX(${share})` }}
				/>
			)}
		</PageLink>
	);
}
