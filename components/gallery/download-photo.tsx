"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTRPCClient } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

/** The URL is asked for when it is wanted, so a page that was left open for days does not offer an expired one. */
export function DownloadPhoto({ photo }: { photo: Pick<PhotoView, "id" | "originalUrl"> }) {
	const client = useTRPCClient();
	const download = useMutation({
		mutationFn: () => client.photos.download.query({ photoId: photo.id }),
		// It answers with a file to save, so the page stays.
		onSuccess: ({ url }) => window.location.assign(url),
	});
	return (
		<>
			<Button busy={download.isPending} onClick={() => download.mutate()}>
				<Download aria-hidden className="size-4" />
				{photo.originalUrl ? "Download original" : "Download"}
			</Button>
			{download.error ? <Banner tone="bad">{download.error.message}</Banner> : null}
		</>
	);
}
