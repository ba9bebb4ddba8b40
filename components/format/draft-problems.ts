import { descriptionProblem, titleProblem } from "@/rules/words";

/** The server's checks of a title and a description, made before they are sent. */
export function draftProblems(draft: { title: string; description: string }) {
	return { title: titleProblem(draft.title), description: descriptionProblem(draft.description) };
}

export function hasProblem(problems: ReturnType<typeof draftProblems>) {
	return problems.title !== null || problems.description !== null;
}
