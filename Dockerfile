# Cartable: API, site and ETL. Meant to run beside a PostgreSQL server (see docker-compose.yml).
FROM node:22-slim

ENV NODE_ENV=production \
    PORT=8080

# Everything belongs to the unprivileged account of the image, the data folder included: a volume mounted there
# takes its owner from it.
RUN install -d -o node -g node /app /app/.cartable
WORKDIR /app
USER node

# Packages first: they change less often than the code, and their layer is then kept from one build to the next.
COPY --chown=node:node package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

COPY --chown=node:node . .
RUN npm run build

VOLUME /app/.cartable
EXPOSE 8080

# A first start loads the data before it listens: five minutes are allowed for it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=5m --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/api/v1/etat').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# The command of `npm start`, without npm: npm does not hand SIGTERM on to the server, which stops cleanly on it.
CMD ["node", "--import", "tsx", "server/main.ts"]
