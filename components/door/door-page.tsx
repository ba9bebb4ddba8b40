"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Moon, Search, Sun, UserPlus } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { useEdgeBar } from "../ui/use-edge-bar";
import { useLastingFocus } from "../ui/use-lasting-focus";
import { useSettled } from "../waiting/use-settled";
import { useWakeLock } from "../waiting/use-wake-lock";
import { DoorList } from "./door-list";
import { DoorNote } from "./door-note";
import { useBright } from "./use-bright";
import { useDoorFeed } from "./use-door-feed";
import { type Pressed, useDoorPresses } from "./use-door-presses";
import { useDoorTime } from "./use-door-time";
import { WalkInDialog } from "./walk-in-dialog";

/** Milliseconds without another letter after which the server is asked. */
const typingMs = 180;

interface DoorPageProps {
	event: Pick<EventView, "id" | "timezone">;
	/** Where the change feed goes on from. */
	start: string;
	/** When the page was made. */
	now: Date;
	/** The code to hold out to guests. */
	code: ReactNode;
	/** Whether the door is open. */
	venue: ReactNode;
}

/** The door on a phone: search, one press, next. */
export function DoorPage({ event, start, now, code, venue }: DoorPageProps) {
	const api = useTRPC();
	const t = useTranslations("door");
	const eventId = event.id;
	const [bright, setBright] = useBright();
	const [typed, setTyped] = useState("");
	const settled = useSettled(typed, typingMs);
	// An emptied field shows who came in last, at once.
	const search = typed.trim() === "" ? "" : settled.trim();
	const found = useQuery(
		api.door.search.queryOptions({ eventId, search }, { placeholderData: keepPreviousData }),
	);
	const [pressed, setPressed] = useState<Pressed | null>(null);
	const [adding, setAdding] = useState(false);
	const presses = useDoorPresses(eventId, (what) => {
		setPressed(what);
		if (what.kind !== "walkIn") return;
		setAdding(false);
		setTyped("");
	});
	const { offline } = useDoorFeed(eventId, start);
	const timeOf = useDoorTime(event.timezone, now);
	useWakeLock();
	const area = useRef<HTMLElement>(null);
	useLastingFocus(area);
	const { ref: bar, fits } = useEdgeBar<HTMLDivElement>({ edge: "top" });
	const openWalkIn = () => {
		presses.walkIn.reset();
		setAdding(true);
	};
	return (
		// Room for the note at the bottom of the screen, which would otherwise cover the last people of the list.
		<section
			ref={area}
			aria-labelledby="door-title"
			data-in-the-dark={bright ? undefined : ""}
			className="mx-auto flex max-w-2xl flex-col gap-3 pb-24"
		>
			{/* The tab above says it to everybody who sees the page. */}
			<h2 id="door-title" className="sr-only">
				{t("title")}
			</h2>
			{/* Above the search, so that one Tab still leads from there to the first person. */}
			{code}
			<div
				ref={bar}
				className={clsx(
					"z-10 -mx-4 flex flex-col gap-2 border-b border-line bg-paper px-4 pb-3 sm:-mx-6 sm:px-6",
					fits && "sticky top-0 pt-2",
				)}
			>
				<div className="flex flex-wrap items-center justify-between gap-x-3">
					<DoorCount eventId={eventId} />
					<div className="-me-3 ms-auto flex">
						<Button variant="quiet" aria-haspopup="dialog" onClick={openWalkIn}>
							<UserPlus aria-hidden className="size-4" /> {t("walkIn")}
						</Button>
						<Button
							variant="quiet"
							size="icon"
							aria-pressed={!bright}
							aria-label={t("dark")}
							onClick={() => setBright(!bright)}
						>
							{bright ? <Moon aria-hidden className="size-5" /> : <Sun aria-hidden className="size-5" />}
						</Button>
					</div>
				</div>
				<search>
					<label className="relative block">
						<span className="sr-only">{t("search")}</span>
						<Search aria-hidden className="absolute start-3.5 top-4 size-5 text-muted" />
						<input
							type="search"
							dir="auto"
							data-focus="area"
							value={typed}
							placeholder={t("search")}
							maxLength={200}
							autoComplete="off"
							autoCorrect="off"
							spellCheck={false}
							enterKeyHint="search"
							// The next name replaces the last one.
							onFocus={({ target }) => target.select()}
							onChange={({ target }) => setTyped(target.value)}
							className="min-h-13 w-full rounded-control border border-line-strong bg-surface ps-11 pe-3 text-lg placeholder:text-muted"
						/>
					</label>
				</search>
			</div>
			<div role="status" className="empty:hidden">
				{offline ? <Banner title={t("offline")}>{t("offlineAdvice")}</Banner> : null}
			</div>
			<DoorList
				found={found}
				search={search}
				busy={presses.busy}
				timeOf={timeOf}
				onCheckIn={presses.checkIn}
				onUndo={presses.undo}
				onCompanions={presses.setCompanions}
				onWalkIn={openWalkIn}
			/>
			<div className="mt-4 border-t border-line pt-4">{venue}</div>
			<DoorNote pressed={pressed} timeOf={timeOf} onUndo={presses.undo} onClose={() => setPressed(null)} />
			{adding ? (
				<WalkInDialog
					name={typed.trim()}
					busy={presses.walkIn.isPending}
					error={presses.walkIn.error}
					onAdd={(walkIn) => presses.walkIn.mutate({ eventId, ...walkIn })}
					onClose={() => setAdding(false)}
				/>
			) : null}
		</section>
	);
}

/** How many are in, of how many. Everybody at the doors watches it, so it is large. */
function DoorCount({ eventId }: { eventId: string }) {
	const api = useTRPC();
	const t = useTranslations("door");
	const { data } = useQuery(api.door.count.queryOptions({ eventId }));
	if (!data) return null;
	return (
		<p className="flex items-baseline gap-2 tabular-nums">
			{t.rich("count", {
				inside: data.inside,
				expected: data.expected,
				big: (text) => <strong className="text-3xl font-semibold tracking-tight">{text}</strong>,
				small: (text) => <span className="text-muted">{text}</span>,
			})}
		</p>
	);
}
