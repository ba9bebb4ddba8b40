import { initiateUploadInput } from "@/server/routers/photos.schema";

const { title, description } = initiateUploadInput.shape;

/** What the server would say about the words of a photo, before they are sent. */
export function draftProblems(draft: { title: string; description: string }) {
	return {
		title: title.safeParse(draft.title).error?.issues[0]?.message ?? null,
		description: description.safeParse(draft.description).error?.issues[0]?.message ?? null,
	};
}

export function hasProblem(problems: ReturnType<typeof draftProblems>) {
	return problems.title !== null || problems.description !== null;
}
