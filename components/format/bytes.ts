const megabyte = 1_000_000;

/** Decimal units, as phones and app stores use: "0 B", "812 KB", "3.4 MB", "50 MB". */
export function formatBytes(bytes: number) {
	if (bytes < 1_000) return `${bytes} B`;
	// Anything larger would round to "1000 KB".
	if (bytes < megabyte - 500) return `${Math.round(bytes / 1_000)} KB`;
	return `${Number((bytes / megabyte).toFixed(1))} MB`;
}
