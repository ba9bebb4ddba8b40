"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import { Banner } from "../ui/banner";
import { ButtonLink } from "../ui/button-link";
import { useLastingFocus } from "../ui/use-lasting-focus";
import { type Choice, choiceIn, linkOf } from "./choice";
import { Choose } from "./choose";
import { Ended } from "./ended";
import { type Held, hasEnded, letGoBefore, useHeld, useIsBusy, useSnapshot } from "./held";
import type { MissingPhoto } from "./package/package.types";
import { Progress } from "./progress";
import { keptSelection } from "./selection";
import { useStart } from "./use-start";

/** Takes photos of an event home. `query` is what the address chooses beforehand. */
export function TakeHomePage({ slug, query }: { slug: string; query: string }) {
	const api = useTRPC();
	const t = useTranslations("takeHome");
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const asked = new URLSearchParams(query);
	const wantsSelection = asked.get("what") === "selection";
	// The server does not know the selection, and this component's first look must be the server's.
	const [selection, setSelection] = useState<readonly string[] | null>(null);
	const [isGone, setGone] = useState(false);
	const [choice, setChoice] = useState<Choice>(() => choiceIn(asked, event));
	useEffect(() => {
		const kept = wantsSelection ? keptSelection(event.id) : null;
		letGoBefore(linkOf(query, kept), event.id);
		if (!wantsSelection) return;
		setSelection(kept);
		setGone(kept === null);
		if (kept) setChoice((before) => ({ ...before, what: { kind: "selection", photoIds: [...kept] } }));
	}, [wantsSelection, query, event.id]);
	const held = useHeld();
	const { engine, start } = useStart(event, linkOf(query, selection));
	const area = useRef<HTMLElement>(null);
	useLastingFocus(area);
	const isOfAnother = held !== null && held.event.id !== event.id;
	const isBusy = useIsBusy(held);

	return (
		<section ref={area} aria-labelledby="take-home" className="flex flex-col gap-4">
			<h2 id="take-home" className="text-lg font-semibold tracking-tight">
				{t("title")}
			</h2>
			{held && !isOfAnother ? (
				<Making
					held={held}
					onRetry={(photos) =>
						start({
							...{ files: held.request.files, hidden: held.request.hidden, folders: held.folders },
							what: { kind: "selection", photoIds: photos.map(({ photoId }) => photoId) },
						})
					}
				/>
			) : (
				<>
					{held ? <Elsewhere held={held} /> : null}
					<Choose
						{...{ event, choice, selection, engine }}
						isBusyElsewhere={isOfAnother && isBusy}
						selectionIsGone={isGone}
						onChange={setChoice}
						onStart={() => start(choice)}
					/>
				</>
			)}
		</section>
	);
}

interface MakingProps {
	held: Held;
	onRetry: (photos: readonly MissingPhoto[]) => Promise<void>;
}

function Making({ held, onRetry }: MakingProps) {
	const isOver = hasEnded(useSnapshot(held));
	return isOver ? <Ended held={held} onRetry={onRetry} /> : <Progress held={held} />;
}

/** A tab makes one package at a time. */
function Elsewhere({ held }: { held: Held }) {
	const t = useTranslations("takeHome");
	const isOver = hasEnded(useSnapshot(held));
	const { slug, name } = held.event;
	return (
		<Banner action={<ButtonLink href={`/events/${slug}/take-home`}>{t("toDownload")}</ButtonLink>}>
			{t.rich(isOver ? "endedElsewhere" : "runningElsewhere", {
				event: name,
				name: (children) => <bdi>{children}</bdi>,
			})}
		</Banner>
	);
}
