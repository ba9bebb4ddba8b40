import type { CSSProperties } from "react";
import { Skeleton } from "../ui/skeleton";

const ratios = [1.5, 0.75, 1.33, 1.5, 1.33, 0.75, 1.5, 1.33];

export function GallerySkeleton() {
	return (
		<div className="photo-grid">
			{ratios.map((ratio, index) => {
				const style: CSSProperties & { "--ratio": number } = { "--ratio": ratio };
				return (
					// A fixed list that never changes
					<div key={index} style={style}>
						<Skeleton className="rounded-photo" style={{ aspectRatio: ratio }} />
						<Skeleton className="mt-2 h-4 w-2/3 rounded-sm" />
					</div>
				);
			})}
		</div>
	);
}
