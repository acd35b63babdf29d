import { type InvalidInput, invalid, text } from "../shared/input.ts";
import { type Err, err, ok, type Result } from "../shared/result.ts";

export type UploadKind = "IMAGE" | "VIDEO" | "FILE";

const MB = 1024 * 1024;

/** How large a file of each kind may be, in bytes. */
const maxBytes: Readonly<Record<UploadKind, number>> = { IMAGE: 10 * MB, VIDEO: 50 * MB, FILE: 20 * MB };
/** What a picture may unfold to: as many pixels fill 160 MB of whoever shows it. */
const MAX_PIXELS = 40_000_000;

/** What may be uploaded. */
export type MediaType =
  | "image/jpeg"
  | "image/png"
  | "image/webp"
  | "image/gif"
  | "video/mp4"
  | "video/webm"
  | "application/pdf"
  | "application/zip"
  | "text/plain";

type Format = { readonly kind: UploadKind; readonly endings: readonly [string, ...string[]] };
/** Of what kind each is, and how the names of such files end. The first ending is the one that we give. */
const formats: Readonly<Record<MediaType, Format>> = {
  "image/jpeg": { kind: "IMAGE", endings: ["jpg", "jpeg", "jfif"] },
  "image/png": { kind: "IMAGE", endings: ["png"] },
  "image/webp": { kind: "IMAGE", endings: ["webp"] },
  "image/gif": { kind: "IMAGE", endings: ["gif"] },
  "video/mp4": { kind: "VIDEO", endings: ["mp4", "m4v"] },
  "video/webm": { kind: "VIDEO", endings: ["webm"] },
  "application/pdf": { kind: "FILE", endings: ["pdf"] },
  "application/zip": { kind: "FILE", endings: ["zip"] },
  "text/plain": { kind: "FILE", endings: ["txt"] },
};

export const isMediaType = (text: string): text is MediaType => Object.hasOwn(formats, text);
export const kindOf = (type: MediaType): UploadKind => formats[type].kind;
export const endingOf = (type: MediaType): string => formats[type].endings[0];
export const maxBytesOf = (type: MediaType): number => maxBytes[kindOf(type)];

/** Bytes that are nothing which may be uploaded, or not what the file's name says. */
export type UnsupportedType = { readonly code: "file.unsupported-type"; readonly file: string };
/** `limit` says how much of `of` a file of its kind may have. */
export type FileTooLarge = {
  readonly code: "file.too-large";
  readonly file: string;
  readonly of: "bytes" | "pixels";
  readonly limit: number;
};

export const unsupportedType = (file: string): Err<UnsupportedType> => err({ code: "file.unsupported-type", file });
export const tooManyBytes = (file: string, type: MediaType): Err<FileTooLarge> =>
  err({ code: "file.too-large", file, of: "bytes", limit: maxBytesOf(type) });

/** What some program runs when it meets it; a name that has one inside means to fool somebody: `receipt.php.jpg`. */
const active = new Set(
  "php php3 php4 php5 php7 php8 phtml phar asp aspx ashx jsp jspx cgi pl py rb sh bash bat cmd com exe dll scr msi ps1 vbs vbe js mjs cjs jse wsf hta jar apk html htm xhtml shtml mht svg swf lnk".split(
    " ",
  ),
);

/** What would lead somewhere, cannot be stored, or turns a name around so that it reads as another. */
const hostile = /[/\\\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A file's name as it is kept. Names are shown and never lead anywhere: bytes are kept under ids. */
export const nameOf = (given: string): Result<string, InvalidInput> => {
  const name = given.normalize("NFC").trim();
  const wrong = text("files", name, 1, 255);
  if (wrong) return wrong;
  return hostile.test(name) ? invalid("files", "a file's name, without a path or invisible characters") : ok(name);
};

/** Whether a name ends as files of the type do, and in one way only. */
export const isNamed = (name: string, type: MediaType): boolean => {
  const [, ...endings] = name.toLowerCase().split(".");
  const last = endings.pop() ?? "";
  return formats[type].endings.includes(last) && !endings.some((ending) => active.has(ending.trim()));
};

/** A picture's size as its header declares it: nothing is decoded to know it. */
export const checkPixels = (file: string, pixels: number | undefined): Err<FileTooLarge> | undefined =>
  pixels !== undefined && pixels > MAX_PIXELS
    ? err({ code: "file.too-large", file, of: "pixels", limit: MAX_PIXELS })
    : undefined;
