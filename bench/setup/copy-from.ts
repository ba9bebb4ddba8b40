/** `COPY … FROM STDIN`, which the driver has messages for and no method. */
import type { Connection, PoolClient, Submittable } from "pg";

/** What the driver's connection can do and its types do not say. */
interface CopyConnection extends Connection {
	sendCopyFromChunk(chunk: Buffer): void;
	endCopyFrom(): void;
}

/** `into` is a table with its columns, and `lines` are in PostgreSQL's text format. */
export function copyFrom(client: PoolClient, into: string, lines: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const copy: Submittable & Record<string, unknown> = {
			submit: (connection: Connection) => connection.query(`COPY ${into} FROM STDIN`),
			handleCopyInResponse(connection: CopyConnection) {
				connection.sendCopyFromChunk(Buffer.from(lines));
				connection.endCopyFrom();
			},
			handleCommandComplete: () => {},
			handleReadyForQuery: () => resolve(),
			handleError: (error: Error) => reject(error),
		};
		client.query(copy);
	});
}
