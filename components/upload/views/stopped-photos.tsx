import { useEffect, useState } from "react";
import { useTRPCClient } from "../../trpc/client";
import type { StoppedPhotos as Stopped } from "../keep/stopped-photos";
import { openQueueOf, wouldLosePhotos } from "../open-queues";
import { usePerson } from "../person";
import { StoppedNote } from "./stopped-note";

const askEveryMs = 10_000;

/** Says which photos have stopped and whom to ask, and opens the event again as soon as the person is back on its roll. */
export function StoppedPhotos({ slug }: { slug: string }) {
	const client = useTRPCClient();
	const person = usePerson();
	const [stopped, setStopped] = useState<Stopped | null>(null);
	useEffect(() => {
		import("../keep/loaded")
			.then(({ stoppedPhotosAt }) => stoppedPhotosAt(person, slug))
			.then((found) => {
				if (found) openQueueOf(found.eventId)?.keeping.setRefusal("NOT_ON_THE_ROLL");
				setStopped(found);
			})
			.catch(() => {});
	}, [person, slug]);
	const isStopped = stopped !== null;
	useEffect(() => {
		if (!isStopped) return;
		const timer = setInterval(async () => {
			if (document.visibilityState !== "visible") return;
			const isBack = await client.events.bySlug.query({ slug }).then(
				() => true,
				() => false,
			);
			// The page of the event takes up what is kept. What is not would be lost, so then the person has to go there.
			if (isBack && !wouldLosePhotos()) location.reload();
		}, askEveryMs);
		return () => clearInterval(timer);
	}, [client, slug, isStopped]);
	return stopped ? <StoppedNote {...stopped} timeZone={browserTimeZone()} /> : null;
}

/** The page does not know the event's own time zone any more. */
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
