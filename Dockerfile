# The example shop in an image: `docker build -t cofshop .`, or all of it with `docker compose up` (compose.yml).
# scripts/check-image.mjs runs these very instructions in empty folders where there is no docker, so paths in RUN are
# relative to WORKDIR, and nothing here needs a shell's tricks.

FROM node:22-slim AS build
WORKDIR /build/source
COPY . .
RUN node scripts/bootstrap.mjs
RUN node node_modules/typescript/bin/tsc -b examples/shop
RUN node scripts/deploy-shop.mjs ../deployed

FROM node:22-slim
WORKDIR /shop
COPY --from=build /build/deployed .
# What the process may write to: a database and a secret where the environment names no better place, and files.
RUN install -d -m 0700 -o 1000 -g 1000 data files
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
