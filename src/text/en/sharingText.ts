/** @file Words of the dialog that shares a design as a link. */
import type { LinkReach } from '../../codecs/url/linkReach';
import { formatExact } from '../quantities';
import { countNoun } from './words';

const reaches: Readonly<Record<LinkReach, string>> = {
  everywhere: 'every chat program takes it.',
  most: 'some chat programs cut links of more than 2000; mails and documents take it.',
  few: 'many programs cut links of more than 8000. A file is safer.',
  none: 'that is too long for a link. Share a file instead.',
};

/** Words of the dialog. */
export const sharingText = {
  title: (name: string) => `Share ${name}`,
  link: 'Link',
  copyLink: 'Copy link',
  copied: 'Copied',
  notCopied:
    'The browser does not let the page write to the clipboard: the text is selected, copy it by keys.',
  hand: 'Send …',
  formatReach: (length: number, reach: LinkReach) =>
    `${countNoun(length, 'character').replace(/^\d+/, formatExact(length))}: ${reaches[reach]}`,
  lesson:
    'It is the link of the lesson, with the network that it begins with: a link to the network alone would show the numbers that the lesson hides.',
  stays:
    'The whole design is in the link and nowhere else: nothing is stored on a server. Whoever has the link has the design as it is now; what you change later needs a new link.',
  local:
    'This page comes from your own machine: the link opens only where Fovea is served at the same address.',
  qr: 'QR code of the link',
  showLarge: 'Show it large',
  showSmall: 'Back',
  noQr: (length: number, max: number) =>
    `No QR code: one holds ${formatExact(max)} characters, and the link has ${formatExact(length)}.`,
  denseQr: 'This code is dense: cameras have to come near.',
  embed: 'On a page of your own',
  embedHint: 'A view of the network to look at, with a button that opens it in Fovea.',
  embedCode: 'HTML for a page',
  copyEmbed: 'Copy HTML',
  nothing: 'There is nothing to share yet: add a layer first.',
  saveFile: 'Save as a file',
  export: 'Other formats',
} as const;
