import { Spinner } from "../ui/spinner";

/** Where a photo goes that is asked for by its id, until it is here or it is told why it does not come. */
export function PhotoPending({ error }: { error: { message: string } | null }) {
	return (
		<div className="grid h-full min-h-[50dvh] place-items-center bg-darkroom p-6 text-on-darkroom">
			{error ? <p role="alert">{error.message}</p> : <Spinner />}
		</div>
	);
}
