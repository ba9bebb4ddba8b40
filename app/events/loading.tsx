import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
	return (
		<div role="status">
			<span className="sr-only">Loading your events</span>
			<Skeleton className="mb-6 h-10 w-56" />
			<div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
				<Skeleton className="h-44 rounded-card" />
				<Skeleton className="h-44 rounded-card" />
			</div>
		</div>
	);
}
