import { expect, it } from 'vitest';
import { namesOf } from '../../../engine/checks/process-names.ts';

it.each<[string, readonly string[], readonly string[]]>([
  ['sleep', ['sleep', '300'], ['sleep']],
  ['sh', ['worker', '-c', 'true'], ['sh', 'worker']],
  ['kthreadd', [], ['kthreadd']],
  ['worker.sh', ['/bin/bash', './worker.sh'], ['worker.sh', 'bash']],
  ['bash', ['/bin/bash', './worker.sh', 'one'], ['bash', 'worker.sh']],
  ['bash', ['-bash', '-e', 'worker.sh'], ['bash', '-bash', 'worker.sh']],
  ['python3', ['python3', '-u', '/srv/worker.py', '--port=1'], ['python3', 'worker.py']],
  ['python3.11', ['/usr/bin/python3.11', 'worker.py'], ['python3.11', 'worker.py']],
  [
    'a-long-name-of-',
    ['/bin/sh', '/srv/a-long-name-of-a-script'],
    ['a-long-name-of-', 'sh', 'a-long-name-of-a-script'],
  ],
  ['node', ['node', '--max-old-space-size=64', 'worker.js'], ['node', 'worker.js']],
  ['sh', ['sh', '-ec', 'run "$0"', 'worker.sh'], ['sh']],
  ['python3', ['python3', '-m', 'worker'], ['python3']],
  ['node', ['node', '--eval', 'run()', 'worker.js'], ['node']],
  ['tail', ['tail', '-f', 'worker.sh'], ['tail']],
  ['vim', ['vim', 'worker.sh'], ['vim']],
  ['bash', ['bash'], ['bash']],
])('%s called as %j is known as %j', (own, words, names) => expect(namesOf(own, words)).toEqual(names));
