/** Programs that show a person more of a host, in a terminal. */
export const hostTools = [
  { name: 'htop', purpose: 'the processes of this host' },
  { name: 'btop', purpose: 'CPU, memory, disks and network of this host' },
  { name: 'lazydocker', purpose: 'containers and their logs' },
  { name: 'k9s', purpose: 'the pods of the cluster' },
] as const;
