"use client";

import clsx from "clsx";
import { Maximize, Minimize, Pause, Play, X } from "lucide-react";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";

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
	return (
		<div
			className={clsx(
				"absolute top-[max(1rem,2.5vmin)] right-[max(1rem,2.5vmin)] flex gap-2 transition-opacity duration-300",
				away && "pointer-events-none opacity-0",
			)}
		>
			<Button
				variant="darkroom"
				size="icon"
				onClick={onToggle}
				aria-label={playing ? "Pause" : "Resume"}
				title={playing ? "Pause (Space)" : "Resume (Space)"}
			>
				{playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
			</Button>
			{fullscreen ? (
				<Button
					variant="darkroom"
					size="icon"
					onClick={fullscreen.toggle}
					aria-label={fullscreen.on ? "Exit full screen" : "Full screen"}
					title={fullscreen.on ? "Exit full screen (F)" : "Full screen (F)"}
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
				aria-label="Back to the album"
				title="Back to the album"
			>
				<X aria-hidden className="size-5" />
			</ButtonLink>
		</div>
	);
}
