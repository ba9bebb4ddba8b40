/** How names are compared: without regard to case, and to how a letter with an accent is put together. */
export const nameKey = (name: string): string => name.normalize("NFC").toLowerCase();
