import EventNotFound from "../../../../events/[slug]/not-found";

export { generateMetadata } from "../../../../events/[slug]/not-found";

export default function LiveNotFound() {
	return (
		<main className="px-4 sm:px-6">
			<EventNotFound />
		</main>
	);
}
