import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Card } from "../../ui/card";

interface FoldedCardProps {
	title: string;
	text?: string;
	open?: boolean;
	children: ReactNode;
}

/** A card whose contents are made when they are first shown. */
export function FoldedCard({ title, text, open = false, children }: FoldedCardProps) {
	const [made, setMade] = useState(open);
	return (
		<Card>
			<details
				open={open}
				onToggle={({ currentTarget }) => currentTarget.open && setMade(true)}
				className="group/folded"
			>
				<summary className="flex min-h-13 cursor-pointer list-none items-center gap-2 rounded-card px-4 py-3 font-semibold tracking-tight hover:bg-sunken sm:px-5 [&::-webkit-details-marker]:hidden">
					<ChevronRight
						aria-hidden
						className="size-4 shrink-0 transition-transform group-open/folded:rotate-90 rtl:-scale-x-100"
					/>
					{title}
				</summary>
				<div className="flex flex-col gap-4 px-4 pb-4 sm:px-5 sm:pb-5">
					{text ? <p className="text-sm leading-relaxed text-pretty text-muted">{text}</p> : null}
					{made ? children : null}
				</div>
			</details>
		</Card>
	);
}
