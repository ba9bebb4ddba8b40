import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { administer, databaseUrlOf } from "./databases";

/**
 * PrismaPg for the schema engine, with three repairs (adapter-pg 7.10.0):
 * - The engine reads catalog columns of the one-byte type "char", which the adapter does not know ("Column type
 *   'char' could not be deserialized"). Here they are queried as text and returned as characters.
 * - The adapter ignores the name of the shadow database if it has a connection string, so it would replay migrations on
 *   the database itself. It also drops the shadow database while still connected. Here the shadow database is created
 *   and dropped by us.
 * - The adapter splits a migration at every semicolon, even inside the body of a function ($$ … $$).
 */
export function migrationAdapter(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
	const factory = new PrismaPg({ connectionString: databaseUrl });
	const connect = factory.connect.bind(factory);
	return Object.assign(factory, {
		connect: async () => repaired(await connect()),
		connectToShadowDb: async () => {
			const shadow = `rollcall_shadow_${randomUUID()}`;
			await administer(databaseUrl, `CREATE DATABASE "${shadow}"`);
			const adapter = await new PrismaPg({ connectionString: databaseUrlOf(databaseUrl, shadow) }).connect();
			const dispose = adapter.dispose.bind(adapter);
			adapter.dispose = async () => {
				await dispose();
				await administer(databaseUrl, `DROP DATABASE "${shadow}" WITH (FORCE)`);
			};
			return repaired(adapter);
		},
	});
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

function repaired(adapter: Adapter): Adapter {
	adapter.executeScript = async (script) => {
		for (const sql of statementsOf(script)) await adapter.executeRaw({ sql, args: [], argTypes: [] });
	};
	return readingChars(adapter);
}

/** Splits at semicolons, but not inside a body between dollar signs. */
function statementsOf(script: string): string[] {
	const statements = script.match(/(?:\$(\w*)\$[\s\S]*?\$\1\$|[^;])+/g) ?? [];
	return statements.filter((statement) => statement.trim() !== "");
}

/**
 * Columns of type "char" that the engine selects. It reads them by the name after AS, or by the column's own name.
 */
const charColumns = /\b(?:constr\.contype AS constraint_type|con1\.(?:confdeltype|confupdtype))\b/g;
const charNames = ["constraint_type", "confdeltype", "confupdtype"];

function readingChars(adapter: Adapter): Adapter {
	const queryRaw = adapter.queryRaw.bind(adapter);
	adapter.queryRaw = async (query) => {
		const sql = query.sql.replace(charColumns, (column) => {
			const [source, name] = column.split(" AS ");
			return `${source}::text AS ${name ?? column.split(".")[1]}`;
		});
		const result = await queryRaw({ ...query, sql });
		const columnTypes = result.columnTypes.map((type, index) =>
			charNames.includes(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
		);
		return { ...result, columnTypes };
	};
	return adapter;
}
