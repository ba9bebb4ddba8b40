import { GallerySkeleton } from "@/components/gallery/gallery-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
	return (
		<div role="status">
			<span className="sr-only">Loading the event</span>
			<Skeleton className="mb-3 h-10 w-72 max-w-full" />
			<Skeleton className="mb-8 h-5 w-96 max-w-full" />
			<Skeleton className="mb-10 h-40 rounded-card" />
			<GallerySkeleton />
		</div>
	);
}
