/**
 * Encodes text for object metadata. Headers are ASCII, and SigV4 collapses runs of spaces before it signs, so any
 * text other than plain, single-spaced ASCII is sent as one RFC 2047 encoded word. S3 itself answers in this form.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
const plain = /^[\x21-\x7e]+( [\x21-\x7e]+)*$/;
const encodedWord = /^=\?utf-8\?b\?([A-Za-z0-9+/]*={0,2})\?=$/i;

export function encodeMetadata(text: string): string {
	if (plain.test(text) && !text.startsWith("=?")) return text;
	return `=?UTF-8?B?${Buffer.from(text, "utf8").toString("base64")}?=`;
}

export function decodeMetadata(value: string): string {
	const base64 = encodedWord.exec(value)?.[1];
	return base64 === undefined ? value : Buffer.from(base64, "base64").toString("utf8");
}
