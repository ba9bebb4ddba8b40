/**
 * Tells the loop of this process that there is a new job, so that it does not wait until it looks again. Next bundles
 * the loop and the routes separately, and a diagnostics channel is one for the whole process.
 */
import { channel, subscribe } from "node:diagnostics_channel";

const name = "rollcall.job";

export const wakeLoop = (): void => channel(name).publish(null);

export const onWake = (listener: () => void): void => subscribe(name, listener);
