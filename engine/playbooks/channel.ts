import { formatDuration, parseDuration } from '../../schemas/duration.ts';
import type { Profile } from '../../schemas/generated/types.ts';
import type { WrittenEscalation } from '../model/definition.ts';
import type { Call, PlanTarget } from '../model/plan.ts';
import { redact } from '../redact.ts';
import type { PlanFacts } from './facts.ts';
import { blocked, type Hindrance, type StepDraft } from './step.ts';
import { didYouMean, list } from './text.ts';

type Channel = NonNullable<Profile['channels']>[string];

const pagerDutyEvents = 'https://events.pagerduty.com/v2/enqueue';

interface Message {
  readonly channel?: string;
  readonly message?: string;
}

/** Telling a channel of the profile, else each level of the escalation policy of that name. */
export function channelStep(verb: 'tell' | 'page', { channel, message }: Message, facts: PlanFacts): StepDraft {
  return {
    would: `${verb} ${channel ?? 'somebody'}`,
    changes: [],
    rollback: 'cannot be undone; a message sent is sent',
    ...told(channel, spoken(message), facts),
  };
}

type Told = Pick<StepDraft, 'targets' | 'calls'> & { readonly hindrance?: Hindrance };

function told(name: string | undefined, text: string, facts: PlanFacts): Told {
  if (name === undefined) return nobody(undefined, blocked('it names no channel; add channel'));
  const channels = channelsOf(facts);
  const channel = channels.get(name);
  if (channel)
    return {
      targets: [{ platform: 'channel', name, status: `${describe(channel)}, with ${text}` }],
      calls: callsOf(channel),
    };
  const policy = facts.escalations.find((one) => one.name === name);
  if (policy) return byPolicy(policy, text, facts);
  const known = [...channels.keys(), ...facts.escalations.map((one) => one.name)];
  if (known.length === 0) return nobody(name, noChannels(name, name, facts));
  return nobody(
    name,
    blocked(`${name} is neither a channel of the profile nor an escalation policy${choice(name, known)}`),
  );
}

function byPolicy({ name: policy, value }: WrittenEscalation, text: string, facts: PlanFacts): Told {
  const channels = channelsOf(facts);
  const levels = value.escalation.levels.flatMap((level, index) =>
    level.channels.map((name) => ({
      name,
      channel: channels.get(name),
      level: index + 1,
      delay: parseDuration(level.delay) ?? 0,
    })),
  );
  const missing = levels.find(({ channel }) => !channel)?.name;
  const hindrance = missing === undefined ? undefined : missingIn(policy, missing, facts);
  return {
    targets: levels.map(({ name, channel, level, delay }): PlanTarget => {
      const when = delay > 0 ? `after ${formatDuration(delay)} without an acknowledgement` : 'at once';
      const how = channel ? `${describe(channel)}, with ${text}` : 'not known';
      return { platform: 'channel', name, status: `level ${level}, ${when}: ${how}` };
    }),
    calls: levels.flatMap(({ channel }) => (channel ? callsOf(channel) : [])),
    ...(hindrance ? { hindrance } : {}),
  };
}

function missingIn(policy: string, name: string, facts: PlanFacts): Hindrance {
  const subject = `the escalation policy ${policy} names ${name}, which`;
  const known = [...channelsOf(facts).keys()];
  if (known.length === 0) return noChannels(subject, name, facts);
  return blocked(`${subject} is not a channel of the profile${choice(name, known)}`);
}

function channelsOf({ profile }: PlanFacts): ReadonlyMap<string, Channel> {
  return new Map(Object.entries(profile?.value.channels ?? {}));
}

function nobody(name: string | undefined, hindrance: Hindrance): Told {
  const status = hindrance.verdict === 'not_connected' ? 'not connected' : 'not known';
  return { targets: [{ platform: 'channel', ...(name === undefined ? {} : { name }), status }], calls: [], hindrance };
}

function noChannels(subject: string, name: string, { profile }: PlanFacts): Hindrance {
  const missing = profile
    ? `the profile names no channels; add channels.${name} to the profile ${profile.name}`
    : `no profile is in force; name a profile in healer.yaml and add channels.${name} to it`;
  return { verdict: 'not_connected', why: `${subject} is not connected: ${missing}` };
}

function choice(name: string, known: readonly string[]): string {
  return didYouMean(name, known) || `; known are ${list(known)}`;
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
      return post(redact(channel.url ?? (channel.urlFile ? `(the address in ${channel.urlFile})` : '(no address)')));
    case 'pagerduty':
      return post(pagerDutyEvents);
    case 'github':
      return post(`https://api.github.com/repos/${channel.repository ?? '(no repository)'}/issues`);
    default:
      return [];
  }
}
