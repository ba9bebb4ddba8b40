import { ArrowUp } from "lucide-react";
import { countOf } from "../format/count";
import { Button } from "../ui/button";

/** Floats over the wall, so that nothing moves when it appears. */
export function NewsButton({ count, busy, onShow }: { count: number; busy: boolean; onShow: () => void }) {
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
					{count >= 100 ? "100 or more new photos" : countOf(count, "new photo")}
				</Button>
			) : null}
		</div>
	);
}
