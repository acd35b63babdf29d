import { documentOf } from "./layout.tsx";
import type { Speech } from "./words.ts";

/** What cannot be shown, and the way back. */
export const problemPage = (speech: Speech, title: string, meaning: string): string =>
  documentOf({
    speech,
    title,
    address: "/",
    personal: true,
    children: (
      <div class="problem">
        <h1>{title}</h1>
        <p>{meaning}</p>
        <p>
          <a href="/">{speech.words.home}</a>
        </p>
      </div>
    ),
  });
