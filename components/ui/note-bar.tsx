"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import { Button } from "./button";
import { useEdgeBar } from "./use-edge-bar";

interface NoteBarProps {
	/** What happened; null if there is nothing to tell. */
	children: ReactNode | null;
	/** A screen reader says at once that something failed. */
	failed?: boolean;
	/** A button that takes it back. */
	action?: ReactNode;
	onClose: () => void;
}

/** What the last press did, at the bottom of the screen. It stays until the next press or until it is closed. */
export function NoteBar({ children, failed = false, action, onClose }: NoteBarProps) {
	const t = useTranslations("common");
	const { ref } = useEdgeBar<HTMLDivElement>({ edge: "bottom", floats: true });
	return (
		<div role={failed ? "alert" : "status"} className="pointer-events-none fixed inset-x-0 bottom-0 z-20">
			{children === null ? null : (
				<div ref={ref} className="flex justify-center p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
					<div className="pointer-events-auto forced-colors:border flex max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-darkroom py-1.5 ps-4 pe-1.5 text-sm text-on-darkroom shadow-lg">
						<p className="min-w-0 flex-1 py-1.5 wrap-anywhere">{children}</p>
						{action}
						<Button variant="darkroom" size="icon" aria-label={t("close")} onClick={onClose}>
							<X aria-hidden className="size-5" />
						</Button>
					</div>
				</div>
			)}
		</div>
	);
}
