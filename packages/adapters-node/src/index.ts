export { type Argon2idOptions, argon2idHasher } from "./argon2id-hasher.ts";
export { byteInspector } from "./byte-inspector.ts";
export { type DiskFilesOptions, diskFiles } from "./disk-files.ts";
export { type JwtOptions, jwtSigner } from "./jwt-signer.ts";
export { type NodePorts, type NodePortsOptions, nodePorts } from "./node-ports.ts";
export { type SigningAlgorithm, secretWeakness } from "./secret-weakness.ts";
export {
  type JobCounts,
  type JobFailure,
  type JobRun,
  type JobRunner,
  type StartJobsOptions,
  startJobs,
} from "./start-jobs.ts";
export { systemClock } from "./system-clock.ts";
export { uuidV7Ids } from "./uuid-v7-ids.ts";
