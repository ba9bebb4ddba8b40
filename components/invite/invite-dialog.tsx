"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { ByMail } from "./by-mail";
import { TellYourself } from "./tell-yourself";

/** Milliseconds until the page asks again while e-mails are under way. */
const lookAgainMs = 2_000;

interface InviteDialogProps {
	eventId: string;
	personIds?: readonly string[];
	name?: string;
	onClose: () => void;
}

/** Tells people of the event: by e-mail where the site sends it, or with a message, a link and a QR code. */
export function InviteDialog({ eventId, personIds, name = "", onClose }: InviteDialogProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("invite");
	const id = useId();
	const meant = { eventId, ...(personIds ? { personIds: [...personIds] } : {}) };
	const look = useQuery(
		api.invitations.look.queryOptions(meant, {
			refetchInterval: ({ state }) => (state.data?.waiting ? lookAgainMs : false),
		}),
	);
	/** Who has been told changes with each press, and whenever an e-mail is sent. */
	const refresh = () =>
		Promise.all([
			queryClient.invalidateQueries(api.invitations.pathFilter()),
			queryClient.invalidateQueries(api.roll.pathFilter()),
			queryClient.invalidateQueries(api.events.overview.pathFilter()),
		]);
	/** The roll behind this dialog is out of date only if e-mails were sent while it was open. */
	function close() {
		void refresh();
		onClose();
	}
	const { data } = look;
	return (
		<Dialog
			aria-labelledby={id}
			onClose={close}
			className="m-auto w-[min(34rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<div className="flex flex-col gap-5">
				<div>
					<h2 id={id} className="text-lg font-semibold wrap-anywhere">
						{personIds ? t("titlePeople", { count: personIds.length, name }) : t("title")}
					</h2>
					{data ? (
						<p className="mt-1 text-sm text-pretty text-muted">
							{t("told", { people: data.people, told: data.told })}
						</p>
					) : null}
				</div>
				{data ? (
					<>
						<ByMail meant={meant} look={data} refresh={refresh} />
						<TellYourself meant={meant} look={data} refresh={refresh} />
					</>
				) : look.error ? (
					<Failed error={look.error} />
				) : (
					<p role="status" className="text-sm text-muted">
						{t("loading")}
					</p>
				)}
				<div>
					<Button onClick={close}>{t("close")}</Button>
				</div>
			</div>
		</Dialog>
	);
}
