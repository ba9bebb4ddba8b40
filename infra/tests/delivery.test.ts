import { createHash } from "node:crypto";
import { App } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { addStage } from "../stack/add-stage";
import { parseStage } from "../stack/stage";
import { bucketPolicy, objectsOf, onlyId, propertiesOf } from "./templates";
import { synthesize, valuesOf } from "./two-stages";

const stages = synthesize();

describe.each(["dev", "prod"] as const)("the delivery of %s", (name) => {
	const template = stages[name];
	const photos = onlyId(template, "AWS::S3::Bucket", "Photos");
	const distributionId = onlyId(template, "AWS::CloudFront::Distribution");
	const { DistributionConfig: config } = propertiesOf(
		template,
		"AWS::CloudFront::Distribution",
		distributionId,
	);
	const keyGroup = { Ref: onlyId(template, "AWS::CloudFront::KeyGroup") };
	const behaviours = [config.DefaultCacheBehavior, ...config.CacheBehaviors];

	test("serves renditions and no other path", () => {
		expect(config.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
			"optimized/*",
		]);
	});

	test("answers 403 to every other path before it looks for an object", () => {
		const refuse = onlyId(template, "AWS::CloudFront::Function");
		expect(config.DefaultCacheBehavior.FunctionAssociations).toEqual([
			{ EventType: "viewer-request", FunctionARN: { "Fn::GetAtt": [refuse, "FunctionARN"] } },
		]);
		const code: string = propertiesOf(template, "AWS::CloudFront::Function", refuse).FunctionCode;
		expect(new Function(`${code}; return handler({ request: { uri: "/uploads/x" } })`)()).toMatchObject({
			statusCode: 403,
		});
	});

	test("requires a signed URL on every path, over HTTPS, and allows reading only", () => {
		for (const behaviour of behaviours) {
			expect(behaviour).toMatchObject({
				TrustedKeyGroups: [keyGroup],
				ViewerProtocolPolicy: "https-only",
				AllowedMethods: ["GET", "HEAD"],
			});
		}
	});

	test("trusts exactly the stage's keys", () => {
		const keys = template.findResources("AWS::CloudFront::PublicKey");
		expect(Object.values(keys).map(({ Properties }) => Properties.PublicKeyConfig.EncodedKey)).toEqual(
			stages.stages[name].cdnPublicKeys,
		);
		template.hasResourceProperties("AWS::CloudFront::KeyGroup", {
			KeyGroupConfig: { Items: Object.keys(keys).map((Ref) => ({ Ref })) },
		});
	});

	test("reads the bucket with its own signature, and may read renditions but no originals", () => {
		const [origin] = config.Origins;
		const control = onlyId(template, "AWS::CloudFront::OriginAccessControl");
		expect(config.Origins).toHaveLength(1);
		expect(origin.OriginAccessControlId).toEqual({ "Fn::GetAtt": [control, "Id"] });
		template.hasResourceProperties("AWS::CloudFront::OriginAccessControl", {
			OriginAccessControlConfig: {
				OriginAccessControlOriginType: "s3",
				SigningBehavior: "always",
				SigningProtocol: "sigv4",
			},
		});
		const allowed = bucketPolicy(template, photos).filter(({ Effect }) => Effect === "Allow");
		expect(allowed).toHaveLength(1);
		expect(allowed[0]).toMatchObject({
			Principal: { Service: "cloudfront.amazonaws.com" },
			Action: "s3:GetObject",
		});
		expect(objectsOf(photos, allowed[0]?.Resource)).toEqual(["/optimized/*"]);
		expect(JSON.stringify(allowed[0]?.Condition)).toContain(`:distribution/",{"Ref":"${distributionId}"}`);
	});

	test("caches a rendition for a minute at most, by its key alone", () => {
		template.hasResourceProperties("AWS::CloudFront::CachePolicy", {
			CachePolicyConfig: {
				MinTTL: 0,
				DefaultTTL: 60,
				MaxTTL: 60,
				ParametersInCacheKeyAndForwardedToOrigin: {
					CookiesConfig: { CookieBehavior: "none" },
					HeadersConfig: { HeaderBehavior: "none" },
					QueryStringsConfig: { QueryStringBehavior: "none" },
				},
			},
		});
		const policy = { Ref: onlyId(template, "AWS::CloudFront::CachePolicy") };
		for (const behaviour of behaviours) expect(behaviour.CachePolicyId).toEqual(policy);
	});

	test("lets the app's own origin read a rendition, with no header and no cookie", () => {
		template.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
			ResponseHeadersPolicyConfig: {
				CorsConfig: {
					AccessControlAllowOrigins: { Items: [stages.stages[name].appUrl] },
					AccessControlAllowMethods: { Items: ["GET"] },
					AccessControlAllowHeaders: { Items: ["range"] },
					AccessControlAllowCredentials: false,
					AccessControlExposeHeaders: Match.absent(),
					OriginOverride: true,
				},
			},
		});
	});

	test("sends security headers with every response", () => {
		template.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
			ResponseHeadersPolicyConfig: {
				SecurityHeadersConfig: {
					ContentTypeOptions: { Override: true },
					ContentSecurityPolicy: {
						ContentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
						Override: true,
					},
					FrameOptions: { FrameOption: "DENY", Override: true },
					ReferrerPolicy: { ReferrerPolicy: "no-referrer", Override: true },
					StrictTransportSecurity: {
						AccessControlMaxAgeSec: 31_536_000,
						IncludeSubdomains: true,
						Override: true,
					},
				},
			},
		});
		const policy = { Ref: onlyId(template, "AWS::CloudFront::ResponseHeadersPolicy") };
		for (const behaviour of behaviours) expect(behaviour.ResponseHeadersPolicyId).toEqual(policy);
	});

	test("logs every request", () => {
		const logs = onlyId(template, "AWS::S3::Bucket", "AccessLogs");
		expect(config.Logging).toEqual({
			Bucket: { "Fn::GetAtt": [logs, "RegionalDomainName"] },
			Prefix: "delivery/",
		});
	});

	test("outputs the key that the app signs with, which is the first", () => {
		const [first = ""] = stages.stages[name].cdnPublicKeys;
		const hash = createHash("sha256").update(first.trim()).digest("hex").slice(0, 8);
		template.hasOutput("CdnKeyPairId", {
			Value: { Ref: onlyId(template, "AWS::CloudFront::PublicKey", `SigningKey${hash}`) },
		});
	});
});

test("a key can be replaced in steps: two keys exist at once, and neither changes the other's resource", () => {
	const [before = ""] = valuesOf("prod").cdnPublicKeys;
	const [next = ""] = valuesOf("staging").cdnPublicKeys;
	const keysOf = (cdnPublicKeys: string[]) => {
		const stage = parseStage("prod", { ...valuesOf("prod"), cdnPublicKeys });
		const { photos } = addStage(new App(), stage);
		return Object.keys(Template.fromStack(photos).findResources("AWS::CloudFront::PublicKey"));
	};
	const [old = ""] = keysOf([before]);
	const both = keysOf([next, before]);
	expect(both).toHaveLength(2);
	expect(both).toContain(old);
	expect(keysOf([next])).toEqual(both.filter((id) => id !== old));
});

test("a custom domain requires TLS 1.2", () => {
	const cdnDomain = {
		name: "cdn.photos.example.org",
		certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/x",
	};
	const app = new App();
	const { photos } = addStage(app, parseStage("prod", { ...valuesOf("prod"), cdnDomain }));
	const template = Template.fromStack(photos);
	template.hasResourceProperties("AWS::CloudFront::Distribution", {
		DistributionConfig: {
			Aliases: [cdnDomain.name],
			ViewerCertificate: {
				AcmCertificateArn: cdnDomain.certificateArn,
				MinimumProtocolVersion: "TLSv1.2_2021",
				SslSupportMethod: "sni-only",
			},
		},
	});
	template.hasOutput("CdnUrl", { Value: `https://${cdnDomain.name}` });
});
