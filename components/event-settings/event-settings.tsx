import type { EventSection } from "../trpc/types";
import { ArchiveSection } from "./archive-section";
import { CoverSection } from "./cover-section";
import { DeleteSection } from "./delete-section";
import { DuplicateSection } from "./duplicate-section";
import { EventForm, type EventFormProps } from "./event-form";
import { EventSections } from "./event-sections";
import { OrganizersSection } from "./organizers-section";

/** The settings of an event: the form first, and then what takes effect at once. */
export function EventSettings({
	settings,
	sections,
	...rest
}: EventFormProps & { sections: readonly EventSection[] }) {
	return (
		<div className="flex max-w-2xl flex-col gap-4">
			<EventForm settings={settings} {...rest} />
			<EventSections settings={settings} sections={sections} />
			<CoverSection settings={settings} />
			<OrganizersSection settings={settings} />
			{settings.mayDuplicate ? <DuplicateSection settings={settings} /> : null}
			<ArchiveSection settings={settings} />
			{settings.hasPhotos ? null : <DeleteSection settings={settings} />}
		</div>
	);
}
