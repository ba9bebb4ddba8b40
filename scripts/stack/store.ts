/** A started object store, whichever it is. */
export interface RunningStore {
	kind: "ceph" | "s3rver";
	endpoint: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
	/** Waits for the end. Safe to repeat. */
	stop(): Promise<void>;
}

/** What the app needs in its environment to use it. */
export const storeEnv = (store: Omit<RunningStore, "kind" | "stop">, bucket: string) => ({
	S3_BUCKET: bucket,
	S3_REGION: store.region,
	S3_ENDPOINT: store.endpoint,
	S3_FORCE_PATH_STYLE: "true",
	S3_ACCESS_KEY_ID: store.accessKeyId,
	S3_SECRET_ACCESS_KEY: store.secretAccessKey,
});
