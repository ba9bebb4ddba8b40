import type { LeftOut as Files } from "../intake/left-out";
import { RefusedFiles } from "./refused-files";
import { SetAside } from "./set-aside";

interface LeftOutProps extends Files {
	dismissRefused: () => void;
	dismissAside: () => void;
}

/** The chosen files that did not become photos, and why. */
export function LeftOut({ refused, aside, dismissRefused, dismissAside }: LeftOutProps) {
	return (
		<>
			<RefusedFiles files={refused} onDismiss={dismissRefused} />
			<SetAside files={aside} onDismiss={dismissAside} />
		</>
	);
}
