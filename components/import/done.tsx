"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, ImportView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";

interface DoneProps {
	event: Pick<EventView, "id" | "slug">;
	done: ImportView;
	onAnother: () => void;
}

/** Step 3: what was done, and the way back. */
export function Done({ event, done, onAnother }: DoneProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("imports");
	const failureText = useFailureText();
	const undo = useMutation(
		api.imports.undo.mutationOptions({
			onSettled: () =>
				Promise.all([
					queryClient.invalidateQueries(api.imports.byId.pathFilter()),
					queryClient.invalidateQueries(api.imports.recent.pathFilter()),
					queryClient.invalidateQueries(api.roll.pathFilter()),
				]),
		}),
	);
	const { result } = done;
	const undone = undo.data;
	const { left } = done;
	const sentences = result
		? [
				t("doneAdded", { count: result.added }),
				...(result.guardians > 0 ? [t("doneGuardians", { count: result.guardians })] : []),
				t("doneChanged", { count: result.changed }),
				...(result.unchanged > 0 ? [t("doneUnchanged", { count: result.unchanged })] : []),
				...(result.skipped > 0 ? [t("doneSkipped", { count: result.skipped })] : []),
				...(result.revoked > 0 ? [t("doneRevoked", { count: result.revoked })] : []),
				...(result.photos > 0 ? [t("donePhotos", { count: result.photos })] : []),
			]
		: [];
	return (
		<div className="flex flex-col gap-4">
			<div role="status" className="flex flex-col gap-2">
				<h3 className="text-lg font-semibold">{t(done.state === "UNDONE" ? "undoneTitle" : "done")}</h3>
				<p className="text-sm text-muted">
					<bdi className="wrap-anywhere">{done.fileName}</bdi>, {t("rows", { people: done.people })}
				</p>
				{done.state === "UNDONE" ? (
					undone ? (
						<p className="text-sm">{t("back", { count: undone.back })}</p>
					) : null
				) : (
					<ul className="list-disc ps-5 text-sm">
						{sentences.map((sentence) => (
							<li key={sentence}>{sentence}</li>
						))}
					</ul>
				)}
			</div>
			{left && left.count > 0 ? (
				<Banner>
					<p>{t("left", { count: left.count })}</p>
					<ul className="mt-1 list-disc ps-5">
						{left.people.map(({ id, name, email, there }) => {
							const who = name ?? email ?? t("noName");
							return (
								<li key={id} className="wrap-anywhere">
									<bdi>{there ? who : t("leftGone", { who })}</bdi>
								</li>
							);
						})}
					</ul>
					{left.count > left.people.length ? (
						<p>{t("andMore", { count: left.count - left.people.length })}</p>
					) : null}
					<p>{t("leftLead")}</p>
				</Banner>
			) : null}
			{undo.error ? <Banner tone="bad">{failureText(failureOf(undo.error))}</Banner> : null}
			{done.state === "APPLIED" ? <p className="text-sm text-muted">{t("undoLead")}</p> : null}
			<div className="flex flex-wrap gap-2">
				<ButtonLink variant="primary" href={`/events/${event.slug}/roll`}>
					{t("backToRoll")}
				</ButtonLink>
				{done.state === "APPLIED" || (left && left.count > 0) ? (
					<Button busy={undo.isPending} onClick={() => undo.mutate({ eventId: event.id, importId: done.id })}>
						{t(done.state === "APPLIED" ? "undo" : "undoRest")}
					</Button>
				) : null}
				<Button variant="quiet" onClick={onAnother}>
					{t("another")}
				</Button>
			</div>
		</div>
	);
}
