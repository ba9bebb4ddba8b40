/** The files of a drop or of the clipboard. A folder counts with all that is in it, however deep. */

export interface Found {
	readonly files: readonly File[];
	/** Those of the files that were in a folder. */
	readonly inFolders?: ReadonlySet<File>;
	/** Names of files that the browser lists but does not hand over. */
	readonly unreadable: readonly string[];
}

/** Call it while the event is handled, because the browser empties the transfer after that. */
export async function filesIn(transfer: DataTransfer): Promise<Found> {
	const items = [...transfer.items].filter(({ kind }) => kind === "file");
	const taken = items.map((item) => ({
		entry: item.webkitGetAsEntry(),
		file: item.getAsFile(),
		handle: handleOf(item),
	}));
	const files: File[] = [];
	const inFolders = new Set<File>();
	const unreadable: string[] = [];

	async function walk(entry: FileSystemEntry, isInFolder: boolean): Promise<void> {
		try {
			if (isFile(entry)) {
				const file = await fileOf(entry);
				files.push(file);
				if (isInFolder) inFolders.add(file);
			} else if (isFolder(entry)) for (const inside of await entriesOf(entry)) await walk(inside, true);
		} catch {
			unreadable.push(entry.name);
		}
	}

	/** Like walk(), and each file keeps its handle. */
	async function walkHandles(folder: FileSystemDirectoryHandle): Promise<void> {
		for await (const inside of folder.values())
			try {
				if (isFolderHandle(inside)) await walkHandles(inside);
				else if (isFileHandle(inside)) {
					const file = withHandle(await inside.getFile(), inside);
					files.push(file);
					inFolders.add(file);
				}
			} catch {
				unreadable.push(inside.name);
			}
	}

	for (const { entry, file, handle: asked } of taken) {
		const handle = await asked;
		if (handle && isFolderHandle(handle))
			await walkHandles(handle).catch(() => void unreadable.push(handle.name));
		else if (entry && isFolder(entry)) await walk(entry, false);
		else if (file) files.push(withHandle(file, handle));
		else if (entry) await walk(entry, false);
	}
	return { files, inFolders, unreadable };
}

/** By its handle a dropped file can be opened again later (../keep). Only Chromium has them. */
async function handleOf(item: DataTransferItem): Promise<FileSystemHandle | null> {
	const get: unknown = Reflect.get(item, "getAsFileSystemHandle");
	if (typeof get !== "function") return null;
	try {
		return await get.call(item);
	} catch {
		return null;
	}
}

const withHandle = (file: File, handle: FileSystemHandle | null) =>
	handle && isFileHandle(handle) ? Object.assign(file, { handle }) : file;

const isFileHandle = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === "file";
const isFolderHandle = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
	handle.kind === "directory";

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry) =>
	new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A reader returns a folder's entries in portions (Chromium: 100), and an empty one at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const all: FileSystemEntry[] = [];
	for (;;) {
		const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject),
		);
		if (portion.length === 0) return all;
		all.push(...portion);
	}
}
