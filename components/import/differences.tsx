"use client";

import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "#translations";
import { type ImportKind, importKinds } from "@/rules/imports";
import { type PhotosOfRemoved, photosOfRemoved } from "@/rules/roll";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, ImportView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { EmptyState } from "../ui/empty-state";
import { Lines } from "./lines";

interface DifferencesProps {
	event: Pick<EventView, "id" | "slug" | "timezone">;
	found: ImportView;
	onDiscard: () => void;
	discarding: boolean;
	discardError: string | null;
}

const sum = (counts: readonly { lines: number }[]) => counts.reduce((total, { lines }) => total + lines, 0);

/** Step 2: what differs from the roll, and what is to be done. */
export function Differences({ event, found, onDiscard, discarding, discardError }: DifferencesProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("imports");
	const failureText = useFailureText();
	const about = { eventId: event.id, importId: found.id };
	const [photos, setPhotos] = useState<PhotosOfRemoved>("KEEP");
	const countOf = (kind: ImportKind) => sum(found.counts.filter((count) => count.kind === kind));
	const willBe = (decision: string) => sum(found.counts.filter((count) => count.decision === decision));
	const kinds = importKinds.filter((kind) => countOf(kind) > 0);
	const [chosen, setChosen] = useState<ImportKind | null>(null);
	const kind = chosen && kinds.includes(chosen) ? chosen : (kinds[0] ?? "UNCHANGED");
	const commit = useMutation(
		api.imports.commit.mutationOptions({
			onSuccess: (answer) => {
				queryClient.setQueryData(api.imports.byId.queryKey(about), answer.import);
				void queryClient.invalidateQueries(api.imports.lines.pathFilter());
				void queryClient.invalidateQueries(api.imports.recent.pathFilter());
				if (answer.applied) void queryClient.invalidateQueries(api.roll.pathFilter());
			},
		}),
	);
	// A decision that is on its way is in the next version.
	const deciding = useIsMutating({ mutationKey: api.imports.decide.mutationKey() }) > 0;
	const revoked = willBe("REVOKE");
	const skipped = willBe("SKIP");
	const nothing = kinds.every((one) => one === "UNCHANGED" || one === "GONE");
	return (
		<div className="flex flex-col gap-4">
			<div className="flex flex-wrap items-center justify-between gap-3">
				<div className="min-w-0">
					<h3 className="text-lg font-semibold">{t("differs")}</h3>
					<p className="text-sm text-muted">
						<bdi className="wrap-anywhere">{found.fileName}</bdi>, {t("rows", { people: found.people })}
					</p>
				</div>
				<Button variant="quiet" busy={discarding} onClick={onDiscard}>
					{t("discard")}
				</Button>
			</div>
			{discardError ? <Banner tone="bad">{discardError}</Banner> : null}
			{commit.data?.refused ? (
				<Banner tone="bad">{t(commit.data.refused === "ROLL" ? "rollChanged" : "decisionsChanged")}</Banner>
			) : null}
			{nothing ? (
				<EmptyState icon={<CircleCheck className="size-6" />} title={t("nothingDiffers")}>
					{t("nothingDiffersLead")}
				</EmptyState>
			) : null}
			<ul className="flex flex-wrap gap-2">
				{kinds.map((one) => (
					<li key={one}>
						<button
							type="button"
							aria-pressed={one === kind}
							onClick={() => setChosen(one)}
							className={clsx(
								"forced-pressed min-h-11 rounded-full border px-4 text-sm transition-colors",
								one === kind
									? "border-film bg-film font-semibold text-on-film"
									: "border-line-strong/60 bg-surface hover:border-ink",
							)}
						>
							{t("kind", { name: t(`kind${one}`), count: countOf(one) })}
						</button>
					</li>
				))}
			</ul>
			<Lines key={kind} event={event} found={found} kind={kind} total={countOf(kind)} />
			{revoked > 0 ? (
				<fieldset>
					<legend className="mb-1 text-sm font-medium">{t("photos")}</legend>
					{photosOfRemoved.map((choice) => (
						<CheckField
							key={choice}
							type="radio"
							name="photos"
							label={t(`photos${choice}`)}
							checked={photos === choice}
							onChange={() => setPhotos(choice)}
						/>
					))}
				</fieldset>
			) : null}
			{commit.error ? <Banner tone="bad">{failureText(failureOf(commit.error))}</Banner> : null}
			<div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
				<p className="min-w-0 flex-1 basis-60 text-sm">
					{t("will", { added: willBe("ADD"), changed: willBe("UPDATE"), skipped })}{" "}
					{revoked > 0 ? t("willRevoke", { count: revoked }) : null}
				</p>
				<Button
					variant="primary"
					busy={commit.isPending || deciding}
					disabled={willBe("ADD") + willBe("UPDATE") + revoked === 0}
					onClick={() => commit.mutate({ ...about, version: found.version, photos })}
				>
					{t("apply")}
				</Button>
			</div>
		</div>
	);
}
