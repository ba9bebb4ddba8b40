"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { reportReasons } from "@/rules/report-reasons";
import { showPhoto } from "../album/event-photos";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { PhotoView } from "../trpc/types";
import { useAnnounce } from "../ui/announcer";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

/** For organizers: why a photo was reported, by how many, and the button that settles it. Only the reports on the screen are settled. */
export function PhotoReports({
	photo,
	onDismissed,
}: {
	photo: PhotoView;
	/** For pages that keep photos elsewhere than the album does. */
	onDismissed?: (changed: PhotoView) => void;
}) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("reporting");
	const failureText = useFailureText();
	const announce = useAnnounce();
	const asked = { eventId: photo.eventId, photoId: photo.id };
	const reports = useQuery(api.photos.reports.queryOptions(asked, { staleTime: 0 }));
	const dismiss = useMutation(
		api.photos.dismissReports.mutationOptions({
			onSuccess: (changed) => {
				showPhoto(queryClient, api, changed);
				announce(t("dismissed"));
				onDismissed?.(changed);
			},
		}),
	);
	const { open = [], settled = 0, upTo } = reports.data ?? {};
	const count = Math.max(open.length, photo.reports ?? 0);
	const notes = open.flatMap(({ note }) => note ?? []);
	const counted = reportReasons.flatMap((reason) => {
		const times = open.filter((one) => one.reason === reason).length;
		return times > 0 && reason !== "OTHER" ? [{ reason, times }] : [];
	});
	const error = dismiss.error ?? reports.error;
	return (
		<Banner title={t("reported", { count })}>
			<ul className="mt-1 list-disc ps-5">
				{counted.map(({ reason, times }) => (
					<li key={reason}>{t("reasonOf", { reason: t(`reason_${reason}`), count: times })}</li>
				))}
				{notes.map((note, index) => (
					// Two people may have written the same.
					<li key={index} className="wrap-anywhere">
						<bdi>{note}</bdi>
					</li>
				))}
			</ul>
			{settled > 0 ? <p className="mt-1 text-muted">{t("settled", { count: settled })}</p> : null}
			<p className="mt-1">{t("advice")}</p>
			{error ? <p className="mt-1 text-bad">{failureText(failureOf(error))}</p> : null}
			<Button
				className="mt-2"
				data-focus="reports action"
				busy={dismiss.isPending}
				disabled={upTo === undefined}
				onClick={() => upTo && dismiss.mutate({ ...asked, upTo })}
			>
				{t("dismiss", { count })}
			</Button>
		</Banner>
	);
}
