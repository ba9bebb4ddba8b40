/** Uppy with its S3 plugin and its Dashboard, through the same procedures. ./pages.ts puts its parts into the page. */
import { announcement, callAll, chosen, type Signed, sha256Of } from "./page";

interface UppyFile {
	id: string;
	data: File;
}
interface Uppy {
	use(plugin: unknown, options: object): Uppy;
	on(event: string, listener: (file: UppyFile) => void): Uppy;
	addFiles(files: object[]): void;
	getFile(id: string): UppyFile;
	upload(): Promise<{ failed?: unknown[] }>;
}
declare const parts: { Uppy: new (options: object) => Uppy; AwsS3: unknown; Dashboard: unknown };

Object.assign(window, {
	async upload(eventId: string) {
		const target = document.body.appendChild(document.createElement("div"));
		const photoIds = new Map<string, string>();
		const confirms: Promise<unknown>[] = [];
		const uppy = new parts.Uppy({ autoProceed: false })
			.use(parts.Dashboard, { inline: true, target, width: 900, height: 500 })
			.use(parts.AwsS3, {
				shouldUseMultipart: false,
				limit: 6,
				generateObjectKey: ({ id }: UppyFile) => id,
				async signRequest({ key }: { key: string }) {
					const { data } = uppy.getFile(key);
					const [signed] = await callAll<Signed>("initiateUpload", [
						announcement(eventId, data, await sha256Of(data)),
					]);
					if (!signed) throw new Error("There is no answer.");
					photoIds.set(key, signed.photoId);
					return { url: signed.url, headers: signed.headers };
				},
			});
		uppy.on("upload-success", ({ id }) => {
			confirms.push(callAll("confirm", [{ photoId: photoIds.get(id) }]));
		});
		uppy.addFiles(chosen().map((data) => ({ name: data.name, type: data.type, data })));
		const begin = performance.now();
		const { failed } = await uppy.upload();
		if (failed?.length) throw new Error(`${failed.length} files failed.`);
		await Promise.all(confirms);
		return performance.now() - begin;
	},
});
