"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { showPhoto } from "./event-photos";

const afterMs = 15_000;

/**
 * A picture that did not load is tried again: once with fresh URLs (a page left open for a day has expired ones),
 * then every quarter of a minute and whenever the network comes back. `attempt` is the key of its <img>.
 */
export function usePictureRetry(photo: PhotoView) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [failed, setFailed] = useState(false);
	const [attempt, setAttempt] = useState(0);

	useEffect(() => {
		if (!failed) return;
		const again = () => {
			setFailed(false);
			setAttempt((before) => before + 1);
		};
		if (attempt === 0) {
			client.photos.byId
				.query({ photoId: photo.id })
				.then((fresh) => showPhoto(queryClient, api, fresh))
				.catch(() => {})
				.finally(again);
			return;
		}
		const timer = setTimeout(again, afterMs);
		window.addEventListener("online", again);
		return () => {
			clearTimeout(timer);
			window.removeEventListener("online", again);
		};
	}, [failed, attempt, photo.id, client, queryClient, api]);

	return { failed: failed && attempt > 0, attempt, onError: () => setFailed(true) };
}
