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
