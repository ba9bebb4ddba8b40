import { useMemo } from "react";
import { useTranslations } from "#translations";
import type { Failure } from "@/messages/types";

/** Makes the sentence for a failure, whether the API or the browser named it. Needs the messages of both. */
export function useFailureText(): (failure: Failure) => string {
	const errors = useTranslations("errors");
	const failures = useTranslations("failures");
	return useMemo(
		() =>
			({ code, params = {} }) =>
				errors.told(code, params) ?? failures.told(code, params) ?? errors("INTERNAL"),
		[errors, failures],
	);
}
