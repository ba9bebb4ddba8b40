/**
 * The rows of the database (./database.ts). Each carries the person and the event, and every read is for one of them,
 * except where old rows are deleted. A photo belongs to one tab: the row of its item says which.
 */
import type { QueueItem } from "../queue/upload-queue";
import { answerTo, eachKey, inOneWrite, openDatabase, stores } from "./database";
import type { Whose } from "./markers";

export interface ItemRow extends Whose {
	readonly id: string;
	readonly tab: string;
	/** Rows are restored in this order. */
	readonly order: number;
	readonly item: QueueItem;
}

export interface BytesRow extends Whose {
	readonly id: string;
	/** What it takes of the browser's storage, in bytes. */
	readonly size: number;
	/** A copy of the file, or the browser's handle of it. */
	readonly kept: Blob | FileSystemFileHandle;
}

export interface EventRow extends Whose {
	readonly slug: string;
	readonly name: string;
	/** Both in milliseconds since 1970. */
	readonly usedAt: number;
	readonly lostAt: number | null;
}

export type KeptStore = ReturnType<typeof openKeptStore>;

const all = [stores.items, stores.bytes, stores.events];

/** Every method rejects when the browser refuses. `onLost` is called when it has deleted everything. */
export function openKeptStore(onLost: () => void = () => {}) {
	let opened: Promise<IDBDatabase> | null = null;
	/** Opens it again if the last time failed or the browser has closed it since. */
	const db = () => {
		opened ??= openDatabase(() => {
			opened = null;
			onLost();
		}).catch((error: unknown) => {
			opened = null;
			throw error;
		});
		return opened;
	};
	const eventKey = ({ person, eventId }: Whose) => [person, eventId];
	const reading = async (name: string) => (await db()).transaction(name).objectStore(name);

	return {
		async items(whose: Whose): Promise<ItemRow[]> {
			const index = (await reading(stores.items)).index("event");
			const rows: ItemRow[] = await answerTo(index.getAll(eventKey(whose)));
			return rows.sort((a, b) => a.order - b.order);
		},

		/** Gives this tab the rows of tabs that have ended. Of several tabs that ask, one gets each row. */
		async claim(whose: Whose, tab: string, hasEnded: (tab: string) => boolean): Promise<ItemRow[]> {
			return inOneWrite(await db(), [stores.items], async (store) => {
				const items = store(stores.items);
				const rows: ItemRow[] = await answerTo(items.index("event").getAll(eventKey(whose)));
				const free = rows.filter((row) => hasEnded(row.tab)).map((row) => ({ ...row, tab }));
				for (const row of free) items.put(row);
				return free.sort((a, b) => a.order - b.order);
			});
		},

		/**
		 * Writes and deletes in one step. The event's row goes with the last of its photos. The bytes of what is gone have to be
		 * deleted afterwards: a step that touches bytes waits until the photo is written that is being copied, which takes seconds.
		 */
		async save(
			event: EventRow,
			rows: readonly ItemRow[],
			gone: readonly string[],
		): Promise<{ left: number }> {
			return inOneWrite(await db(), [stores.items, stores.events], async (store) => {
				const items = store(stores.items);
				for (const row of rows) items.put(row);
				for (const id of gone) items.delete(id);
				const left = await answerTo(items.index("event").count(eventKey(event)));
				if (left > 0) store(stores.events).put(event);
				else store(stores.events).delete(eventKey(event));
				return { left };
			});
		},

		async bytes(id: string): Promise<BytesRow | undefined> {
			return answerTo((await reading(stores.bytes)).get(id));
		},

		async putBytes(row: BytesRow): Promise<void> {
			await inOneWrite(await db(), [stores.bytes], (store) => void store(stores.bytes).put(row));
		},

		async deleteBytes(ids: readonly string[]): Promise<void> {
			await inOneWrite(await db(), [stores.bytes], (store) => {
				for (const id of ids) store(stores.bytes).delete(id);
			});
		},

		/** What the photos of all people and events take, in bytes. */
		async size(): Promise<number> {
			// Keys only, because the values are the photos.
			let sum = 0;
			const sizes = (await reading(stores.bytes)).index("size").openKeyCursor();
			await eachKey(sizes, ({ key }) => {
				sum += Number(key);
			});
			return sum;
		},

		async event(whose: Whose): Promise<EventRow | undefined> {
			return answerTo((await reading(stores.events)).get(eventKey(whose)));
		},

		async events(): Promise<EventRow[]> {
			return answerTo((await reading(stores.events)).getAll());
		},

		/** Deletes everything of the people or events that `isMeant` says. */
		async wipe(isMeant: (whose: Whose) => boolean): Promise<void> {
			await inOneWrite(await db(), all, async (store) => {
				for (const name of all) {
					const rows = name === stores.events ? store(name) : store(name).index("event");
					await eachKey(rows.openKeyCursor(), ({ key, primaryKey }) => {
						const [person, eventId] = Array.isArray(key) ? key.map(String) : [];
						if (person && eventId && isMeant({ person, eventId })) store(name).delete(primaryKey);
					});
				}
			});
		},

		/** Deletes bytes without an item, which a page has left that ended between two writes. */
		async sweep(): Promise<void> {
			await inOneWrite(await db(), [stores.items, stores.bytes], async (store) => {
				const known = new Set(await answerTo(store(stores.items).getAllKeys()));
				for (const id of await answerTo(store(stores.bytes).getAllKeys()))
					if (!known.has(id)) store(stores.bytes).delete(id);
			});
		},

		async close(): Promise<void> {
			const open = await opened?.catch(() => null);
			open?.close();
		},
	};
}
