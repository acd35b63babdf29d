import { createRequire } from "node:module";
import express, { type Router } from "express";
import helmet from "helmet";
import { writeJson } from "./envelope.ts";

export type DocsOptions = {
  /** Makes the document: `() => openApiDocument(shop, options)`. Called once, when somebody first asks. */
  readonly document: () => object;
  /** Whether `/` leads to `/docs`. Default true; false once the host has a page of its own there. */
  readonly atRoot?: boolean | undefined;
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API</title>
<style>openapi-explorer { --font-regular: system-ui, sans-serif; --font-mono: ui-monospace, monospace }</style>
<script type="module" src="/docs/explorer.js"></script>
</head>
<body><openapi-explorer spec-url="/openapi.json" hide-server-selection></openapi-explorer></body>
</html>
`;

/** Everything comes from this host. Inline styles are the explorer's; no script is inline, none is evaluated. */
const pageHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
});

/** @throws Error telling what to install when the explorer is missing. */
const explorerFile = (): string => {
  try {
    const require = createRequire(import.meta.url);
    return require.resolve("openapi-explorer/dist/browser/openapi-explorer.min.js");
  } catch (cause) {
    throw new Error("the documentation page needs the package openapi-explorer: npm install openapi-explorer", {
      cause,
    });
  }
};

/**
 * `/openapi.json`, and `/docs` to read it and try it: openapi-explorer, served from here, calling nobody else. Belongs
 * at the root of the app.
 *
 * @throws Error when openapi-explorer is not installed.
 */
export const docsRoutes = ({ document, atRoot = true }: DocsOptions): Router => {
  const explorer = explorerFile();
  let made: object | undefined;
  const router = express.Router();
  router.get("/openapi.json", (_request, response) => {
    made ??= document();
    writeJson(response, 200, made);
  });
  router.get("/docs", pageHeaders, (_request, response) => {
    response.type("html").send(page);
  });
  router.get("/docs/explorer.js", pageHeaders, (_request, response) => {
    // pnpm keeps packages in a folder whose name begins with a dot.
    response.sendFile(explorer, { maxAge: "1h", dotfiles: "allow" });
  });
  if (atRoot) {
    router.get("/", (_request, response) => {
      response.redirect(302, "/docs");
    });
  }
  return router;
};
