import { Spinner } from "../ui/spinner";

/** Placeholder while a photo loads, or its error. */
export function PhotoPending({ error }: { error: { message: string } | null }) {
	return (
		<div className="grid h-full min-h-[50dvh] place-items-center bg-darkroom p-6 text-on-darkroom">
			{error ? <p role="alert">{error.message}</p> : <Spinner />}
		</div>
	);
}
