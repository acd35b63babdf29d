// Inside the workspace the "development" condition of `exports` answers with sources, so that tests need no build.
// A published package has nothing to do with it: whoever sets that condition for their own code must get ours built.

/** @param {{ exports?: Record<string, { development?: string }> }} manifest */
const beforePacking = (manifest) => {
  for (const conditions of Object.values(manifest.exports ?? {})) delete conditions.development;
  return manifest;
};

export const hooks = { beforePacking };
