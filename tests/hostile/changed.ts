/** Good pictures that were cut, changed, mixed, or are called something else. */
import { anyClean, cleanTypes, type Kind } from "./hostile-file";
import type { Random } from "./random";

const truncated: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const kept = random.below(bytes.length);
	return { what: `${name} cut after ${kept} bytes`, type, bytes: bytes.subarray(0, kept) };
};

function flip(random: Random, bytes: Buffer, from: number, to: number) {
	const count = random.between(1, 12);
	for (let i = 0; i < count; i++) {
		const at = random.between(from, Math.max(from, Math.min(to, bytes.length) - 1));
		bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
	}
	return count;
}

const flipped: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	return { what: `${name} with ${flip(random, bytes, 0, bytes.length)} flipped bits`, type, bytes };
};

/** Where the sizes, counts and offsets are. */
const flippedHeader: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const count = flip(random, bytes, 12, 400);
	return { what: `${name} with ${count} flipped bits in its header`, type, bytes };
};

/** Four bytes at once, because most lengths have as many. */
const largeNumbers: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const at = random.between(12, Math.min(600, bytes.length - 4));
	const value = random.pick([0xffffffff, 0x7fffffff, 0x80000000, 0, 1, 0xffff, 0x10000]);
	if (random.below(2) === 0) bytes.writeUInt32BE(value, at);
	else bytes.writeUInt32LE(value, at);
	return { what: `${name} with ${value} at ${at}`, type, bytes };
};

const doubled: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const from = random.below(bytes.length);
	const to = random.between(from, bytes.length);
	const parts = [bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)];
	return { what: `${name} with bytes ${from} to ${to} twice`, type, bytes: Buffer.concat(parts) };
};

const spliced: Kind = (random) => {
	const [one, other] = [anyClean(random), anyClean(random)];
	const bytes = Buffer.concat([
		one.bytes.subarray(0, random.below(one.bytes.length)),
		other.bytes.subarray(random.below(other.bytes.length)),
	]);
	return { what: `the start of ${one.name} and the end of ${other.name}`, type: one.type, bytes };
};

/** The first bytes say a type, and nothing else does. */
const onlySignature: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const start = bytes.subarray(0, random.between(12, 32));
	const noise = random.bytes(random.between(0, 2_000));
	return {
		...{ what: `the first ${start.length} bytes of ${name}, then noise`, type, picture: "no" },
		bytes: Buffer.concat([start, noise]),
	};
};

const otherType: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const said = random.pick(cleanTypes.filter((one) => one !== type));
	return { what: `${name} declared as ${said}`, type: said, bytes, picture: "yes" };
};

const otherSize: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const size = random.pick([bytes.length - 1, bytes.length + 1, 1, 49_999_999]);
	return { what: `${name} declared with ${size} bytes`, type, bytes, size, picture: "no" };
};

export const changed: Kind[] = [
	...[truncated, flipped, flippedHeader, largeNumbers, doubled, spliced, onlySignature, otherType, otherSize],
];
