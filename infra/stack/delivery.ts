/**
 * CloudFront in front of the renditions: it serves optimized/* by signed URL, and nothing else. Originals are
 * refused in three ways: the default behaviour answers 403, it also requires a signature, and the bucket lets
 * CloudFront read only optimized/*.
 */
import { createHash } from "node:crypto";
import { Aws, Duration, Stack, Validations } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
	AllowedMethods,
	CacheCookieBehavior,
	CacheHeaderBehavior,
	CachePolicy,
	CacheQueryStringBehavior,
	Distribution,
	Function as EdgeFunction,
	FunctionCode,
	FunctionEventType,
	FunctionRuntime,
	HeadersFrameOption,
	HeadersReferrerPolicy,
	HttpVersion,
	KeyGroup,
	PriceClass,
	PublicKey,
	ResponseHeadersPolicy,
	S3OriginAccessControl,
	SecurityPolicyProtocol,
	ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Stage } from "./stage";

export function makeDelivery(
	scope: Construct,
	{ stage, photos, logs }: { stage: Stage; photos: Bucket; logs: Bucket },
) {
	const [signingKey, ...otherKeys] = stage.cdnPublicKeys.map((pem) => publicKey(scope, pem));
	if (!signingKey) throw new Error("The stage has no public key in cdnPublicKeys.");
	const keyGroup = new KeyGroup(scope, "SigningKeys", { items: [signingKey, ...otherKeys] });

	const accessControl = new S3OriginAccessControl(scope, "OriginAccess");
	const behaviour = {
		// "Defaults" does not change the bucket's policy. The policy that CDK would write lets CloudFront read
		// originals.
		origin: S3BucketOrigin.withBucketDefaults(photos, {
			originAccessControlId: accessControl.originAccessControlId,
		}),
		viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
		allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
		trustedKeyGroups: [keyGroup],
		responseHeadersPolicy: responseHeaders(scope, stage),
		cachePolicy: new CachePolicy(scope, "RenditionCache", {
			comment:
				"Renditions: the key is the whole identity; one that was hidden or removed leaves the edge within a minute.",
			defaultTtl: Duration.minutes(1),
			minTtl: Duration.seconds(0),
			maxTtl: Duration.minutes(1),
			headerBehavior: CacheHeaderBehavior.none(),
			cookieBehavior: CacheCookieBehavior.none(),
			queryStringBehavior: CacheQueryStringBehavior.none(),
		}),
	};
	const refuse = new EdgeFunction(scope, "Refuse", {
		comment: "Whatever is not a rendition.",
		code: FunctionCode.fromInline(
			'function handler() { return { statusCode: 403, statusDescription: "Forbidden" }; }',
		),
		runtime: FunctionRuntime.JS_2_0,
	});
	const distribution = new Distribution(scope, "Delivery", {
		comment: `Rollcall ${stage.name}: renditions`,
		defaultBehavior: {
			...behaviour,
			functionAssociations: [{ function: refuse, eventType: FunctionEventType.VIEWER_REQUEST }],
		},
		additionalBehaviors: { "optimized/*": behaviour },
		logBucket: logs,
		logFilePrefix: "delivery/",
		httpVersion: HttpVersion.HTTP2_AND_3,
		priceClass: PriceClass.PRICE_CLASS_100,
		...(stage.cdnDomain && {
			minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
			domainNames: [stage.cdnDomain.name],
			certificate: Certificate.fromCertificateArn(scope, "Certificate", stage.cdnDomain.certificateArn),
		}),
	});
	photos.addToResourcePolicy(
		new PolicyStatement({
			sid: "DeliveryReadsRenditions",
			principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
			actions: ["s3:GetObject"],
			resources: [photos.arnForObjects("optimized/*")],
			conditions: {
				StringEquals: {
					"aws:SourceArn": `arn:${Aws.PARTITION}:cloudfront::${Stack.of(scope).account}:distribution/${distribution.distributionId}`,
				},
			},
		}),
	);
	explainFindings(distribution, stage);

	return {
		url: `https://${stage.cdnDomain?.name ?? distribution.distributionDomainName}`,
		keyPairId: signingKey.publicKeyId,
	};
}

/** A key cannot be changed in place, so its hash is part of its name and a new key becomes a new resource. */
function publicKey(scope: Construct, pem: string): PublicKey {
	const hash = createHash("sha256").update(pem.trim()).digest("hex").slice(0, 8);
	return new PublicKey(scope, `SigningKey${hash}`, { encodedKey: pem });
}

/**
 * CORS for the app's origin, which reads renditions into the package of photos that are taken home. CloudFront adds these
 * headers to each answer, those from its cache too, so an answer that was cached for an <img> does not lack them at the edge.
 * The other headers are for an image opened in a tab of its own: it may not run anything, be framed or send a referrer.
 */
const responseHeaders = (scope: Construct, { appUrl }: Stage) =>
	new ResponseHeadersPolicy(scope, "SecurityHeaders", {
		corsBehavior: {
			accessControlAllowOrigins: [appUrl],
			accessControlAllowMethods: ["GET"],
			// A list is required. Only a preflight is answered with it, and the signature refuses those.
			accessControlAllowHeaders: ["range"],
			accessControlAllowCredentials: false,
			originOverride: true,
		},
		securityHeadersBehavior: {
			contentTypeOptions: { override: true },
			contentSecurityPolicy: {
				contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
				override: true,
			},
			frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
			referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
			strictTransportSecurity: {
				accessControlMaxAge: Duration.days(365),
				includeSubdomains: true,
				override: true,
			},
		},
	});

function explainFindings(distribution: Distribution, { cdnDomain }: Stage) {
	const findings: Record<string, string> = {
		"AwsSolutions-CFR1":
			"Guests of an event may be anywhere. A signature decides who sees a photo, not a country.",
		"AwsSolutions-CFR2":
			"Every request needs a URL signed by the app and no request runs code, so a firewall has nothing to inspect. Its web ACL would also have to be in us-east-1.",
	};
	if (!cdnDomain) {
		findings["AwsSolutions-CFR4"] =
			"CloudFront's own certificate does not allow a minimum TLS version; browsers negotiate 1.3. A stage with cdnDomain requires 1.2.";
	}
	for (const [id, reason] of Object.entries(findings))
		Validations.of(distribution).acknowledge({ id, reason });
}
