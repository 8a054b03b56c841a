import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putNode, serviceNode } from '../../cli/service-node.ts';
import { temporaryFolder } from '../engine/store/temporary.ts';
import { program } from '../support/healer.ts';

/** A folder of the PATH with a node that says this version. */
function having(version: string, folder = 'bin'): string {
  const place = join(temporaryFolder(), folder);
  mkdirSync(place, { recursive: true });
  program(join(place, 'node'), `#!/bin/sh\necho ${version}\n`);
  return place;
}

describe('the Node of a service', () => {
  const own = '/shop/node_modules/node/bin/node';
  const copy = { path: `/state/service/node-${process.versions.node}/node`, from: own };

  it('is the one that installs it', () => {
    expect(serviceNode('/state/service', '/usr/bin/node', having(process.version))).toEqual({ path: '/usr/bin/node' });
  });

  it('is another of its version on the PATH where that belongs to a project', () => {
    const place = having(process.version);
    expect(serviceNode('/state/service', own, `/nowhere:${place}`)).toEqual({ path: join(place, 'node') });
  });

  it.each([
    ['is of another version', () => having('v18.0.0')],
    ['is of a project, too', () => having(process.version, 'node_modules/.bin')],
    ['is nowhere', () => ''],
  ])('is a copy where the other %s', (_, place) => {
    expect(serviceNode('/state/service', own, place())).toEqual(copy);
  });

  it.each([true, false])('is put beside the program once (as a further name: %s)', (shared) => {
    const folder = temporaryFolder();
    const from = join(folder, 'from');
    writeFileSync(from, 'node', { mode: 0o755 });
    const node = { path: join(folder, 'service', 'node-1', 'node'), from };
    putNode(node, shared);
    putNode(node, shared);
    expect(readFileSync(node.path, 'utf8')).toBe('node');
    expect(statSync(node.path).ino === statSync(from).ino).toBe(shared);
    expect(statSync(node.path).mode & 0o111).toBe(0o111);
  });
});
