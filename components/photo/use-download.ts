import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import { saveInFrame } from "./save-in-frame";

/**
 * Saves one photo as a file of its own. The URL is requested on the press, because the one in a page that was left open for days
 * would have expired. `failure` is a sentence, or null.
 */
export function useDownload() {
	const client = useTRPCClient();
	const t = useTranslations("photo");
	const [refused, setRefused] = useState(false);
	const download = useMutation({
		mutationFn: (photoId: string) => client.photos.download.query({ photoId }),
		onMutate: () => setRefused(false),
		onSuccess: ({ url }) => saveInFrame(url, () => setRefused(true)),
	});
	const failureText = useFailureText();
	const failure = download.error
		? failureText(failureOf(download.error))
		: refused
			? t("notDownloaded")
			: null;
	return { save: download.mutate, busy: download.isPending, failure };
}
