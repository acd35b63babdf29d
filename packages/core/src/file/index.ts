export { attachUploads } from "./attach-uploads.ts";
export type { Attaching, UploadReads, Uploads } from "./ports.ts";
export type { FileNotFound, Upload, UploadKind } from "./upload.ts";
