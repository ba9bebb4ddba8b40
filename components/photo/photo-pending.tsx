import { useFailureText } from "../language/use-failure-text";
import { failureOf } from "../trpc/failure-of";
import { Spinner } from "../ui/spinner";

/** Placeholder while a photo loads, or its error. */
export function PhotoPending({ error }: { error: unknown }) {
	const failureText = useFailureText();
	return (
		<div className="grid h-full min-h-[50dvh] place-items-center bg-darkroom p-6 text-on-darkroom">
			{error ? <p role="alert">{failureText(failureOf(error))}</p> : <Spinner />}
		</div>
	);
}
