/**
 * What a package looks like outside the workspace.
 *
 * @param {{ version: string, exports?: Record<string, { development?: string }>, peerDependencies?: Record<string, string> }} manifest
 */
const beforePacking = (manifest) => {
  // Inside, the "development" condition answers with sources, so that tests need no build. Whoever sets that
  // condition for code of their own must get ours built.
  for (const conditions of Object.values(manifest.exports ?? {})) delete conditions.development;

  // All packages carry one version and are tested as one. The range is written here, because changesets would make
  // every minor version a major one if the manifests themselves were this strict.
  const { peerDependencies } = manifest;
  if (peerDependencies?.["@cofshop/core"]) peerDependencies["@cofshop/core"] = `^${manifest.version}`;
  return manifest;
};

export const hooks = { beforePacking };
