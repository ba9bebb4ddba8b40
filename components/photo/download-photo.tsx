"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { ActionFailure } from "./action-failure";
import { saveInFrame } from "./save-in-frame";

/** The URL is requested on the press, because the one in a page that was left open for days would have expired. */
export function DownloadPhoto({ photo }: { photo: Pick<PhotoView, "id" | "originalUrl"> }) {
	const client = useTRPCClient();
	const t = useTranslations("photo");
	const [refused, setRefused] = useState(false);
	const download = useMutation({
		mutationFn: () => client.photos.download.query({ photoId: photo.id }),
		onMutate: () => setRefused(false),
		onSuccess: ({ url }) => saveInFrame(url, () => setRefused(true)),
	});
	const failureText = useFailureText();
	const failure = download.error
		? failureText(failureOf(download.error))
		: refused
			? t("notDownloaded")
			: null;
	return (
		<>
			<Button
				busy={download.isPending}
				data-focus="download action"
				// Beside the other buttons there is room for two lines on a phone.
				className="max-sm:min-w-0 max-sm:flex-1 max-sm:basis-24"
				onClick={() => download.mutate()}
			>
				<Download aria-hidden className="size-4 shrink-0" />
				<span className="max-[24rem]:sr-only">{t(photo.originalUrl ? "downloadOriginal" : "download")}</span>
			</Button>
			{failure ? <ActionFailure>{failure}</ActionFailure> : null}
		</>
	);
}
