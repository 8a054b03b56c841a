import type { Failure } from '../model/failure.ts';

export function invalidSilence(part: 'reason' | 'duration' | 'match', problem: string): Failure {
  return { code: `silence/invalid-${part}`, message: `The silence's ${part} ${problem}.` };
}

export function unknownSilenceKey(key: string, suggestion: string): Failure {
  return {
    code: 'silence/unknown-key',
    message: `A silence cannot match by ${JSON.stringify(key)}.${suggestion} It matches by workload, check, alert, or a label of the health config.`,
  };
}

export function unknownSilence(id: string): Failure {
  return {
    code: 'silence/unknown',
    message: `There is no silence ${JSON.stringify(id)} in force. \`healer silence list\` shows those there are.`,
  };
}

export function tooManySilences(most: number): Failure {
  return {
    code: 'silence/too-many',
    message: `${most} silences are in force, and that is the most. End some with \`healer silence end ID\`, or match more with one.`,
  };
}
