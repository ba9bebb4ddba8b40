"use client";

import { Download } from "lucide-react";
import { useTranslations } from "#translations";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { ActionFailure } from "./action-failure";
import { useDownload } from "./use-download";

export function DownloadPhoto({ photo }: { photo: Pick<PhotoView, "id" | "originalUrl"> }) {
	const t = useTranslations("photo");
	const { save, busy, failure } = useDownload();
	return (
		<>
			<Button
				busy={busy}
				data-focus="download action"
				// Beside the other buttons there is room for two lines on a phone.
				className="max-sm:min-w-0 max-sm:flex-1 max-sm:basis-24"
				onClick={() => save(photo.id)}
			>
				<Download aria-hidden className="size-4 shrink-0" />
				<span className="max-[24rem]:sr-only">{t(photo.originalUrl ? "downloadOriginal" : "download")}</span>
			</Button>
			{failure ? <ActionFailure>{failure}</ActionFailure> : null}
		</>
	);
}
