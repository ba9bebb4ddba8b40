import { useTranslations } from "#translations";
import { type Problem, wordLimits } from "@/rules/words";

/** Makes the sentence for what is wrong with typed text; null if nothing is. */
export function useProblemText() {
	const t = useTranslations("failures");
	return (problem: Problem | null) => problem && t(problem, wordLimits);
}
