import { type ReactNode, useId } from "react";
import { Card } from "./card";

/** A part of the settings, with its heading and what it is for. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
	const id = useId();
	return (
		<section aria-labelledby={id}>
			<Card className="flex flex-col gap-4 p-5">
				<div>
					<h2 id={id} className="font-semibold tracking-tight">
						{title}
					</h2>
					{text ? <p className="mt-1 text-sm leading-relaxed text-pretty text-muted">{text}</p> : null}
				</div>
				{children}
			</Card>
		</section>
	);
}
