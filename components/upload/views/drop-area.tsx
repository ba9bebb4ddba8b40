"use client";

import clsx from "clsx";
import { ImagePlus } from "lucide-react";
import { useEffect } from "react";
import { type FileRejection, useDropzone } from "react-dropzone";
import { useTranslations } from "#translations";
import type { Failure } from "@/messages/types";
import { acceptedFiles, photoTypeNames } from "@/rules/photo-types";
import { useFormat } from "../../format/use-format";
import type { EventView } from "../../trpc/types";
import { buttonLook } from "../../ui/button";

interface DropAreaProps {
	event: EventView;
	/** The area is smaller when photos are listed already. */
	compact: boolean;
	refuse: (file: File) => Failure | null;
	onChoose: (files: readonly File[], rejections: readonly FileRejection[]) => void;
}

export function DropArea({ event, compact, refuse, onChoose }: DropAreaProps) {
	const t = useTranslations("upload");
	const format = useFormat();
	const { getRootProps, getInputProps, inputRef, isDragActive } = useDropzone({
		accept: acceptedFiles,
		multiple: true,
		noClick: true,
		noKeyboard: true,
		validator: (file) => {
			const refusal = refuse(file);
			return refusal ? { code: refusal.code, message: refusal.code } : null;
		},
		onDrop: (files, rejections) => {
			onChoose(files, rejections);
			// Without this, a photo that was removed from the list could not be chosen again.
			if (inputRef.current) inputRef.current.value = "";
		},
	});
	// On a slow network people can choose photos before the scripts have loaded and listen.
	useEffect(() => {
		const input = inputRef.current;
		if (input?.files?.length) input.dispatchEvent(new Event("change", { bubbles: true }));
	}, [inputRef]);
	const until = event.uploadsCloseAt;
	const accepted = { types: photoTypeNames, size: format.bytes(event.maxPhotoBytes) };

	return (
		<div
			{...getRootProps({
				className: clsx(
					"group/drop flex flex-col items-stretch gap-x-6 gap-y-4 rounded-card border-dashed transition-colors sm:flex-row sm:items-center",
					compact ? "sm:border-2 sm:px-5 sm:py-3" : "border-2 p-5 sm:p-8",
					isDragActive
						? "border-film bg-film-soft"
						: clsx("border-line-strong/50", compact ? "sm:bg-surface" : "bg-surface"),
				),
			})}
		>
			{/* The label opens the browser's own file chooser, which needs no script. */}
			<label
				className={buttonLook(
					{ variant: compact ? "secondary" : "primary", size: compact ? "medium" : "large" },
					"relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
				)}
			>
				<ImagePlus aria-hidden className="size-5" />
				{t(compact ? "chooseMore" : "choose")}
				<input
					{...getInputProps({ "aria-label": undefined, className: "sr-only", style: undefined, tabIndex: 0 })}
					// `required` lets CSS see whether files are chosen. Screen readers must not announce it.
					required
					aria-required={false}
					aria-invalid={false}
				/>
			</label>
			<div className={clsx("text-sm leading-relaxed text-muted", compact && "hidden sm:block")}>
				<p role="status" className="hidden font-medium text-ink group-has-[:valid]/drop:block">
					{t("listedSoon")}
				</p>
				<p className="text-ink group-has-[:valid]/drop:hidden">
					<span className="hidden sm:inline">{t(isDragActive ? "drop" : "orDrop")}</span>
					<span className="sm:hidden">{t("lead")}</span>
				</p>
				{compact ? null : (
					<p>
						{until
							? t("acceptedUntil", {
									...accepted,
									until: format.moment(until, event.timezone),
									zone: format.zone(event.timezone, until),
								})
							: t("accepted", accepted)}
					</p>
				)}
			</div>
		</div>
	);
}
