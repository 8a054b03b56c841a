import type { Kind } from '../../schemas/kinds.ts';

export interface Template {
  readonly label: string;
  readonly description: string;
  /** A whole document in snippet syntax: `${1:web}` is a place to fill in, here without nesting. Indented by two. */
  readonly body: string;
}

/** What an empty document of a kind may begin as. Each is valid as it stands. */
export const templates: Readonly<Record<Kind, readonly Template[]>> = {
  health: [
    {
      label: 'http check',
      description: 'A health config that asks a web server whether it is well.',
      body: `workload: \${1:web}
type: http
target: \${2:/healthz}
port: \${3:8080}
interval: \${4:30s}
timeout: \${5:5s}
enabled: true
`,
    },
    {
      label: 'tcp check',
      description: 'A health config that connects to a port.',
      body: `workload: \${1:database}
type: tcp
port: \${2:5432}
interval: \${3:30s}
timeout: \${4:5s}
enabled: true
`,
    },
    {
      label: 'exec check',
      description: 'A health config that runs a command and wants it to exit with 0.',
      body: `workload: \${1:database}
type: exec
target: \${2:pg_isready -q}
interval: \${3:30s}
timeout: \${4:5s}
enabled: true
`,
    },
  ],
  rule: [
    {
      label: 'recovery rule',
      description: 'What to do when a workload turns unhealthy.',
      body: `on: unhealthy
action: restart_workload
workload: \${1:web}
max_retries: \${2:3}
cooldown_seconds: \${3:60}
`,
    },
  ],
  escalation: [
    {
      label: 'escalation policy',
      description: 'Who is told, and who after them when nobody acknowledges.',
      body: `name: \${1:default}
escalation:
  levels:
    - delay: 0m
      channels: [\${2:oncall}]
    - delay: \${3:15m}
      channels: [\${4:manager}]
`,
    },
  ],
  playbook: [
    {
      label: 'remediation playbook',
      description: 'Automated steps against a known failure, suggested to a person.',
      body: `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata:
  name: \${1:high-memory-pod}
spec:
  mode: suggest
  trigger:
    alert: \${2:H8}
  actions:
    - type: restart_pod
      timeout: \${3:60s}
    - type: alert_escalate
      condition: restart_failed
      channel: \${4:oncall}
`,
    },
  ],
  profile: [
    {
      label: 'profile',
      description: 'One environment: the backends to ask and the channels to tell.',
      body: `apiVersion: healer.platform/v1
kind: Profile
metadata:
  name: \${1:local}
backends:
  prometheus:
    url: \${2:http://127.0.0.1:9090}
`,
    },
  ],
  project: [
    {
      label: 'project',
      description: 'Which folders hold the definitions that run.',
      body: `apiVersion: healer.platform/v1
kind: Project
definitions: [\${1:health, playbooks, rules}]
`,
    },
  ],
};

/** A template's text with every place filled in by its default. */
export function plainTemplate(body: string): string {
  return body.replace(/\$\{\d+:([^}]*)\}/g, '$1');
}
