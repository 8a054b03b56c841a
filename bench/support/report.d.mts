export function figure(value: number | undefined): string;
export function spread(values: readonly number[]): string;
export function ratio(ours: readonly number[], theirs: readonly number[]): string;
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string;
export interface Result {
  readonly title: string;
  readonly about: string;
  readonly tables: readonly {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly notes: readonly string[];
}
export function section(result: Result, where: { readonly machine: string; readonly taken: string }): string;
export function withSection(report: string, name: string, text: string): string;
