import { describe, expect, it } from 'vitest';
import { factsOf, profileHead, stepOf } from './planning.ts';

const profile = (channels: string) => ({ 'profile.yaml': `${profileHead}channels: {${channels}}\n` });
const policy = {
  'oncall.escalation.yaml':
    'escalation:\n  levels:\n    - {delay: 0m, channels: [chat]}\n    - {delay: 15m, channels: [chat, pager]}\n',
};

describe('each type of channel', () => {
  it.each([
    ['slack', '{type: slack, urlFile: ~/slack.url}', 'a Slack message', 'POST (the address in ~/slack.url)'],
    ['pagerduty', '{type: pagerduty, keyFile: k}', 'a PagerDuty page', 'POST https://events.pagerduty.com/v2/enqueue'],
    ['webhook', '{type: webhook, url: "http://u:pw@127.0.0.1/x"}', 'a webhook', 'POST http://***@127.0.0.1/x'],
    [
      'github',
      '{type: github, repository: shop/api}',
      'a GitHub issue in shop/api',
      'POST https://api.github.com/repos/shop/api/issues',
    ],
    ['email', '{type: email, to: [a@b.test, c@d.test]}', 'an e-mail to a@b.test and c@d.test', undefined],
    ['desktop', '{type: desktop}', 'a notification on this desktop', undefined],
  ])('%s', (_, channel, status, call) => {
    const step = stepOf('{type: notify, channel: team}', factsOf(profile(`team: ${channel}`)));
    expect(step).toMatchObject({
      verdict: 'run',
      approval: { needed: false },
      targets: [{ platform: 'channel', name: 'team', status: `${status}, with the incident's summary` }],
      rollback: 'cannot be undone; a message sent is sent',
    });
    expect(step.calls.map((one) => one.type === 'http' && `${one.method} ${one.url}`)).toEqual(call ? [call] : []);
  });
});

it('says which text is sent', () => {
  const step = stepOf('{type: notify, channel: team, message: api is back}', factsOf(profile('team: {type: desktop}')));
  expect(step.targets[0]?.status).toBe('a notification on this desktop, with the text "api is back"');
});

describe('an escalation policy', () => {
  it('tells the channels of each level', () => {
    const facts = factsOf({
      ...policy,
      ...profile('chat: {type: slack, urlFile: s}, pager: {type: pagerduty, keyFile: k}'),
    });
    const step = stepOf('{type: alert_escalate, channel: oncall, message: help}', facts);
    expect(step.verdict).toBe('run');
    expect(step.targets.map(({ name, status }) => `${name}: ${status}`)).toEqual([
      'chat: level 1, at once: a Slack message, with the text "help"',
      'chat: level 2, after 15m without an acknowledgement: a Slack message, with the text "help"',
      'pager: level 2, after 15m without an acknowledgement: a PagerDuty page, with the text "help"',
    ]);
    expect(step.calls).toHaveLength(3);
  });

  it('a channel of the profile goes before a policy of the same name', () => {
    const facts = factsOf({ ...policy, ...profile('oncall: {type: desktop}') });
    expect(stepOf('{type: alert_escalate, channel: oncall}', facts).targets).toHaveLength(1);
  });
});

describe('a channel that is not there', () => {
  it.each([
    ['no channel', {}, '{type: notify}', 'blocked', 'it names no channel; add channel'],
    [
      'no profile',
      {},
      '{type: notify, channel: team}',
      'not_connected',
      'team is not connected: no profile is in force; name a profile in healer.yaml and add channels.team to it',
    ],
    [
      'a profile without channels',
      { 'profile.yaml': profileHead },
      '{type: notify, channel: team}',
      'not_connected',
      'team is not connected: the profile names no channels; add channels.team to the profile local',
    ],
    [
      'a slip',
      profile('oncall: {type: desktop}'),
      '{type: notify, channel: onccall}',
      'blocked',
      'onccall is neither a channel of the profile nor an escalation policy; did you mean oncall',
    ],
    [
      'nothing near',
      { ...policy, ...profile('chat: {type: desktop}') },
      '{type: notify, channel: mara}',
      'blocked',
      'mara is neither a channel of the profile nor an escalation policy; known are chat and oncall',
    ],
    [
      'in a policy',
      { ...policy, ...profile('chat: {type: desktop}, page: {type: desktop}') },
      '{type: alert_escalate, channel: oncall}',
      'blocked',
      'the escalation policy oncall names pager, which is not a channel of the profile; did you mean page',
    ],
  ])('%s', (_, files, action, verdict, why) => {
    expect(stepOf(action, factsOf(files))).toMatchObject({ verdict, why });
  });
});
