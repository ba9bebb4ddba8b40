"use client";

import { Eye, EyeOff } from "lucide-react";
import { lazy, useState, useTransition } from "react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";
import type { To } from "./use-decide";

const HideDialog = lazy(() =>
	importPatiently(async () => ({ default: (await import("../photo/hide-dialog")).HideDialog })),
);

/** Asks for the reason before it hides. The reader's key or swipe can ask as well. */
export function useHideQuestion(onHide: (to: To) => void, sharesOriginals = false) {
	const [asking, setAsking] = useState(false);
	// The button is busy until the question's script is there.
	const [loading, start] = useTransition();
	return {
		loading,
		ask: () => start(() => setAsking(true)),
		dialog: asking ? (
			<HideDialog
				sharesOriginals={sharesOriginals}
				onClose={() => setAsking(false)}
				onHide={(why) => {
					setAsking(false);
					onHide({ place: "HIDDEN", ...why });
				}}
			/>
		) : null,
	};
}

interface DecideButtonsProps {
	/** Which of the two make sense. */
	may: { show: boolean; hide: boolean };
	sharesOriginals: boolean;
	busy: boolean;
	disabled?: boolean;
	onDecide: (to: To) => void;
}

/** Show and hide. Busy buttons keep the focus. */
export function DecideButtons({ may, sharesOriginals, busy, disabled, onDecide }: DecideButtonsProps) {
	const t = useTranslations("curate");
	const question = useHideQuestion(onDecide, sharesOriginals);
	return (
		<>
			{may.show ? (
				<Button
					variant="primary"
					busy={busy}
					disabled={disabled}
					onClick={() => onDecide({ place: "SHOWN" })}
				>
					<Eye aria-hidden className="size-4" /> {t("show")}
				</Button>
			) : null}
			{may.hide ? (
				<Button
					busy={busy || question.loading}
					disabled={disabled}
					aria-haspopup="dialog"
					onClick={question.ask}
				>
					<EyeOff aria-hidden className="size-4" /> {t("hide")}
				</Button>
			) : null}
			{question.dialog}
		</>
	);
}
