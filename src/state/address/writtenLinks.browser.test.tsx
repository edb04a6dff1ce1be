import { beforeEach, expect, test } from 'vitest';
import { createDesignId } from '../library/designId';
import { findTabDesign, findWrittenLink, rememberTab, rememberWrittenLink } from './writtenLinks';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('a tab finds its design under the last two addresses, as a reload may have begun with the one before', () => {
  const id = createDesignId();
  rememberTab(id, '#first');
  rememberTab(id, '#second');
  rememberTab(id, '#second');
  expect(['#first', '#second'].map(findTabDesign)).toEqual([id, id]);
  rememberTab(id, '#third');
  expect(['#first', '#second', '#third'].map(findTabDesign)).toEqual([null, id, id]);
});

test('another design takes the address over, with nothing of the one before', () => {
  const [first, second] = [createDesignId(), createDesignId()];
  rememberTab(first, '#before');
  rememberTab(first, '#first');
  rememberTab(second, '#first');
  expect(['#before', '#first'].map(findTabDesign)).toEqual([null, second]);
});

test('the last link of a design is its own, the one before is foreign', () => {
  const id = createDesignId();
  rememberWrittenLink(id, '#first');
  rememberWrittenLink(id, '#second');
  expect(['#first', '#second'].map(findWrittenLink)).toEqual([null, id]);
});

test('what others have stored in its place is nothing', () => {
  for (const stored of ['', '{', '7', '{"id":1}', '{"id":"a","digests":"b"}', '[]']) {
    sessionStorage.setItem('fovea.tab', stored);
    localStorage.setItem('fovea.links', stored);
    expect(findTabDesign('#first')).toBeNull();
    expect(findWrittenLink('#first')).toBeNull();
  }
});
