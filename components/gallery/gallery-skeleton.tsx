import type { CSSProperties } from "react";
import { Skeleton } from "../ui/skeleton";

const ratios = [1.5, 0.75, 1.33, 1.5, 1.33, 0.75, 1.5, 1.33];

export function GallerySkeleton() {
	return (
		<div className="photo-wall">
			<div className="photo-grid">
				{ratios.map((ratio, index) => {
					const style: CSSProperties & { "--ratio": number } = { "--ratio": ratio };
					// The index is a safe key because the list never changes.
					return <Skeleton key={index} style={style} className="rounded-photo" />;
				})}
			</div>
		</div>
	);
}
