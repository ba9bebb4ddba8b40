import clsx from "clsx";
import { Image as ImageIcon } from "lucide-react";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { useThumbnail } from "../use-preview";

interface FileThumbnailProps {
	item: QueueItem;
	queue: UploadQueue;
	className: string;
	/** The photo is being sent, and may be out of sight in a moment. */
	passing?: boolean;
}

export function FileThumbnail({ item, queue, className, passing = false }: FileThumbnailProps) {
	const thumbnail = useThumbnail(queue, item.id, passing);
	const kind = item.name.includes(".") ? item.name.split(".").at(-1)?.slice(0, 4).toUpperCase() : null;
	return (
		<span
			aria-hidden
			className={clsx(
				"grid shrink-0 place-items-center overflow-hidden rounded-photo bg-sunken text-muted",
				className,
			)}
		>
			{thumbnail ? (
				// next/image cannot load it, because the URL exists only in this browser
				<img src={thumbnail.url} alt="" className="size-full object-cover" />
			) : (
				<span className="flex flex-col items-center gap-0.5 text-[0.625rem] font-semibold tracking-wide">
					<ImageIcon className="size-5" />
					{kind}
				</span>
			)}
		</span>
	);
}
