/** The part of @20minutes/s3rver 4.0.4 (which ships no types) that scripts/stack/ uses. */
declare module "@20minutes/s3rver" {
	import type { IncomingMessage, Server } from "node:http";

	export interface Context {
		method: string;
		path: string;
		status: number;
		type: string;
		body: unknown;
		query: Record<string, string | string[] | undefined>;
		req: IncomingMessage;
		get(header: string): string;
		set(header: string, value: string): void;
	}
	type Middleware = (context: Context, next: () => Promise<void>) => Promise<void>;
	interface Store {
		existsObject(bucket: string, key: string): Promise<boolean>;
		putContent(path: string, content: unknown): Promise<[size: number, md5: string]>;
	}

	export default class S3rver {
		constructor(options: {
			address: string;
			port: number;
			directory: string;
			silent: boolean;
			vhostBuckets: boolean;
			configureBuckets: { name: string; configs: string[] }[];
		});
		middleware: Middleware[];
		store: Store;
		httpServer: Server;
		run(): Promise<{ port: number }>;
		close(): Promise<void>;
	}
}

/** A CommonJS module: its exports are one object, and the store calls them through it. */
declare module "@20minutes/s3rver/lib/signature/v4.js" {
	type GetStringToSign = (request: { querystring: string }, signature: unknown) => string;
	const v4: { getStringToSign: GetStringToSign };
	export default v4;
}
