import clsx from "clsx";
import { Image as ImageIcon } from "lucide-react";
import { useThumbnail } from "../use-preview";

export function FileThumbnail({ file, className }: { file: File; className: string }) {
	const thumbnail = useThumbnail(file);
	const kind = file.name.includes(".") ? file.name.split(".").at(-1)?.slice(0, 4).toUpperCase() : null;
	return (
		<span
			aria-hidden
			className={clsx(
				"grid shrink-0 place-items-center overflow-hidden rounded-photo bg-sunken text-muted",
				className,
			)}
		>
			{thumbnail ? (
				// An object URL of this browser
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
