import { describe, expect, it } from 'vitest';
import { kubernetesSection } from '../../../../engine/forensics/sections/kubernetes.ts';
import { value } from '../../store/temporary.ts';
import { programsIn } from '../reporting.ts';

const pods = `shop     api-7d9f-x2x   0/1   CrashLoopBackOff   12 (3m ago)   2d
shop     web-55-a1      1/1   Running            0             2d
shop     web-55-b2      1/2   Running            1             2d
batch    nightly-1      0/1   Completed          0             8h
kube     dns-1          0/1   ImagePullBackOff   0             8h`;

const unwell = [
  { namespace: 'shop', name: 'api-7d9f-x2x', ready: '0/1', status: 'CrashLoopBackOff', restarts: 12 },
  { namespace: 'shop', name: 'web-55-b2', ready: '1/2', status: 'Running', restarts: 1 },
  { namespace: 'kube', name: 'dns-1', ready: '0/1', status: 'ImagePullBackOff', restarts: 0 },
];

function read(get: string) {
  const kubectl = `case "$*" in
  "config current-context") echo kind-shop ;;
  "config view"*) printf shop ;;
  *) ${get} ;;
esac`;
  const environment = { PATH: `${programsIn({ kubectl })}:/usr/bin:/bin` };
  return kubernetesSection.read({ environment }, AbortSignal.timeout(5_000));
}

const printing = (text: string) => `cat <<'END'\n${text}\nEND\n`;

describe('Kubernetes in a report', () => {
  it('is the context and the pods that are not well', async () => {
    const section = value(await read(printing(pods)));
    expect(section).toEqual({ context: 'kind-shop', pods: unwell });
    expect(kubernetesSection.lines(section)).toContain(
      'shop/api-7d9f-x2x: CrashLoopBackOff, 0/1 ready, restarted 12 times',
    );
  });

  it('says that every pod runs', async () => {
    const section = value(await read(printing('shop web-1 1/1 Running 0 2d')));
    expect(kubernetesSection.lines(section)).toEqual(['context     kind-shop', 'every pod runs']);
  });

  it('is of the own namespace where all may not be listed', async () => {
    const forbidden = 'echo "Error from server (Forbidden): pods is forbidden" >&2; exit 1';
    const own = printing('api-1 0/1 Error 3 2d');
    const section = value(await read(`case "$*" in *--all-namespaces*) ${forbidden} ;; *) ${own} ;; esac`));
    expect(section.pods).toEqual([{ namespace: 'shop', name: 'api-1', ready: '0/1', status: 'Error', restarts: 3 }]);
  });

  it('is the context alone where the cluster does not answer', async () => {
    const section = value(await read('echo "Unable to connect to the server: dial tcp: i/o timeout" >&2; exit 1'));
    expect(section).toMatchObject({
      context: 'kind-shop',
      pods: [],
      unread: [expect.stringContaining('Unable to connect')],
    });
    expect(kubernetesSection.lines(section)).toEqual(['context     kind-shop']);
  });

  it('is unread where there is no context', async () => {
    const kubectl = 'echo "error: current-context is not set" >&2; exit 1';
    const environment = { PATH: `${programsIn({ kubectl })}:/usr/bin:/bin` };
    const result = await kubernetesSection.read({ environment }, AbortSignal.timeout(5_000));
    expect(result).toMatchObject({ failure: { message: 'kubectl: error: current-context is not set' } });
  });
});
