/**
 * The browser's database of photos that outlive their page. It is IndexedDB without a library, because three stores and
 * a dozen requests need no more than two promises.
 */
import { databaseName } from "./markers";

export const stores = { items: "items", bytes: "bytes", events: "events" } as const;

const openWithinMs = 10_000;

/** Rejects when the browser refuses, as in some private modes, and when it does not answer. */
export function openDatabase(onLost: () => void): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		let isLate = false;
		// Opening may not end while the browser deletes the database, and in some versions of WebKit not at all.
		const timer = setTimeout(() => {
			isLate = true;
			reject(new DOMException("", "TimeoutError"));
		}, openWithinMs);
		const opening = indexedDB.open(databaseName, 1);
		opening.onupgradeneeded = () => {
			const db = opening.result;
			const byEvent = ["person", "eventId"];
			db.createObjectStore(stores.items, { keyPath: "id" }).createIndex("event", byEvent);
			const bytes = db.createObjectStore(stores.bytes, { keyPath: "id" });
			bytes.createIndex("event", byEvent);
			bytes.createIndex("size", "size");
			db.createObjectStore(stores.events, { keyPath: byEvent });
		};
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			clearTimeout(timer);
			const db = opening.result;
			if (isLate) return db.close();
			// The browser has deleted it, because the disk is full or the person cleared the site's data.
			db.onclose = onLost;
			// A later version of the app wants to change it.
			db.onversionchange = () => {
				db.close();
				onLost();
			};
			resolve(db);
		};
	});
}

export function answerTo<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

export function eachKey(
	opening: IDBRequest<IDBCursor | null>,
	visit: (at: IDBCursor) => void,
): Promise<void> {
	return new Promise((resolve, reject) => {
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			if (!opening.result) return resolve();
			visit(opening.result);
			opening.result.continue();
		};
	});
}

/** Resolves when everything is written. Rejects with the reason, also if that is a full disk, and then nothing is. */
export async function inOneWrite<T>(
	db: IDBDatabase,
	names: readonly string[],
	work: (store: (name: string) => IDBObjectStore) => Promise<T> | T,
): Promise<T> {
	const transaction = db.transaction([...names], "readwrite");
	const ended = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
	});
	const [result] = await Promise.all([work((name) => transaction.objectStore(name)), ended]);
	return result;
}
