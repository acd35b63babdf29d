import { makeOpenFile, type OpenFilePorts, type OpenFileUseCase } from "./open-file.ts";
import { type EraseFilesPorts, makeRemoveUpload, type RemoveUpload } from "./remove-files.ts";
import { type FilePolicies, makeUploadFiles, type UploadFiles, type UploadFilesPorts } from "./upload-files.ts";

export { attachUploads } from "./attach-uploads.ts";
export {
  endingOf,
  type FileTooLarge,
  isMediaType,
  kindOf,
  type MediaType,
  type UnsupportedType,
  type UploadKind,
} from "./format.ts";
export type { OpenFile, OpenFilePorts, OpenFileUseCase } from "./open-file.ts";
export {
  type Attaching,
  type ByteRange,
  type Content,
  type FileInspector,
  type FileStorage,
  HEAD_BYTES,
  type Inspection,
  type UploadReads,
  type Uploads,
} from "./ports.ts";
export {
  type EraseFilesPorts,
  eraseFiles,
  makeSweepFiles,
  type RemoveUpload,
  type SweepFilesPorts,
} from "./remove-files.ts";
export {
  type Attachment,
  type FileFacts,
  type FileNotFound,
  factsOf,
  type Upload,
  type UploadState,
} from "./upload.ts";
export {
  type FileDraft,
  type FilePolicies,
  MAX_FILES,
  type QuotaExceeded,
  type UploadFiles,
  type UploadFilesCommand,
} from "./upload-files.ts";

export type FilePorts = UploadFilesPorts & EraseFilesPorts & OpenFilePorts;
export type FileUseCases = {
  readonly upload: UploadFiles;
  readonly remove: RemoveUpload;
  readonly open: OpenFileUseCase;
};

export const fileUseCases = (ports: FilePorts, policies: FilePolicies): FileUseCases => ({
  upload: makeUploadFiles(ports, policies),
  remove: makeRemoveUpload(ports),
  open: makeOpenFile(ports),
});
