/** Saves a file that was made on this device. */
export function saveFile(file: Blob, name: string) {
	const url = URL.createObjectURL(file);
	const link = document.createElement("a");
	Object.assign(link, { href: url, download: name });
	link.click();
	// The browser reads it after this task.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
