import { formatDuration, parseDuration } from '../../schemas/duration.ts';
import type { Profile } from '../../schemas/generated/types.ts';
import type { WrittenEscalation } from '../model/definition.ts';
import type { Call, PlanTarget } from '../model/plan.ts';
import type { PlanFacts } from './facts.ts';
import { blocked, type Hindrance, type StepDraft } from './step.ts';
import { didYouMean, list, withoutPassword } from './text.ts';

type Channel = NonNullable<Profile['channels']>[string];
type Channels = Readonly<Record<string, Channel>>;

const pagerDutyEvents = 'https://events.pagerduty.com/v2/enqueue';

interface Message {
  readonly channel?: string;
  readonly message?: string;
}

/** Telling a channel of the profile, else each level of the escalation policy of that name. */
export function channelStep(verb: 'tell' | 'page', { channel, message }: Message, facts: PlanFacts): StepDraft {
  const nothing = { calls: [], changes: [], rollback: 'cannot be undone; a message sent is sent' };
  if (channel === undefined)
    return {
      ...nothing,
      would: `${verb} somebody`,
      targets: [{ platform: 'channel', status: 'not known' }],
      hindrance: blocked('it names no channel; add channel'),
    };
  const channels: Channels = facts.profile?.value.channels ?? {};
  const own = Object.hasOwn(channels, channel) ? channels[channel] : undefined;
  if (own)
    return {
      ...nothing,
      would: `${verb} ${channel}`,
      targets: [{ platform: 'channel', name: channel, status: `${describe(own)}, with ${spoken(message)}` }],
      calls: callsOf(own),
    };
  const policy = facts.escalations.find(({ name }) => name === channel);
  if (policy) return { ...nothing, would: `${verb} ${channel}`, ...byPolicy(policy, channels, facts) };
  const hindrance = unknownChannel(channel, channels, facts);
  const status = hindrance.verdict === 'not_connected' ? 'not connected' : 'not known';
  return {
    ...nothing,
    would: `${verb} ${channel}`,
    targets: [{ platform: 'channel', name: channel, status }],
    hindrance,
  };
}

type Told = Pick<StepDraft, 'targets' | 'calls'> & { readonly hindrance?: Hindrance };

function byPolicy({ name, value }: WrittenEscalation, channels: Channels, facts: PlanFacts): Told {
  const told = value.escalation.levels.flatMap((level, index) =>
    level.channels.map((channel) => {
      const found = Object.hasOwn(channels, channel) ? channels[channel] : undefined;
      const delay = parseDuration(level.delay) ?? 0;
      const when = delay > 0 ? `after ${formatDuration(delay)} without an acknowledgement` : 'at once';
      const status = `level ${index + 1}, ${when}: ${found ? describe(found) : 'not known'}`;
      return { channel, found, target: { platform: 'channel', name: channel, status } satisfies PlanTarget };
    }),
  );
  const missing = told.filter(({ found }) => !found).map(({ channel }) => channel);
  const [first] = missing;
  return {
    targets: told.map(({ target }) => target),
    calls: told.flatMap(({ found }) => (found ? callsOf(found) : [])),
    ...(first === undefined
      ? {}
      : { hindrance: unknownChannel(first, channels, facts, `the escalation policy ${name} names `) }),
  };
}

function unknownChannel(name: string, channels: Channels, { profile, escalations }: PlanFacts, by = ''): Hindrance {
  const known = [...Object.keys(channels), ...(by ? [] : escalations.map((policy) => policy.name))];
  if (known.length > 0) {
    const kinds = by
      ? 'is not a channel of the profile'
      : 'is neither a channel of the profile nor an escalation policy';
    return blocked(
      `${by}${name}${by ? ', which' : ''} ${kinds}${didYouMean(name, known) || `; known are ${list(known)}`}`,
    );
  }
  const missing = profile
    ? `the profile names no channels; add channels.${name} to the profile ${profile.name}`
    : `no profile is in force; name a profile in healer.yaml and add channels.${name} to it`;
  return { verdict: 'not_connected', why: `${by}${name}${by ? ', which' : ''} is not connected: ${missing}` };
}

function describe(channel: Channel): string {
  switch (channel.type) {
    case 'slack':
      return 'a Slack message';
    case 'pagerduty':
      return 'a PagerDuty page';
    case 'email':
      return `an e-mail to ${list(channel.to ?? ['nobody'])}`;
    case 'webhook':
      return 'a webhook';
    case 'github':
      return `a GitHub issue in ${channel.repository ?? 'no repository'}`;
    case 'desktop':
      return 'a notification on this desktop';
  }
}

function spoken(message: string | undefined): string {
  return message === undefined ? "the incident's summary" : `the text "${message}"`;
}

/** What is sent where that is HTTP. An address kept in a file is a secret: the file is named instead. */
function callsOf(channel: Channel): readonly Call[] {
  const post = (url: string): readonly Call[] => [{ type: 'http', method: 'POST', url }];
  switch (channel.type) {
    case 'slack':
      return post(`(the address in ${channel.urlFile ?? 'no file'})`);
    case 'webhook':
      return post(
        withoutPassword(channel.url ?? (channel.urlFile ? `(the address in ${channel.urlFile})` : '(no address)')),
      );
    case 'pagerduty':
      return post(pagerDutyEvents);
    case 'github':
      return post(`https://api.github.com/repos/${channel.repository ?? '(no repository)'}/issues`);
    default:
      return [];
  }
}
