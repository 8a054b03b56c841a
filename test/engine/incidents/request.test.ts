import { describe, expect, it } from 'vitest';
import { validNote, validRequest } from '../../../engine/incidents/request.ts';
import type { IncidentRequest } from '../../../engine/model/incident.ts';
import { codeOf, value } from '../store/temporary.ts';

describe('validRequest', () => {
  it('trims texts and leaves out blank ones', () => {
    const request: IncidentRequest = { title: '  api is down ', severity: 'P2', service: ' ', description: ' x\ny ' };
    expect(value(validRequest(request))).toEqual({ title: 'api is down', severity: 'P2', description: 'x\ny' });
  });

  it.each([['x'.repeat(200)], ['🧯'.repeat(200)], [`'; DROP TABLE incidents; --`], ['日本語 – naïve']])(
    'takes the title %s',
    (title) => {
      expect(value(validRequest({ title, severity: 'P1' })).title).toBe(title);
    },
  );

  it.each<[string, unknown, string]>([
    ['an empty title', { title: '' }, 'incident/invalid-title'],
    ['a blank title', { title: ' \n\t' }, 'incident/invalid-title'],
    ['a title that is not text', { title: 7 }, 'incident/invalid-title'],
    ['201 characters', { title: 'x'.repeat(201) }, 'incident/invalid-title'],
    ['201 characters outside the basic plane', { title: '🧯'.repeat(201) }, 'incident/invalid-title'],
    ['two lines', { title: 'a\nb' }, 'incident/invalid-title'],
    ['a terminal escape', { title: 'a \u001b[31mred' }, 'incident/invalid-title'],
    ['a C1 control character', { title: 'a\u0085b' }, 'incident/invalid-title'],
    ['severity P0', { severity: 'P0' }, 'incident/invalid-severity'],
    ['severity p1', { severity: 'p1' }, 'incident/invalid-severity'],
    ['no severity', { severity: undefined }, 'incident/invalid-severity'],
    ['a service of two lines', { service: 'a\nb' }, 'incident/invalid-service'],
    ['a service of 129 characters', { service: 'x'.repeat(129) }, 'incident/invalid-service'],
    ['a description of a megabyte', { description: 'x'.repeat(1_000_000) }, 'incident/invalid-description'],
  ])('refuses %s', (_, fields, code) => {
    const request = { title: 'api is down', severity: 'P1', ...(fields as object) } as IncidentRequest;
    expect(codeOf(validRequest(request))).toBe(code);
  });

  it('mends half a character rather than losing the incident', () => {
    expect(value(validRequest({ title: 'cut \ud83e', severity: 'P1' })).title).toBe('cut \ufffd');
  });
});

describe('validNote', () => {
  it('takes a note as it was typed', () => {
    const typed = '  first\n\n\u001b[31m  pasted log \u0000';
    expect(value(validNote(typed))).toBe(typed);
  });

  it.each([[''], [' \n'], ['x'.repeat(100_001)]])('refuses a note that is blank or too long', (text) => {
    expect(codeOf(validNote(text))).toBe('incident/invalid-note');
  });
});
