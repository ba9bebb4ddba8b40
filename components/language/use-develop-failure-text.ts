import { useFailureText } from "./use-failure-text";

interface Failed {
	failure: string | null;
	/** The reader added the photo. */
	mine: boolean;
}

/** Why a photo could not be developed, and for the person who added it also what helps; null if it could be. */
export function useDevelopFailureText() {
	const failureText = useFailureText();
	return ({ failure, mine }: Failed) =>
		failure && failureText({ code: failure, params: { whose: mine ? "mine" : "theirs" } });
}
