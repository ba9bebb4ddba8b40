/**
 * next-auth takes any error of its callback for the end of the session: it logs the error and says that nobody is signed
 * in. If the database is busy, a person would be told to sign in again, and their uploads would stop. The error is
 * therefore kept, and thrown when next-auth has answered.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const reading = new AsyncLocalStorage<{ errors: unknown[] }>();

/** Keeps an error of `work` for `throwingErrors`, and throws it. */
export async function keepingErrors<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		reading.getStore()?.errors.push(error);
		throw error;
	}
}

/** Returns what `read` does, or throws the first error that was kept in it. */
export async function throwingErrors<T>(read: () => Promise<T>): Promise<T> {
	const kept = { errors: [] as unknown[] };
	const result = await reading.run(kept, read);
	if (kept.errors.length > 0) throw kept.errors[0];
	return result;
}
