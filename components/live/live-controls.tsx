"use client";

import clsx from "clsx";
import { Maximize, Minimize, Pause, Play, X } from "lucide-react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { RunningUploads } from "../upload/running-uploads";

interface LiveControlsProps {
	/** The controls are hidden because of inactivity. The keyboard still reaches them and shows them again. */
	away: boolean;
	playing: boolean;
	onToggle: () => void;
	/** Null where the browser cannot fill the screen. */
	fullscreen: { on: boolean; toggle: () => void } | null;
	albumPath: string;
}

export function LiveControls({ away, playing, onToggle, fullscreen, albumPath }: LiveControlsProps) {
	const t = useTranslations("live");
	const screen = fullscreen?.on ? "exitFullScreen" : "fullScreen";
	return (
		<div
			className={clsx(
				"absolute top-[max(1rem,2.5vmin)] end-[max(1rem,2.5vmin)] flex flex-wrap justify-end gap-2 transition-opacity duration-300",
				away && "pointer-events-none opacity-0",
			)}
		>
			<Button
				variant="darkroom"
				size="icon"
				onClick={onToggle}
				aria-label={t(playing ? "pause" : "resume")}
				title={t(playing ? "pauseKey" : "resumeKey")}
			>
				{playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
			</Button>
			{fullscreen ? (
				<Button
					variant="darkroom"
					size="icon"
					onClick={fullscreen.toggle}
					aria-label={t(screen)}
					title={t(`${screen}Key`)}
				>
					{fullscreen.on ? (
						<Minimize aria-hidden className="size-5" />
					) : (
						<Maximize aria-hidden className="size-5" />
					)}
				</Button>
			) : null}
			<ButtonLink
				href={albumPath}
				variant="darkroom"
				size="icon"
				aria-label={t("backToAlbum")}
				title={t("backToAlbum")}
			>
				<X aria-hidden className="size-5" />
			</ButtonLink>
			{/* On a line of its own, because a phone has no room for it beside the buttons. */}
			<div className="flex basis-full justify-end empty:hidden">
				<RunningUploads />
			</div>
		</div>
	);
}
