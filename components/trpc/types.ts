import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/routers/_app";

export type RouterInputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

export type PhotoView = Outputs["photos"]["byId"];
export type EventView = Outputs["events"]["bySlug"];
export type EventSummary = Outputs["events"]["mine"][number];
export type EventSettings = Outputs["events"]["settings"];
export type EventSection = Outputs["sections"]["list"][number];
export type SectionsBefore = Outputs["photos"]["setSection"]["before"];
export type OverviewAnswer = Outputs["events"]["overview"];
export type OperationsAnswer = Outputs["operations"]["overview"];
export type Changes = Outputs["events"]["changes"];
export type LiveAnswer = Outputs["photos"]["live"];
export type LivePhoto = NonNullable<LiveAnswer["photos"]>[number];
export type RollAnswer = Outputs["roll"]["list"];
/** A row as it is in the list, with what the person added. */
export type RollListRow = RollAnswer["rows"][number];
export type RollRow = Outputs["roll"]["add"];
export type RollPerson = Outputs["roll"]["person"];
export type RollCounts = Outputs["roll"]["counts"];
export type MergedRow = Outputs["roll"]["merge"];
export type UndoneMerge = Outputs["roll"]["undoMerge"];
export type DoorAnswer = Outputs["door"]["search"];
export type DoorPerson = DoorAnswer["people"][number];
export type ExportedPerson = Outputs["roll"]["export"]["people"][number];
export type LogEntry = Outputs["log"]["list"]["entries"][number];
export type ImportView = Outputs["imports"]["byId"];
export type RecentImport = Outputs["imports"]["recent"][number];
export type ImportLine = Outputs["imports"]["lines"]["lines"][number];
export type InvitationsLook = Outputs["invitations"]["look"];
export type VenueSettings = Outputs["venue"]["settings"];
export type WaitingPerson = Outputs["venue"]["waiting"]["waiting"][number];
export type VenueEntry = Outputs["venue"]["enter"];
export type CuratedPhoto = Outputs["curate"]["photo"];
export type CurateFacets = Outputs["curate"]["facets"];
