"use client";

import { useEffect } from "react";
import { keepAwake } from "./keep-awake";

/** Keeps the screen on while it is wanted (./keep-awake.ts). */
export function useWakeLock(wanted = true) {
	useEffect(() => (wanted ? keepAwake() : undefined), [wanted]);
}
