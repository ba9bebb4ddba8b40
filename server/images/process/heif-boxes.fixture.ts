/** Writes boxes of HEIC and AVIF (ISO/IEC 14496-12, 4.2). */
/** A number of so many bytes. */
export const uint = (bytes: number, value: number) => {
	const number = Buffer.alloc(bytes);
	number.writeUIntBE(value, 0, bytes);
	return number;
};
export const box = (name: string, ...content: Buffer[]) => {
	const body = Buffer.concat(content);
	return Buffer.concat([uint(4, 8 + body.length), Buffer.from(name, "latin1"), body]);
};
/** A box that begins with a version and flags, which are zero. */
export const fullBox = (name: string, ...content: Buffer[]) => box(name, uint(4, 0), ...content);
