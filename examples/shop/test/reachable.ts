/** One step of an Express router: a route, another router, or a handler. */
type Layer = {
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> } | undefined;
  readonly handle: unknown;
  /** As it was mounted. Express keeps it for nobody but us. */
  readonly rawPath: unknown;
  /** Mounted at the root of its router, as middleware is. */
  readonly slash: boolean;
};

const isLayer = (value: unknown): value is Layer =>
  typeof value === "object" && value !== null && "handle" in value && "rawPath" in value && "slash" in value;

const layersOf = (router: unknown): readonly Layer[] | undefined => {
  if (typeof router !== "function" || !("stack" in router) || !Array.isArray(router.stack)) return undefined;
  const layers = router.stack.filter(isLayer);
  if (layers.length !== router.stack.length) throw new Error("this Express keeps its routes in another way");
  return layers;
};

/**
 * Every call that a router answers by a path: `GET /api/orders/:id`; `ALL` and `USE` for handlers of every method.
 * Handlers at a router's root have no path to tell, and are left out.
 */
export const reachable = (router: unknown, mount = ""): readonly string[] =>
  (layersOf(router) ?? []).flatMap(({ route, handle, rawPath, slash }) => {
    if (route !== undefined) {
      const methods = Object.keys(route.methods).map((method) => (method === "_all" ? "ALL" : method.toUpperCase()));
      return methods.map((method) => `${method} ${mount}${String(route.path)}`);
    }
    const at = slash ? mount : `${mount}${String(rawPath)}`;
    if (layersOf(handle) !== undefined) return reachable(handle, at);
    return slash ? [] : [`USE ${at}`];
  });
