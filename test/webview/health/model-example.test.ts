import { expect, it } from 'vitest';
import { exampleCheck } from '../../../webview/src/health/model-example.ts';
import { problemsIn } from '../../support/problems.ts';

it('is a check that is taken as it is', () => expect(problemsIn('health/web.health.yaml', exampleCheck)).toEqual([]));
