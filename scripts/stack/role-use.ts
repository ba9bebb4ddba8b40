/**
 * Compares the app's role in infra/ with what the app does. Ceph logs every request of a test run, from the server
 * and from browsers with signed URLs. The role has to allow each of these actions, and it must not allow an action
 * that nothing used.
 */
import { z } from "zod";

/** For instance "s3:PutObject uploads/*". For the bucket itself the action stands alone: "s3:ListBucket". */
type Use = string;

/** Marks requests of the tests themselves in their user agent. */
export const toolAgent = "rollcall-tests";

const line = z.object({
	operation: z.string(),
	uri: z.string(),
	http_status: z.string(),
	user_agent: z.string(),
	op_data: z.object({ objects: z.array(z.object({ key: z.string() })) }).optional(),
});

/** Ceph's names of the operations, and the permission that S3 requires for each. */
const actions: Record<string, string> = {
	put_obj: "s3:PutObject",
	copy_obj: "s3:PutObject",
	get_obj: "s3:GetObject",
	delete_obj: "s3:DeleteObject",
	multi_object_delete: "s3:DeleteObject",
	list_bucket: "s3:ListBucket",
};

/** The actions in Ceph's log that were used. Refused requests and preflights need no permission. */
export function usedActions(log: string): Set<Use> {
	const used = new Set<Use>();
	for (const text of linesOf(log)) {
		const request = line.parse(JSON.parse(text));
		const status = Number(request.http_status);
		if (request.user_agent.includes(toolAgent) || request.operation === "options_cors") continue;
		if (status === 400 || status === 403) continue;
		const action = actions[request.operation] ?? `s3:(${request.operation})`;
		for (const key of keysOf(request))
			used.add(action === "s3:ListBucket" ? action : `${action} ${below(key)}`);
		// Without permission to list, S3 answers 403 for a missing object.
		if (action === "s3:GetObject" && status === 404) used.add("s3:ListBucket");
	}
	return used;
}

/** Ceph's threads write at the same time, so two requests may share a line, and the last one may be cut off. */
const linesOf = (log: string) =>
	log
		.replaceAll('}{"bucket":', '}\n{"bucket":')
		.split("\n")
		.filter((text) => text.endsWith("}"));

function keysOf({ uri, op_data }: z.infer<typeof line>): string[] {
	if (op_data) return op_data.objects.map(({ key }) => key);
	const path = uri.split(" ")[1]?.split("?")[0] ?? "";
	return [path.split("/").slice(2).map(decodeURIComponent).join("/")];
}

const below = (key: string) => (key.includes("/") ? `${key.slice(0, key.indexOf("/"))}/*` : key);

const role = z.object({
	Type: z.literal("AWS::IAM::Role"),
	Properties: z.object({
		// Only the app comes from outside AWS.
		AssumeRolePolicyDocument: z.object({
			Statement: z.array(z.object({ Action: z.literal("sts:AssumeRoleWithWebIdentity") })),
		}),
		Policies: z.array(
			z.object({
				PolicyDocument: z.object({
					Statement: z.array(
						z.strictObject({
							Effect: z.literal("Allow"),
							Action: z.union([z.string(), z.array(z.string())]),
							Resource: z.unknown(),
						}),
					),
				}),
			}),
		),
	}),
});

/** The actions that the app's role in a synthesized template allows. */
export function allowedActions(template: string): Set<Use> {
	const { Resources } = z
		.object({ Resources: z.record(z.string(), z.unknown()) })
		.parse(JSON.parse(template));
	const roles = Object.values(Resources).flatMap((resource) => {
		const parsed = role.safeParse(resource);
		return parsed.success ? [parsed.data] : [];
	});
	const statements = roles.flatMap(({ Properties }) =>
		Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
	);
	if (roles.length !== 1) throw new Error("The template must have exactly one role for the app.");
	return new Set(
		statements.flatMap(({ Action, Resource }) =>
			[Action].flat().flatMap((action) => [Resource].flat().map((on) => `${action}${objectsOf(on)}`)),
		),
	);
}

/** " uploads/*" for {"Fn::Join": ["", [{"Fn::GetAtt": […, "Arn"]}, "/uploads/*"]]}; "" for the bucket's own ARN. */
const objectsOf = (resource: unknown) => {
	const path = /"\/([^"]*)"\]\]\}$/.exec(JSON.stringify(resource))?.[1];
	return path === undefined ? "" : ` ${path}`;
};

/** The differences in sentences; empty if the role allows exactly what was used. */
export function compareRole(used: Set<Use>, allowed: Set<Use>): string[] {
	return [
		...[...used]
			.filter((use) => !allowed.has(use))
			.map((use) => `The role does not allow ${use}, which was used.`),
		...[...allowed]
			.filter((use) => !used.has(use))
			.map((use) => `The role allows ${use}, which nothing used.`),
	].sort();
}
