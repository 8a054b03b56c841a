/** A first check, as it may be copied. */
export const exampleCheck = `workload: web
type: http
target: http://127.0.0.1:8080/healthz
interval: 30s
enabled: true
`;
