/** The limits of a list that an organizer imports. The browser refuses what is above them before it reads on. */

/** Bytes of the file. */
export const listMaxBytes = 20_000_000;
/** Bytes that the parts of an Excel file may have together once they are unpacked. */
export const listUnpackedMaxBytes = 100_000_000;
/** Rows below the header, blank ones between others included. */
export const listMaxRows = 20_000;
export const listMaxColumns = 200;
