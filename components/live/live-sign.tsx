import clsx from "clsx";
import { LogIn, Pause, WifiOff } from "lucide-react";
import { useTranslations } from "#translations";
import type { FeedStatus } from "../feed/feed";

/** Says what is wrong, small enough not to disturb the show. */
export function LiveSign({
	status,
	playing,
	livePath,
}: {
	status: FeedStatus;
	playing: boolean;
	livePath: string;
}) {
	const t = useTranslations("live");
	const Icon = status === "signed-out" ? LogIn : status === "offline" ? WifiOff : Pause;
	const words =
		status === "signed-out"
			? t.rich("signedOut", {
					link: (words) => (
						<a
							className="pointer-events-auto font-medium underline"
							href={`/sign-in?callbackUrl=${encodeURIComponent(livePath)}`}
							target="_blank"
							rel="noreferrer"
						>
							{words}
						</a>
					),
				})
			: status === "offline"
				? t("offline")
				: playing
					? null
					: t("paused");
	return (
		<p role="status" className="text-[clamp(0.8125rem,1.7vmin,1.25rem)]">
			{words ? (
				<span className="inline-flex items-center gap-2 rounded-2xl bg-darkroom/75 px-3.5 py-1.5 text-on-darkroom">
					<Icon
						aria-hidden
						className={clsx("size-[1.15em] shrink-0", Icon === LogIn && "[&:dir(rtl)]:-scale-x-100")}
					/>
					<span>{words}</span>
				</span>
			) : null}
		</p>
	);
}
