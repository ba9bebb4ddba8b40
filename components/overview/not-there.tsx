"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

/** An organizer is on the roll like everybody else, and adds photos once they are marked as attended. */
export function NotThere({ eventId, personId }: { eventId: string; personId: string }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const router = useRouter();
	const t = useTranslations("organizer");
	const mark = useMutation(
		api.roll.setAttended.mutationOptions({
			onSuccess: async () => {
				await queryClient.invalidateQueries(api.events.overview.pathFilter());
				// The head of the page says what the reader is.
				router.refresh();
			},
		}),
	);
	return (
		<>
			<Banner
				action={
					<Button
						busy={mark.isPending}
						onClick={() => mark.mutate({ eventId, personIds: [personId], attended: true })}
					>
						{t("iAmThere")}
					</Button>
				}
			>
				{t("notThere")}
			</Banner>
			<Failed error={mark.error} />
		</>
	);
}
