import { X } from "lucide-react";
import { useTranslations } from "#translations";
import type { QueueItem } from "../queue/upload-queue";
import { nameOf } from "./name-of";

interface RemoveButtonProps {
	item: QueueItem;
	tabIndex?: number;
	onRemove: () => void;
}

/** Takes a chosen photo off the list. It stands in the corner of the photo's thumbnail. */
export function RemoveButton({ item, tabIndex, onRemove }: RemoveButtonProps) {
	const t = useTranslations("upload");
	return (
		<button
			type="button"
			tabIndex={tabIndex}
			aria-label={t("removeFromList", { name: nameOf(item) })}
			onClick={onRemove}
			className="absolute end-0 top-0 grid size-8 place-items-center"
		>
			<span className="rounded-full bg-darkroom/75 p-1 text-white">
				<X aria-hidden className="size-3.5" strokeWidth={2.5} />
			</span>
		</button>
	);
}
