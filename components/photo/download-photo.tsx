"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useFailureText } from "../language/use-failure-text";
import { useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { ActionFailure } from "./action-failure";
import { saveInFrame } from "./save-in-frame";

/** The API has just found the file, so the cause is either the network or a browser that cannot save files. */
const notSaved =
	"The photo could not be downloaded. Check your network and try again. If that does not help, open this page in another browser.";

/** The URL is requested on the press, because the one in a page that was left open for days would have expired. */
export function DownloadPhoto({ photo }: { photo: Pick<PhotoView, "id" | "originalUrl"> }) {
	const client = useTRPCClient();
	const [refused, setRefused] = useState(false);
	const download = useMutation({
		mutationFn: () => client.photos.download.query({ photoId: photo.id }),
		onMutate: () => setRefused(false),
		onSuccess: ({ url }) => saveInFrame(url, () => setRefused(true)),
	});
	const failureText = useFailureText();
	const failure = download.error ? failureText(failureOf(download.error)) : refused ? notSaved : null;
	return (
		<>
			<Button busy={download.isPending} onClick={() => download.mutate()}>
				<Download aria-hidden className="size-4" />
				{photo.originalUrl ? "Download original" : "Download"}
			</Button>
			{failure ? <ActionFailure>{failure}</ActionFailure> : null}
		</>
	);
}
