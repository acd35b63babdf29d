/** The one place that names the package manager's version; npm brings it, so nobody has to install it. */
export const pnpm = ["--yes", "pnpm@12.21.0"];
