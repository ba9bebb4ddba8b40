import clsx from "clsx";
import { FileUp } from "lucide-react";
import { type ClipboardEvent, useState } from "react";
import { useDropzone } from "react-dropzone";
import { useTranslations } from "#translations";
import { Button, buttonLook } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextArea } from "../../ui/field";

/** A hint for the browser's file chooser. What a file is, its first bytes say. */
const accept =
	".csv,.tsv,.tab,.txt,.xlsx,.vcf,.vcard,text/csv,text/tab-separated-values,text/plain,text/vcard,text/x-vcard,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel";

/** Where the list comes from: a file that is chosen or dropped, or the clipboard. */
export function ListSource({
	onChoose,
}: {
	onChoose: (source: File | string, isOneOfSeveral?: boolean) => void;
}) {
	const t = useTranslations("readList");
	const [typed, setTyped] = useState("");
	const { getRootProps, getInputProps, inputRef, isDragActive } = useDropzone({
		multiple: true,
		noClick: true,
		noKeyboard: true,
		onDrop: (files) => {
			const [file] = files;
			// The same file can be chosen again after it was mended.
			if (inputRef.current) inputRef.current.value = "";
			if (file) onChoose(file, files.length > 1);
		},
	});
	/** What is pasted is read at once: a field with ten thousand lines in it would hold up the page. */
	const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
		const [file] = event.clipboardData.files;
		const text = event.clipboardData.getData("text/plain");
		if (typed !== "" || (!text && !file)) return;
		event.preventDefault();
		onChoose(text || file || "");
	};
	const look = { className: "sr-only", style: undefined, tabIndex: 0, "aria-label": undefined };
	return (
		<Card className="flex flex-col gap-5 p-4 sm:p-5">
			<div>
				<h2 className="font-semibold tracking-tight">{t("title")}</h2>
				<p className="mt-1 text-sm leading-relaxed text-pretty text-muted">{t("lead")}</p>
			</div>
			<div
				{...getRootProps()}
				className={clsx(
					"flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border-2 border-dashed p-4 sm:p-6",
					isDragActive ? "border-film bg-film-soft" : "border-line-strong/50",
				)}
			>
				<label
					className={buttonLook(
						{ variant: "primary", size: "large" },
						"relative grow cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus sm:grow-0",
					)}
				>
					<FileUp aria-hidden className="size-5" />
					{t("choose")}
					<input {...getInputProps(look)} data-focus="area" accept={accept} multiple={false} />
				</label>
				<p className="hidden text-sm text-muted sm:block">{t(isDragActive ? "drop" : "orDrop")}</p>
			</div>
			<form
				className="flex flex-col items-stretch gap-3"
				onSubmit={(event) => {
					event.preventDefault();
					if (typed.trim()) onChoose(typed);
				}}
			>
				<TextArea
					label={t("paste")}
					hint={t("pasteHint")}
					rows={3}
					dir="auto"
					spellCheck={false}
					className="font-mono"
					value={typed}
					onChange={({ target }) => setTyped(target.value)}
					onPaste={paste}
				/>
				{typed.trim() ? (
					<Button type="submit" className="self-start">
						{t("readPasted")}
					</Button>
				) : null}
			</form>
		</Card>
	);
}
