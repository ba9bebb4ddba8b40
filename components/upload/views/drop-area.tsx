"use client";

import clsx from "clsx";
import { Camera, ImagePlus } from "lucide-react";
import { useEffect } from "react";
import { type DropzoneOptions, useDropzone } from "react-dropzone";
import { useTranslations } from "#translations";
import { acceptedFiles, photoTypeNames } from "@/rules/photo-types";
import { useFormat } from "../../format/use-format";
import type { EventView } from "../../trpc/types";
import { buttonLook } from "../../ui/button";

interface DropAreaProps {
	event: EventView;
	/** The area is smaller when photos are listed already. */
	compact: boolean;
	/** Files are being dragged over the page. */
	dragging: boolean;
	/** How many of the files that were chosen have been read, or null if none are waiting. */
	reading: { read: number; total: number } | null;
	onChoose: (files: readonly File[]) => void;
}

/** A hint for the browser's file chooser. What a file is, its first bytes say. */
const accept = Object.entries(acceptedFiles).flat(2).join();

/**
 * The whole page takes what is dropped, and folders with all that is in them (./use-file-sources.ts). What is chosen is passed on as
 * it is: react-dropzone would copy the properties of each file in the task of the press, which hundreds of files make long.
 */
const chooser: DropzoneOptions = {
	...{ noClick: true, noKeyboard: true, noDrag: true },
	getFilesFromEvent: async (event) =>
		"target" in event && event.target instanceof HTMLInputElement ? [...(event.target.files ?? [])] : [],
};

const labelLook =
	"relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

export function DropArea({ event, compact, dragging, reading, onChoose }: DropAreaProps) {
	const t = useTranslations("upload");
	const format = useFormat();
	const { getRootProps, getInputProps, inputRef } = useDropzone({
		...chooser,
		multiple: true,
		onDrop: (files) => choose(files, inputRef.current),
	});
	const camera = useDropzone({
		...chooser,
		multiple: false,
		onDrop: (files) => choose(files, camera.inputRef.current),
	});
	function choose(files: File[], input: HTMLInputElement | null) {
		// Without this, a photo that was removed from the list could not be chosen again.
		if (input) input.value = "";
		// The browser shows that the chooser is closed before hundreds of files are looked at.
		if (files.length > 0) setTimeout(() => onChoose(files));
	}
	// On a slow network people can choose photos before the scripts have loaded and listen.
	useEffect(() => {
		for (const input of [inputRef.current, camera.inputRef.current])
			if (input?.files?.length) input.dispatchEvent(new Event("change", { bubbles: true }));
	}, [inputRef, camera.inputRef]);
	const until = event.uploadsCloseAt;
	const accepted = { types: photoTypeNames, size: format.bytes(event.maxPhotoBytes) };
	const size = compact ? "medium" : "large";
	// `required` lets CSS see whether files are chosen. Screen readers must not announce it.
	const input = { required: true, "aria-required": false, "aria-invalid": false } as const;
	const look = { className: "sr-only", style: undefined, tabIndex: 0, "aria-label": undefined };

	return (
		<div
			{...getRootProps()}
			className={clsx(
				"group/drop flex flex-col items-stretch gap-x-6 gap-y-3 rounded-card border-dashed sm:flex-row sm:items-center",
				compact ? "sm:border-2 sm:px-5 sm:py-3" : "border-2 p-3 sm:p-6",
				dragging
					? "border-film bg-film-soft"
					: clsx("border-line-strong/50", compact ? "sm:bg-surface" : "bg-surface"),
			)}
		>
			<div className="flex flex-wrap gap-2.5">
				{/* The label opens the browser's own file chooser, which needs no script. */}
				<label
					className={buttonLook(
						{ variant: compact ? "secondary" : "primary", size },
						clsx(labelLook, "grow sm:grow-0"),
					)}
				>
					<ImagePlus aria-hidden className="size-5" />
					{t(compact ? "chooseMore" : "choose")}
					<input {...getInputProps(look)} {...input} data-focus="area" accept={accept} />
				</label>
				{/* Android's chooser for pictures has had no camera since Android 14, so the camera has its own button. */}
				<span className="hidden pointer-coarse:contents">
					<label className={buttonLook({ size }, labelLook)}>
						<Camera aria-hidden className="size-5" />
						{/* Beside the other button there is no room for words on a phone. */}
						<span className="max-sm:sr-only">{t("takePhoto")}</span>
						<input {...camera.getInputProps(look)} {...input} accept="image/*" capture="environment" />
					</label>
				</span>
			</div>
			<div
				className={clsx(
					"text-caption text-muted sm:text-sm sm:leading-relaxed",
					compact && !reading && "hidden sm:block",
				)}
			>
				<p role="status" className="hidden font-medium text-ink group-has-[:valid]/drop:block">
					{t("listedSoon")}
				</p>
				{reading ? (
					<p className="text-ink tabular-nums">{t("reading", reading)}</p>
				) : (
					<p className="inline text-ink group-has-[:valid]/drop:hidden sm:block">
						<span className="hidden sm:inline">{t(dragging ? "drop" : "orDrop")}</span>
						<span className="sm:hidden">{t("lead")}</span>
					</p>
				)}{" "}
				{compact ? null : (
					// On a phone in one piece with the one before, because each line pushes the album down.
					<p className="inline sm:block">
						{until
							? t("acceptedUntil", {
									...accepted,
									until: format.moment(until, event.timezone),
									zone: format.zone(event.timezone, until),
								})
							: t("accepted", accepted)}{" "}
						{t("withoutVideo")}
					</p>
				)}
			</div>
		</div>
	);
}
