/** What systems put into folders and disks, and what a run needs to go on. It is neither a photo nor a stranger's file. */
const furniture = /^\.|^(Thumbs\.db|desktop\.ini|lost\+found|System Volume Information|\$RECYCLE\.BIN)$/i;

/** `path` is relative to the folder, with `/`. */
export const isFurniture = (path: string) => path.split("/").some((part) => furniture.test(part));
