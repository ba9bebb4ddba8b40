"use client";

import { useEffect, useRef, useState } from "react";
import { type Pace, paceMeter } from "../../waiting/pace";

/** Milliseconds between two measurements. Each shows the new speed, and nobody reads faster. */
const everyMs = 1_000;

interface Sent {
	sentBytes: number;
	totalBytes: number;
}

/** The speed and the time left while `running`, or null while there is nothing to say about them. */
export function usePace(sent: Sent, running: boolean): Pace | null {
	const [pace, setPace] = useState<Pace | null>(null);
	const latest = useRef(sent);
	useEffect(() => {
		latest.current = sent;
	});
	useEffect(() => {
		if (!running) return;
		const meter = paceMeter(latest.current.sentBytes);
		const timer = setInterval(() => {
			const { sentBytes, totalBytes } = latest.current;
			setPace(meter.measure(performance.now(), sentBytes, totalBytes));
		}, everyMs);
		return () => {
			clearInterval(timer);
			setPace(null);
		};
	}, [running]);
	return pace;
}
