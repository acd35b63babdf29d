import { sizeOf, words } from "./chat-words.js";
import { attempt, element } from "./page.js";
import { fetchFile, uploadFiles } from "./shop.js";

/** What a form takes at once. */
const MOST = 10;

/** Uploads files; answers those of each kind, which are one message. */
export const upload = async (files) => {
  const kinds = new Map();
  for (const file of await uploadFiles(files)) kinds.set(file.fileType, [...(kinds.get(file.fileType) ?? []), file]);
  return [...kinds].map(([messageType, group]) => ({
    messageType,
    attachmentIds: group.map(({ tempFileId }) => tempFileId),
  }));
};

export const areTooMany = (files) => files.length > MOST;

/** Files that were fetched, by their ids: a list is drawn often, and the bytes of an id never change. */
const fetched = new Map();

const addressOf = (fileId) => {
  const known = fetched.get(fileId) ?? fetchFile(fileId).then((blob) => URL.createObjectURL(blob));
  fetched.set(fileId, known);
  known.catch(() => fetched.delete(fileId));
  return known;
};

/** Gives back what the pictures and videos of a conversation took. */
export const forgetFiles = () => {
  for (const known of fetched.values()) known.then(URL.revokeObjectURL, () => undefined);
  fetched.clear();
};

const save = async ({ fileId, fileName }) => {
  const link = element("a", "", { href: await addressOf(fileId), download: fileName });
  link.click();
};

/** A button that saves the file, whatever it is. */
const saving = (file) => {
  const button = element("button", words.save(file.fileName, sizeOf(file.size)), { type: "button" });
  button.onclick = () => attempt(() => save(file), button);
  return button;
};

/** A picture comes by itself; a video, which is large, when somebody wants to see it. */
const shown = {
  IMAGE: (file) => {
    const picture = element("img", "", { alt: words.picture(file.fileName) });
    const show = async () => {
      picture.src = await addressOf(file.fileId);
    };
    attempt(show);
    return picture;
  },
  VIDEO: (file) => {
    const button = element("button", words.video(file.fileName), { type: "button" });
    const show = async () => {
      const video = element("video", "", { controls: true, src: await addressOf(file.fileId) });
      video.setAttribute("aria-label", words.video(file.fileName));
      button.replaceWith(video);
      video.focus();
    };
    button.onclick = () => attempt(show, button);
    return button;
  },
};

/** What a message has besides words. */
export const filesOf = ({ attachments }) => {
  const list = element("ul", "", { className: "files" });
  for (const file of attachments ?? []) {
    const entry = element("li", "");
    const view = shown[file.fileType];
    if (view) entry.append(view(file));
    entry.append(saving(file));
    list.append(entry);
  }
  return list.children.length > 0 ? [list] : [];
};
