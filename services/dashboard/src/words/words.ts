import { en } from './en';

/** Every text of the page. A further language is a file of the same shape, listed here. */
export type Words = typeof en;

const languages: Record<string, Words> = { en };

export const say: Words = languages[navigator.language.slice(0, 2)] ?? en;
