/**
 * Waits for the session of a page whose session has ended. It asks at once, because the refusal may date from before somebody signed in
 * again; then when another page of this browser was loaded, when this one is looked at, and every few seconds while it is seen.
 */
export interface Awaited {
	/** Whose page it is. */
	person: string;
	/** The id of the person who is signed in, null for nobody. Rejects without an answer. */
	ask: () => Promise<string | null>;
	/** Nobody is signed in. */
	onNobody: () => void;
	onPerson: () => void;
	/** Somebody else has signed in. */
	onAnother: () => void;
	/** Calls `now` when it is worth asking at once. Returns a function that stops this. */
	whenLikely: (now: () => void) => () => void;
	isSeen: () => boolean;
}

export const everyMs = 5_000;

/** Returns a function that stops it. It stops by itself once somebody is signed in. */
export function awaitSession(options: Awaited): () => void {
	const { person, ask, onNobody, onPerson, onAnother, whenLikely, isSeen } = options;
	let isOver = false;
	let isAsking = false;
	/** Something happened during a question, whose answer may be from before. */
	let isAskedAgain = false;

	async function look() {
		if (isOver) return;
		if (isAsking) {
			isAskedAgain = true;
			return;
		}
		isAsking = true;
		const answer = await ask().then(
			(id) => ({ id }),
			() => null,
		);
		isAsking = false;
		if (isOver) return;
		if (answer?.id) {
			stop();
			return answer.id === person ? onPerson() : onAnother();
		}
		if (answer) onNobody();
		if (isAskedAgain) {
			isAskedAgain = false;
			void look();
		}
	}

	const stopListening = whenLikely(() => void look());
	const timer = setInterval(() => {
		if (isSeen() && !isAsking) void look();
	}, everyMs);
	function stop() {
		isOver = true;
		stopListening();
		clearInterval(timer);
	}
	void look();
	return stop;
}
