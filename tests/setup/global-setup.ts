import type { TestProject } from "vitest/node";
import { administer } from "@/scripts/stack/databases";
import { missingExiftool } from "@/scripts/stack/exiftool";
import { applyMigrations } from "@/scripts/stack/migrate";
import { missingUnzip } from "@/scripts/stack/unzip";
import { startServices } from "./services";

declare module "vitest" {
	interface ProvidedContext {
		/** The URL of the server's database "postgres". */
		adminDatabaseUrl: string;
		/** The name of the migrated database that is copied for each test file. */
		templateDatabase: string;
		store: {
			kind: "ceph" | "s3rver";
			endpoint: string;
			region: string;
			accessKeyId: string;
			secretAccessKey: string;
			/** Ceph's configuration, for radosgw-admin; empty without Ceph. */
			cephConfig: string;
		};
		/** Whether exiftool can be run. */
		exiftool: boolean;
		/** Whether unzip and bsdtar can be run. */
		unzip: boolean;
	}
}

const template = "rollcall_template";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { postgres, store, stop } = await startServices([]);
	try {
		await administer(postgres.adminUrl, `CREATE DATABASE ${template}`);
		await applyMigrations(postgres.urlOf(template));
	} catch (error) {
		await stop();
		throw error;
	}
	const missing = missingExiftool();
	if (missing) {
		console.warn(
			`\nThere is no exiftool: ${missing}.\nNOT CHECKED with exiftool: that no rendition contains metadata.\n`,
		);
	}
	project.provide("exiftool", !missing);
	const noUnzip = missingUnzip();
	if (noUnzip) {
		console.warn(
			`\nThere is no unzip or bsdtar: ${noUnzip}.\nNOT CHECKED with them: that others can read our archives.\n`,
		);
	}
	project.provide("unzip", !noUnzip);
	const { kind, endpoint, region, accessKeyId, secretAccessKey, cephConfig = "" } = store;
	project.provide("adminDatabaseUrl", postgres.adminUrl);
	project.provide("templateDatabase", template);
	project.provide("store", { kind, endpoint, region, accessKeyId, secretAccessKey, cephConfig });
	return stop;
}
