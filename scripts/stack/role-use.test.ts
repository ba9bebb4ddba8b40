import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allowedActions, compareRole, toolAgent, usedActions } from "./role-use";
import { root } from "./root";

const template = readFileSync(join(root, "infra/tests/snapshots/rollcall-prod.template.json"), "utf8");

/** A log line as Ceph 16 writes it, without the fields that are not read. */
const request = (operation: string, uri: string, change: object = {}) =>
	JSON.stringify({
		bucket: "photos",
		operation,
		uri: `${uri} HTTP/1.1`,
		http_status: "200",
		user_agent: "node",
		...change,
	});
const everything = [
	request("put_obj", "PUT /photos/uploads/event_e/p.jpg?X-Amz-Signature=x?X-Amz-Signature=x"),
	request("put_obj", "PUT /photos/optimized/event_e/p/320.webp"),
	request("get_obj", "HEAD /photos/uploads/event_e/p.jpg", { http_status: "404" }),
	request("get_obj", "GET /photos/optimized/event_e/p/320.webp?X-Amz-Signature=x", { user_agent: "Chrome" }),
	request("multi_object_delete", "POST /photos?delete=", {
		op_data: { objects: [{ key: "uploads/event_e/p.jpg" }, { key: "optimized/event_e/p/320.webp" }] },
	}),
];
const compare = (lines: string[], policy = template) =>
	compareRole(usedActions(lines.join("\n")), allowedActions(policy));

test("the stack's role allows exactly what the app uses", () => {
	expect(compare(everything)).toEqual([]);
});

test.each([
	[request("put_obj", "PUT /photos/exports/all.zip"), "s3:PutObject exports/*"],
	[request("get_obj", "GET /photos/a"), "s3:GetObject a"],
	[request("put_acls", "PUT /photos/uploads/p.jpg?acl="), "s3:(put_acls) uploads/*"],
])("a request that the role does not allow is named: %s", (line, use) => {
	expect(compare([...everything, line])).toEqual([`The role does not allow ${use}, which was used.`]);
});

test("a permission that nothing used is named", () => {
	expect(compare(everything.slice(0, -1))).toEqual([
		"The role allows s3:DeleteObject optimized/*, which nothing used.",
		"The role allows s3:DeleteObject uploads/*, which nothing used.",
	]);
	const found = everything.map((line) => line.replace('"404"', '"200"'));
	expect(compare(found)).toEqual(["The role allows s3:ListBucket, which nothing used."]);
});

test.each([
	['"s3:DeleteObject",', "", "does not allow s3:DeleteObject uploads/*"],
	[
		'"s3:DeleteObject",',
		'"s3:DeleteObject", "s3:DeleteObjectVersion",',
		"allows s3:DeleteObjectVersion uploads/*",
	],
	['"s3:DeleteObject",', '"s3:*",', "allows s3:* uploads/*"],
	['"/optimized/*"', '"/*"', "does not allow s3:PutObject optimized/*"],
])("a policy in which %s is replaced by %s is noticed", (before, after, complaint) => {
	const role = template.slice(template.indexOf('"AWS::IAM::Role"'));
	const changed = template.replace(role, role.replace(before, after));
	expect(changed).not.toBe(template);
	expect(compare(everything, changed).join("\n")).toContain(complaint);
});

test("refused requests, preflights and the tests' own calls need no permission", () => {
	const others = [
		request("put_obj", "PUT /photos/else/x", { http_status: "403" }),
		request("options_cors", "OPTIONS /photos/else/x"),
		request("list_bucket", "GET /photos?list-type=2", { user_agent: `aws-sdk-js ${toolAgent}` }),
	];
	expect(compare([...everything, ...others])).toEqual([]);
});

test("two requests on one line count as two, and a request that was cut off is ignored", () => {
	const log = `${everything.join("")}{"bucket":"photos","oper`;
	expect(compareRole(usedActions(log), allowedActions(template))).toEqual([]);
});
