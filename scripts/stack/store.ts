/** An object store that is running, Ceph or the embedded one. */
export interface RunningStore {
	kind: "ceph" | "s3rver";
	endpoint: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
	/** Ceph's configuration, for radosgw-admin. */
	cephConfig?: string;
	/** Waits until the store has stopped. Safe to repeat. */
	stop(): Promise<void>;
}

/** The environment variables with which the app uses this store. */
export const storeEnv = (store: Omit<RunningStore, "kind" | "stop" | "cephConfig">, bucket: string) => ({
	S3_BUCKET: bucket,
	S3_REGION: store.region,
	S3_ENDPOINT: store.endpoint,
	S3_FORCE_PATH_STYLE: "true",
	S3_ACCESS_KEY_ID: store.accessKeyId,
	S3_SECRET_ACCESS_KEY: store.secretAccessKey,
});
