"use client";

import clsx from "clsx";
import { ChevronLeft, ChevronRight, Maximize, Minimize, Pause, Play, X } from "lucide-react";
import { useTranslations } from "#translations";
import { useDirection } from "../language/use-direction";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { RunningUploads } from "../upload/running-uploads";
import { arrowsOf, KeyLegend } from "./key-legend";

interface LiveControlsProps {
	/** The controls are hidden because of inactivity. The keyboard still reaches them and shows them again. */
	away: boolean;
	playing: boolean;
	/** A photo was shown before this one. */
	canGoBack: boolean;
	onBack: () => void;
	onToggle: () => void;
	onSkip: () => void;
	/** Null where the browser cannot fill the screen. */
	fullscreen: { on: boolean; toggle: () => void } | null;
	albumPath: string;
}

const look = { variant: "darkroom", size: "icon" } as const;

export function LiveControls({
	away,
	playing,
	canGoBack,
	onBack,
	onToggle,
	onSkip,
	fullscreen,
	albumPath,
}: LiveControlsProps) {
	const t = useTranslations("live");
	const [backward, forward] = arrowsOf[useDirection()];
	const screen = fullscreen?.on ? "exitFullScreen" : "fullScreen";
	return (
		<div
			data-live-controls
			className={clsx(
				"absolute top-[max(1rem,2.5vmin)] end-[max(1rem,2.5vmin)] flex flex-col items-end gap-2 transition-opacity duration-300",
				away && "pointer-events-none opacity-0",
			)}
		>
			<div className="flex flex-wrap justify-end gap-2">
				<Button
					{...look}
					// Not disabled, because a disabled button would lose the focus at the first photo.
					aria-disabled={!canGoBack}
					onClick={onBack}
					aria-label={t("previous")}
					title={t("previousKey", { key: backward })}
				>
					<ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
				</Button>
				<Button
					{...look}
					onClick={onToggle}
					aria-label={t(playing ? "pause" : "resume")}
					title={t(playing ? "pauseKey" : "resumeKey")}
				>
					{playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
				</Button>
				<Button {...look} onClick={onSkip} aria-label={t("next")} title={t("nextKey", { key: forward })}>
					<ChevronRight aria-hidden className="size-5 rtl:-scale-x-100" />
				</Button>
				{fullscreen ? (
					<Button {...look} onClick={fullscreen.toggle} aria-label={t(screen)} title={t(`${screen}Key`)}>
						{fullscreen.on ? (
							<Minimize aria-hidden className="size-5" />
						) : (
							<Maximize aria-hidden className="size-5" />
						)}
					</Button>
				) : null}
				<ButtonLink {...look} href={albumPath} aria-label={t("backToAlbum")} title={t("backToAlbum")}>
					<X aria-hidden className="size-5" />
				</ButtonLink>
			</div>
			<RunningUploads />
			<KeyLegend canFillScreen={fullscreen !== null} />
		</div>
	);
}
