import { describe, expect, it } from 'vitest';
import { describeProbe, readyProbe } from '../../../engine/checks/target.ts';
import type { HttpProbe, ProbeSpec, TcpProbe } from '../../../engine/model/check.ts';
import { exec, http } from './support.ts';

const request = { type: 'http', method: 'GET', headers: {}, maxRedirects: 10, readBody: false } as const;
const parts = { ...request, scheme: 'http', port: 8080, path: '/healthz' } as const;

describe('a probe made ready', () => {
  it.each<[HttpProbe | TcpProbe, string, object]>([
    [parts, '10.0.0.2', { url: 'http://10.0.0.2:8080/healthz' }],
    [parts, 'fd00::2', { url: 'http://[fd00::2]:8080/healthz' }],
    [{ ...parts, scheme: 'https', path: '/a?b=c' }, '10.0.0.2', { url: 'https://10.0.0.2:8080/a?b=c' }],
    [{ type: 'tcp', port: 5432 }, '10.0.0.2', { host: '10.0.0.2', port: 5432 }],
  ])('asks for the address of %j when it names no host', async (spec, address, ready) => {
    expect(await readyProbe(spec, async () => address)).toMatchObject(ready);
  });

  it.each<[ProbeSpec & { type: 'http' | 'tcp' | 'exec' }, object]>([
    [{ ...parts, host: 'db.internal' }, { url: 'http://db.internal:8080/healthz' }],
    [{ ...parts, host: '[::1]' }, { url: 'http://[::1]:8080/healthz' }],
    [http('https://shop.example/'), { url: 'https://shop.example/' }],
    [{ type: 'tcp', host: '[::1]', port: 1 }, { host: '::1' }],
    [exec('true'), exec('true')],
  ])('asks nothing for %j', async (spec, ready) => {
    const address = () => Promise.reject(new Error('asked'));
    expect(await readyProbe(spec, address)).toMatchObject(ready);
  });
});

it.each<[ProbeSpec, string]>([
  [http('https://guest:secret@shop.example/a?b=c#d'), 'https://***@shop.example/a?b=c#d'],
  [http('https://shop.example/a?b=c&api_key=s3cret'), 'https://shop.example/a?b=c&api_key=***'],
  [{ ...parts, path: '/a?token=s3cret' }, 'http://<address of web>:8080/a?token=***'],
  [exec('PGPASSWORD=s3cret psql'), 'PGPASSWORD=*** psql'],
  [http('nonsense'), 'nonsense'],
  [parts, 'http://<address of web>:8080/healthz'],
  [{ ...parts, host: '::1' }, 'http://[::1]:8080/healthz'],
  [{ type: 'tcp', port: 5432 }, '<address of web>:5432'],
  [{ type: 'tcp', host: '::1', port: 5432 }, '[::1]:5432'],
  [exec('pg_isready -q'), 'pg_isready -q'],
  [{ type: 'process', name: 'nginx', cpu: false }, 'nginx'],
  [{ type: 'process', name: 'nginx', pidFile: '/run/nginx.pid', cpu: false }, 'nginx by /run/nginx.pid'],
  [{ type: 'process', pidFile: '/run/nginx.pid', cpu: false }, '/run/nginx.pid'],
  [{ type: 'disk', mount: '/var' }, '/var'],
  [{ type: 'certificate', file: '/shop/web.pem', chain: false }, '/shop/web.pem'],
  [{ type: 'certificate', host: '::1', port: 443, chain: true }, '[::1]:443'],
  [{ type: 'memory' }, 'this host'],
])('%j is described as %s', (probe, text) => {
  expect(describeProbe({ probe, workload: 'web' })).toBe(text);
});
