# The bundles need tools that the server does not: two stages.
FROM node:24-bookworm-slim AS build
WORKDIR /baton
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY webpack.config.js webpack.plugins.js ./
COPY src ./src
RUN npx webpack --mode production

FROM node:24-bookworm-slim
ENV NODE_ENV=production
ENV BATON_DATA=/data
WORKDIR /baton
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional
COPY src ./src
COPY appPackage/icons ./appPackage/icons
COPY --from=build /baton/build/app ./build/app
RUN install -d -m 0700 -o 1000 -g 1000 /data
USER 1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main/server.ts"]
