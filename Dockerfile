# The app in a container. docs/self-host.md explains how to run it; tests/e2e/self-host.spec.ts runs these steps without a container.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN npm ci
# The build only checks that the variables are set (server/env.js). None of these values reaches the image's environment.
RUN DATABASE_URL=postgresql://build@localhost/build S3_BUCKET=build S3_REGION=us-east-1 \
    NEXTAUTH_URL=http://localhost:3000 NEXTAUTH_SECRET=only-for-the-build-which-signs-nothing CRON_SECRET=only-for-the-build \
    npm run build

# Migrations, the sweep and the doctor need the development dependencies; the app does not.
FROM build AS tools

FROM build AS pruned
RUN npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY --from=pruned /app ./
USER node
EXPOSE 3000
HEALTHCHECK --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without npm, whose shell would get the signal that ends a container and not pass it on (server/http/shutdown.ts).
# Longer than a proxy keeps its connections (60 s with nginx and AWS), or one of its requests meets a connection that has just ended.
CMD ["node", "node_modules/next/dist/bin/next", "start", "--keepAliveTimeout", "75000"]
