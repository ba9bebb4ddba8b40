import { useFailureText } from "../language/use-failure-text";
import { failureOf } from "../trpc/failure-of";
import { Banner } from "../ui/banner";

/** Says why a call failed; nothing if it did not. */
export function Failed({ error }: { error: unknown }) {
	const failureText = useFailureText();
	return error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null;
}
