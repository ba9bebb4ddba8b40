import { ArrowUp } from "lucide-react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";

/** A press on the button fetches at most this many. */
const most = 100;

/** Floats over the wall, so that nothing moves when it appears. */
export function NewsButton({ count, busy, onShow }: { count: number; busy: boolean; onShow: () => void }) {
	const t = useTranslations("gallery");
	return (
		<div role="status" className="pointer-events-none sticky top-3 z-10 flex h-0 justify-center">
			{count > 0 ? (
				<Button
					variant="primary"
					busy={busy}
					onClick={onShow}
					className="pointer-events-auto rounded-full shadow-lg"
				>
					{busy ? null : <ArrowUp aria-hidden className="size-4" />}
					{count >= most ? t("manyNewPhotos", { count: most }) : t("newPhotos", { count })}
				</Button>
			) : null}
		</div>
	);
}
