/** A first check, as it may be copied. */
export const exampleCheck = `workload: web
type: http
port: 8080
path: /healthz
interval: 30s
`;
