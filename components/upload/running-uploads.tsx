"use client";

import clsx from "clsx";
import { CircleAlert, Upload } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { useTranslations } from "#translations";
import { importPatiently } from "../ui/import-patiently";
import { PageLink } from "../ui/page-link";
import { type Running, runningUploads, subscribeToRunning } from "./running";

const RunningTitle = lazy(() =>
	importPatiently(async () => ({ default: (await import("./running-title")).RunningTitle })),
);

/**
 * How far the uploads of this tab are: in the tab's title, and as a link to their event. There is no link on that event's own
 * page, which shows more.
 */
export function RunningUploads({ className }: { className?: string }) {
	const running = useSyncExternalStore(subscribeToRunning, runningUploads, () => null);
	const here = usePathname();
	if (!running) return null;
	return (
		<>
			{running.underWay > 0 ? (
				<Suspense>
					<RunningTitle {...running} />
				</Suspense>
			) : null}
			{here === `/events/${running.slug}` ? null : <Note {...running} className={className} />}
		</>
	);
}

function Note({ slug, name, done, started, underWay, failed, className }: Running & { className?: string }) {
	const t = useTranslations("common");
	const isOver = underWay === 0;
	const Icon = isOver ? CircleAlert : Upload;
	return (
		<PageLink
			href={`/events/${slug}`}
			aria-label={
				isOver ? t("uploadFailedAt", { count: failed, name }) : t("uploadingTo", { done, started, name })
			}
			className={clsx(
				"relative inline-flex min-h-11 items-center gap-2 overflow-hidden rounded-control px-3 text-sm font-medium tabular-nums",
				isOver ? "bg-bad-soft text-bad" : "bg-sunken text-ink",
				className,
			)}
		>
			<Icon aria-hidden className="size-4 shrink-0" />
			{isOver ? t("uploadFailed", { count: failed }) : t("uploading", { done, started })}
			{isOver ? null : (
				<span
					aria-hidden
					className="absolute inset-x-0 bottom-0 h-1 origin-left bg-film rtl:origin-right"
					style={{ transform: `scaleX(${done / Math.max(1, started)})` }}
				/>
			)}
		</PageLink>
	);
}
