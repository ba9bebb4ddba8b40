import type { EventView } from "../trpc/types";

/** Attendees may add photos now. It does not matter whether the person at the projector attended, or is blocked. */
export const isOpen = ({ uploads }: Pick<EventView, "uploads">) =>
	uploads.allowed || uploads.code === "NOT_ON_THE_ROLL" || uploads.code === "UPLOADS_BLOCKED";
