/** @file Follows a link to a challenge. */
import { readChallengeLink } from '../../codecs/url/challengeLink';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { findChallenge } from './challengeList';
import { keepRival } from './challengeRecords';
import { openChallenge } from './challengeRun';

/** Opens the challenge of a link; says where there is none. The open design is one step back. */
export async function openChallengeLink(hash: string): Promise<void> {
  const { challenges: words } = await loadLateText(useStore.getState().language);
  const link = readChallengeLink(hash);
  const challenge = link && findChallenge(link.id);
  if (link === null || challenge === null) {
    useStore.getState().showNotice({ text: words.unknown });
    return;
  }
  if (link.score !== null) keepRival(challenge.id, link.score);
  openChallenge(challenge, words.prose[challenge.id].title);
}
